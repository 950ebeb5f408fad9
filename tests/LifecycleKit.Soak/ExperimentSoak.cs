using System.Diagnostics;
using LifecycleKit.Tests.Experiments;

namespace LifecycleKit.Soak;

/// <summary>
/// Simulates every scenario of the read-outs many times, and counts false alarms at one look and at any of many, and intervals that miss.
/// </summary>
internal static class ExperimentSoak
{
    public static int Run(string[] args)
    {
        if (SoakOptions.Read(args.Length == 0 ? ["--runs", "10000"] : args) is not { } options)
        {
            Console.Error.WriteLine(SoakOptions.Usage);
            return 2;
        }

        var failures = 0;
        var runs = (int)Math.Min(options.Cases, int.MaxValue);
        var clock = Stopwatch.StartNew();
        foreach (var scenario in ReadoutScenario.All.Append(ReadoutScenario.PlainPeeking))
        {
            var happened = 0;
            Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, run =>
            {
                if (scenario.Run(options.Seed, run)) Interlocked.Increment(ref happened);
            });
            var contrast = scenario == ReadoutScenario.PlainPeeking;
            var allowed = contrast || scenario.Allows(happened, runs);
            failures += allowed ? 0 : 1;
            Console.WriteLine(FormattableString.Invariant(
                $"{(allowed ? "  " : "! ")}{scenario.Name}: {(double)happened / runs:0.0000} {(contrast ? "(for contrast)" : $"of {(scenario.IsCeiling ? "at most " : "")}{scenario.Rate}")}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{runs:N0} runs each, seed {options.Seed}, {clock.Elapsed.TotalSeconds:N0} s"));
        return failures == 0 ? 0 : 1;
    }
}
