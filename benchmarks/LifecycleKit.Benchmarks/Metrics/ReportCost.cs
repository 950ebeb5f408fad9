using System.Diagnostics;
using LifecycleKit.Metrics;

namespace LifecycleKit.Benchmarks.Metrics;

/// <summary>
/// Prints the cost of the full monthly report of two years in one pass over a stream of events: time, and memory kept until the report is
/// built.
/// </summary>
/// <remarks>The time includes the creation of the events; a column shows that part alone, with one thread and with two.</remarks>
internal static class ReportCost
{
    public static void Print()
    {
        Console.WriteLine(
            "| events | customers | orders | making alone s | report s | two builders: making s | report s | kept MB | B a customer | B a customer and order |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        // Warm up, then: the base case; the same customers and orders with three times the events; twice the customers.
        Measure(new EventStream(50_000, 100_000, 400_000), silent: true);
        Measure(new EventStream(500_000, 1_500_000, 3_500_000), silent: false);
        Measure(new EventStream(500_000, 1_500_000, 13_500_000), silent: false);
        Measure(new EventStream(1_000_000, 1_500_000, 3_500_000), silent: false);
        Measure(new EventStream(500_000, 500_000, 4_500_000), silent: false);
    }

    private static void Measure(EventStream stream, bool silent)
    {
        var making = Seconds(() => stream.ForEach(0, 1, static (_, _) => { }));
        var makingByTwo = Seconds(() => Parallel.For(0, 2, shard => stream.ForEach(shard, 2, static (_, _) => { })));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var builder = NewBuilder();
        var alone = Seconds(() =>
        {
            stream.ForEach(0, 1, (id, e) => builder.Add(id, e));
            builder.Build();
        });
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        var (customers, events) = (builder.CustomerCount, builder.EventCount);
        var orders = builder.Build()["orders"].Numerator;
        GC.KeepAlive(builder);
        builder = null!;

        var byTwo = Seconds(() =>
        {
            MetricReportBuilder[] builders = [NewBuilder(), NewBuilder()];
            Parallel.For(0, 2, shard => stream.ForEach(shard, 2, (id, e) => builders[shard].Add(id, e)));
            builders[0].Merge(builders[1]);
            builders[0].Build();
        });
        if (silent) return;
        Console.WriteLine(FormattableString.Invariant(
            $"| {events:N0} | {customers:N0} | {orders:N0} | {making:F2} | {alone:F2} | {makingByTwo:F2} | {byTwo:F2} | {kept / 1e6:F0} | {(double)kept / customers:F0} | {kept / (double)(customers + orders):F0} |"));
    }

    private static MetricReportBuilder NewBuilder() => new(new MetricReportOptions { Period = EventStream.Period });

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
