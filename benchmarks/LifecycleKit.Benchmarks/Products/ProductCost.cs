using System.Diagnostics;
using LifecycleKit.Products;

namespace LifecycleKit.Benchmarks.Products;

/// <summary>
/// Prints what it costs to fit what is bought together and when again to a shop's order lines: time of each step and memory, with one
/// builder, and with one builder a processor whose counts are merged; and what a suggestion costs.
/// </summary>
/// <remarks>"Processor" is the time of all processors, which other work on the machine changes little. "Peak" is the largest heap that a
/// sampling thread measured, including garbage not yet collected.</remarks>
internal static class ProductCost
{
    public static void Print(int orders)
    {
        var stream = new OrderLineStream(orders, 3, orders / 5, 20_000);
        Warm();
        Console.WriteLine($"{orders:N0} orders, {stream.LineCount:N0} lines, {orders / 5:N0} customers, 20,000 products");
        var making = Seconds(() => Make(stream));
        Console.WriteLine(FormattableString.Invariant($"making the lines alone, reading included: {making:F2} s"));
        Console.WriteLine(
            "| builders | read s | build s | affinity s | replenishment s | suggestions s | all s | processor s | peak MB | pairs |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        Measure(stream, 1);
        Measure(stream, Environment.ProcessorCount);
        MeasureSuggestions(stream);
    }

    private static void Warm()
    {
        var small = new OrderLineStream(20_000, 3, 4_000, 1_000);
        var log = Read(small, 0, 1).Build();
        NextProducts.Create(ProductAffinity.Fit(log), ReplenishmentModel.Fit(log, OrderLineStream.AsOf));
    }

    private static void Make(OrderLineStream stream) => Read(stream, 0, 1);

    private static OrderLineLogBuilder Read(OrderLineStream stream, int shard, int shards)
    {
        var builder = new OrderLineLogBuilder();
        stream.AddTo(builder, shard, shards);
        return builder;
    }

    private static void Measure(OrderLineStream stream, int shards)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        using var done = new ManualResetEventSlim();
        var sampler = new Thread(() =>
        {
            while (!done.Wait(2)) peak = Math.Max(peak, GC.GetTotalMemory(false));
        });
        sampler.Start();

        var builders = new OrderLineLogBuilder[shards];
        var logs = new OrderLineLog[shards];
        var affinity = default(ProductAffinity);
        var replenishment = default(ReplenishmentModel);
        var processor = Environment.CpuUsage.TotalTime;
        var read = Seconds(() => Parallel.For(0, shards, shard => builders[shard] = Read(stream, shard, shards)));
        var build = Seconds(() => Parallel.For(0, shards, shard => logs[shard] = builders[shard].Build()));
        var pairs = Seconds(() => affinity = ProductAffinity.Fit(
            logs.AsParallel().Select(log => ProductPairCounts.Count(log)).Aggregate((one, other) => one.Merge(other))));
        var gaps = Seconds(() => replenishment = ReplenishmentModel.Fit(
            logs.AsParallel().Select(log => ReplenishmentCounts.Count(log, OrderLineStream.AsOf))
                .Aggregate((one, other) => one.Merge(other))));
        var next = Seconds(() => NextProducts.Create(affinity!, replenishment!));
        processor = Environment.CpuUsage.TotalTime - processor;
        done.Set();
        sampler.Join();
        var all = read + build + pairs + gaps + next;
        Console.WriteLine(
            FormattableString.Invariant($"| {shards} | {read:F2} | {build:F2} | {pairs:F2} | {gaps:F2} | {next:F2} | {all:F2} ")
            + FormattableString.Invariant($"| {processor.TotalSeconds:F2} | {(peak - before) / 1e6:F0} | {affinity!.PairCount:N0} |"));
    }

    private static void MeasureSuggestions(OrderLineStream stream)
    {
        var log = Read(stream, 0, 1).Build();
        var next = NextProducts.Create(ProductAffinity.Fit(log), ReplenishmentModel.Fit(log, OrderLineStream.AsOf));
        var target = new ProductSuggestion[10];
        var histories = new ProductHistory[Math.Min(20_000, log.CustomerCount)];
        var reading = Seconds(() =>
        {
            for (var i = 0; i < histories.Length; i++) histories[i] = log.GetHistory(i);
        });
        // The pool grows to the longest history first.
        foreach (var history in histories) next.Suggest(history, OrderLineStream.AsOf, target);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var seconds = Seconds(() =>
        {
            foreach (var history in histories) next.Suggest(history, OrderLineStream.AsOf, target);
        });
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var (read, suggestions) = (reading / histories.Length * 1e6, seconds / histories.Length * 1e6);
        Console.WriteLine(FormattableString.Invariant(
            $"a customer: history {read:F1} µs, ten suggestions {suggestions:F1} µs, {bytes} B for all {histories.Length:N0}"));
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
