using System.Collections.Concurrent;
using System.Diagnostics;
using LifecycleKit.Tests.Clv;

namespace LifecycleKit.Soak;

/// <summary>
/// Fits every model to many simulated samples of 50 to 20 000 customers, including degenerate ones, and compares each fit with Nelder and
/// Mead.
/// </summary>
internal static class FitSoak
{
    private const int MaxCustomers = 20_000;

    public static int Run(string[] args)
    {
        if (SoakOptions.Read(args.Length == 0 ? ["--datasets", "500"] : args) is not { } options)
        {
            Console.Error.WriteLine(SoakOptions.Usage);
            return 2;
        }

        var failures = 0;
        foreach (var (name, model) in FitCase.Models.Where(model => options.Model is null || options.Model == model.Key))
        {
            var clock = Stopwatch.StartNew();
            var results = new ConcurrentDictionary<string, int>();
            Parallel.For(0, (int)options.Cases, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, dataset =>
            {
                var x = model(unchecked(options.Seed * 1_000_003 + (ulong)dataset), MaxCustomers);
                var result = "failed";
                try
                {
                    result = FitExercise.Check(x).ToString();
                }
                catch (Exception failure)
                {
                    Interlocked.Increment(ref failures);
                    Console.WriteLine(failure is Xunit.Sdk.XunitException ? failure.Message : $"{x.Text}: {failure}");
                }

                results.AddOrUpdate(result, 1, (_, count) => count + 1);
            });
            Console.WriteLine(FormattableString.Invariant(
                $"{name}: {options.Cases} samples in {clock.Elapsed.TotalSeconds:N0} s: {string.Join(", ", results.OrderBy(x => x.Key).Select(x => $"{x.Key} {x.Value}"))}"));
        }

        return failures == 0 ? 0 : 1;
    }
}
