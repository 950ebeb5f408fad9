using System.Diagnostics;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>Measures several ways of doing the same work in turns, so that other work on the machine meets all of them.</summary>
internal static class Rounds
{
    /// <summary>Returns what one call costs in each way: the medians over the rounds. The first round warms up.</summary>
    /// <param name="roundCount">The number of rounds after the first.</param>
    /// <param name="callCount">The number of calls of a way in each round.</param>
    /// <param name="ways">The ways; each gets a number that no other call gets.</param>
    public static async Task<Cost[]> RunAsync(int roundCount, int callCount, params Func<int, Task>[] ways)
    {
        var times = ways.Select(_ => new List<double>()).ToArray();
        var works = ways.Select(_ => new List<double>()).ToArray();
        var number = 1;
        for (var round = 0; round <= roundCount; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                // Each way is first as often as last.
                var way = (i + round) % ways.Length;
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                for (var call = 0; call < callCount; call++) await ways[way](number++);
                if (round == 0) continue;
                times[way].Add(watch.Elapsed.TotalMilliseconds / callCount);
                works[way].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / callCount);
            }
        }

        return [.. ways.Select((_, i) => new Cost(Median(times[i]), Median(works[i])))];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>What a call costs.</summary>
/// <param name="Time">The time of a call in milliseconds.</param>
/// <param name="Work">The processor time of this process in milliseconds, which other work on the machine hardly changes; without that of
/// a database server.</param>
internal readonly record struct Cost(double Time, double Work)
{
    public string Over(Cost other) => FormattableString.Invariant($"{Time / other.Time:0.00} ({Work / other.Work:0.00})");

    public override string ToString() => FormattableString.Invariant($"{Time:0.000} ms ({Work:0.000} of processor)");
}
