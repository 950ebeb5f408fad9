using System.Diagnostics;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>Prints the bytes per row of an <see cref="OrderLog"/>: at the peak while the log is built, and afterwards.</summary>
/// <remarks>
/// "Peak" is the largest heap that a sampling thread measured, including garbage not yet collected; "live peak" is the same
/// with a collection before each sample, as on a machine short of memory.
/// </remarks>
internal static class OrderLogMemory
{
    public static void Print()
    {
        Console.WriteLine("| rows | customers | order ids | rows/s | peak B/row | live peak B/row | retained B/row |");
        Console.WriteLine("|---:|---:|---|---:|---:|---:|---:|");
        foreach (var (rows, customers) in new[] { (5_000_000, 500_000), (5_000_000, 5_000_000), (20_000_000, 2_000_000) })
        {
            Measure(rows, customers, withOrderIds: false);
            Measure(rows, customers, withOrderIds: true);
        }
    }

    private static void Measure(int rows, int customers, bool withOrderIds)
    {
        var source = new OrderRows(rows, customers);
        var (peak, retained, seconds) = Run(source, withOrderIds, forceCollection: false);
        var (livePeak, _, _) = Run(source, withOrderIds, forceCollection: true);
        var ids = withOrderIds ? "one a row" : "none";
        Console.WriteLine(FormattableString.Invariant($"| {rows:N0} | {customers:N0} | {ids} | {rows / seconds:N0} | ")
            + FormattableString.Invariant($"{(double)peak / rows:F1} | {(double)livePeak / rows:F1} | {(double)retained / rows:F1} |"));
    }

    private static (long Peak, long Retained, double Seconds) Run(OrderRows source, bool withOrderIds, bool forceCollection)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        using var done = new ManualResetEventSlim();
        var sampler = new Thread(() =>
        {
            while (!done.Wait(forceCollection ? 20 : 1)) peak = Math.Max(peak, GC.GetTotalMemory(forceCollection));
        });
        sampler.Start();

        var watch = Stopwatch.StartNew();
        var builder = new OrderLogBuilder();
        source.AddTo(builder, withOrderIds);
        var log = builder.Build();
        var seconds = watch.Elapsed.TotalSeconds;

        done.Set();
        sampler.Join();
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(builder);
        GC.KeepAlive(log);
        return (peak - before, retained, seconds);
    }
}
