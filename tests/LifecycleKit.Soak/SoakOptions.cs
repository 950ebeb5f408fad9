using System.Globalization;

namespace LifecycleKit.Soak;

/// <summary>
/// The options of a run: the number of cases of each law, the first seed, the number of threads, for fits one model or all, and for the
/// store one database or all and the number of kills.
/// </summary>
internal sealed record SoakOptions(long Cases, ulong Seed, int Threads, string? Model = null, int Kills = 20, string? Database = null)
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project tests/LifecycleKit.Soak -- [what] [--cases 100000] [--seed 1] [--threads 0 for all cores]
          (nothing)    laws of the stage engine
          plays        law of playbooks
          restarts     law of trackers that are made again before every call
          fits         fits of models: [--datasets 500] [--model BG/NBD]
          experiments  read-outs: [--runs 10000]
          store        stores of killed processes and servers: [--events 5000] [--kills 20] [--database sqlite or postgres]
        """;

    /// <summary>Reads the arguments; returns null when they are not valid.</summary>
    public static SoakOptions? Read(string[] args)
    {
        var options = new SoakOptions(100_000, 1, Environment.ProcessorCount);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is "--model" or "--database" && i + 1 < args.Length)
            {
                options = args[i] == "--model" ? options with { Model = args[i + 1] } : options with { Database = args[i + 1] };
                continue;
            }

            if (i + 1 == args.Length || !long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            switch (args[i])
            {
                case "--cases" or "--datasets" or "--runs" or "--events" when number > 0: options = options with { Cases = number }; break;
                case "--kills" when number <= 10_000: options = options with { Kills = (int)number }; break;
                case "--seed": options = options with { Seed = (ulong)number }; break;
                case "--threads" when number == 0: options = options with { Threads = Environment.ProcessorCount }; break;
                case "--threads" when number <= 1_024: options = options with { Threads = (int)number }; break;
                default: return null;
            }
        }

        return options;
    }
}
