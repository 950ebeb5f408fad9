using System.Diagnostics;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Benchmarks.Tracking;

/// <summary>
/// Prints what one call of the tracker over the in-memory store costs: bytes exactly, and the time of the best of several rounds, since
/// other programs may run beside it. Then how the bytes of an event grow with what the customer has already.
/// </summary>
internal static class TrackerCost
{
    private const int Customers = 10_000;
    private const int Rounds = 60;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly PopulationModel Population = PopulationModel.Create(
        RfmModel.Fit(
            [RfmValues.Create(1, 1, 1)], Now,
            new RfmOptions
            {
                Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 12), Monetary = RfmCuts.Given(20, 50, 90, 300),
            }),
        MbgNbdModel.Create(0.525, 6.183, 0.891, 1.614, TimeUnit.Week), GammaGammaModel.Create(6.25, 3.74, 15.44));

    public static async Task PrintAsync()
    {
        await PrintAsync("The retail lifecycle, without a population model", Options(null));
        await PrintAsync("With a population model", Options(Population));
        await PrintAsync("And the five-phase map as a track", Options(Population).AddSegmentTrack());
        var indexed = Options(Population);
        indexed.ScoreIndexes = new ScoreIndexOptions { LifetimeValue = [50, 200] };
        await PrintAsync("Or indexes of R, F, M, three thresholds of P(alive) and two of the lifetime value", indexed);
        await GrowthAsync();
    }

    private static LifecycleOptions Options(PopulationModel? population) =>
        new LifecycleOptions { Population = population }.AddTrack("journey", LifecyclePresets.Retail);

    private static async Task PrintAsync(string title, LifecycleOptions options)
    {
        var clock = new SetClock { Now = Now };
        var tracker = LifecycleTracker.Create(options, null, clock);
        string[] ids = [.. Enumerable.Range(0, Customers).Select(i => $"customer-{i}")];
        foreach (var id in ids)
        {
            for (var i = 0; i < 10; i++) await tracker.RecordAsync(id, CustomerEvent.Order(Order(clock.Now, id, i)));
        }

        var repeated = ids.Select((id, i) => CustomerEvent.Order(Order(clock.Now, id, i % 10))).ToArray();
        var visit = CustomerEvent.Visit(clock.Now);
        Console.WriteLine($"{title}\n");
        Console.WriteLine("| call | time | allocated |");
        Console.WriteLine("|---|---:|---:|");
        await MeasureAsync("`GetViewAsync`, no plays", i => Done(tracker.GetViewAsync(ids[i])));
        await MeasureAsync("`RecordAsync`, an order that is known", i => Done(tracker.RecordAsync(ids[i], repeated[i])));
        await MeasureAsync("`RecordAsync`, a visit", i => Done(tracker.RecordAsync(ids[i], visit)));
        var number = 0;
        await MeasureAsync(
            "`RecordAsync`, a visit with an id",
            i => Done(tracker.RecordAsync(ids[i], CustomerEvent.Visit(clock.Now, eventId: $"v{number++}"))));
        await MeasureAsync(
            "`RecordAsync`, a changed order",
            i => Done(tracker.RecordAsync(ids[i], CustomerEvent.Order(
                Order(clock.Now, ids[i], i % 10) with { RefundedTotal = 1, ChangedAt = clock.Now.AddTicks(number++) }))));
        Console.WriteLine();
    }

    private static async Task MeasureAsync(string name, Func<int, ValueTask> call)
    {
        var (best, bytes) = (double.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Customers; i++) await call(i);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Customers);
            bytes = Math.Min(bytes, (GC.GetAllocatedBytesForCurrentThread() - before) / Customers);
        }

        Console.WriteLine(FormattableString.Invariant($"| {name} | {best:F2} µs | {bytes} B |"));
    }

    private static async Task GrowthAsync()
    {
        Console.WriteLine("| one more | with 10 | with 1 000 | with 10 000 |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, make) in GrowingHistories.All)
        {
            var row = $"| {name} |";
            foreach (var count in new[] { 10, 1_000, 10_000 }) row += FormattableString.Invariant($" {await BytesAsync(make, count)} B |");
            Console.WriteLine(row);
        }
    }

    /// <summary>The mean bytes of 64 events after a number of events of the same kind.</summary>
    private static async Task<long> BytesAsync(Func<DateTimeOffset, int, CustomerEvent> make, int count)
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), null, clock);
        var start = clock.Now;
        for (var i = 0; i < count; i++) await tracker.RecordAsync("one", make(start, i));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 64; i++) await tracker.RecordAsync("one", make(start, count + i));
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 64;
    }

    private static ValueTask Done<T>(ValueTask<T> call)
    {
        call.GetAwaiter().GetResult();
        return default;
    }

    private static OrderSnapshot Order(DateTimeOffset now, string customerId, int number) => new()
    {
        OrderId = $"{customerId}-{number}", PlacedAt = now.AddDays(-10 * (10 - number)), GrossTotal = 20 + number,
        Status = OrderStatus.Paid,
    };
}

/// <summary>Events of which a customer may have many.</summary>
internal static class GrowingHistories
{
    public static IReadOnlyList<(string Name, Func<DateTimeOffset, int, CustomerEvent> Make)> All { get; } =
    [
        ("visit", (now, _) => CustomerEvent.Visit(now)),
        ("visit with an id", (now, i) => CustomerEvent.Visit(now, eventId: $"v{i}")),
        ("order", (now, i) => CustomerEvent.Order(
            new OrderSnapshot { OrderId = $"o{i}", PlacedAt = now.AddMinutes(i - 20_000), GrossTotal = 10, Status = OrderStatus.Paid })),
        ("trait", (now, i) => CustomerEvent.TraitSet(now, $"t{i}", TraitValue.Create(i))),
        ("message", (now, i) => CustomerEvent.Message(
            CustomerEventKind.MessageSent, now.AddMinutes(i - 20_000), $"play{i}", Channels.Email)),
        ("consent for a category", (now, i) => CustomerEvent.ConsentChanged(now, Channels.Email, true, $"c{i}")),
        ("exposure", (now, i) => CustomerEvent.Exposure(now, $"e{i}", "a")),
    ];
}

/// <summary>A clock that is set.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
