using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>A backfill leaves the customers as live recording would have left them, and handlers hear nothing of it.</summary>
public class BackfillTests
{
    private static readonly BackfillOptions Legacy = new() { Name = "legacy", MuteUntil = TrackerSetup.Start };

    [Theory]
    [InlineData(1, 400, 100_000, false)]
    [InlineData(2, 400, 37, false)]
    [InlineData(3, 400, 1, true)]
    [InlineData(4, 250, 37, true)]
    public async Task BackfillAsync_History_IsAsIfRecordedLive(int seed, int count, int chunkSize, bool isJson)
    {
        var events = new BackfillHistory(seed, count, customerCount: 60, days: 300).Events
            .Select((one, i) => one with { Event = one.Event.WithId($"e{i:D6}") }).ToList();
        var (live, store, filled) = (NewStore(isJson), NewStore(isJson), new RecordingHandler());
        var clock = new FakeTimeProvider(events[0].Event.At);
        var recorder = Tracker(live, clock, new RecordingHandler());
        foreach (var one in events)
        {
            clock.SetUtcNow(one.Event.At);
            await recorder.RecordAsync(one.CustomerId, one.Event, TrackerSetup.Cancellation);
        }

        clock.SetUtcNow(TrackerSetup.Start);
        await recorder.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        var tracker = Tracker(store, new FakeTimeProvider(TrackerSetup.Start), filled);
        var result = await tracker.BackfillAsync(
            events, new BackfillOptions { Name = "legacy", ChunkSize = chunkSize }, TrackerSetup.Cancellation);
        var swept = await tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);

        Assert.Equal(await StoreText.OfAsync(live, hasInstants: false), await StoreText.OfAsync(store, hasInstants: false));
        var customers = events.DistinctBy(one => one.CustomerId).Count();
        Assert.Equal((count, count, customers), (result.Position, result.AppliedCount + result.StaleCount, result.CustomerCount));
        Assert.Equal(0, result.FailureCount + result.UnmutedCount);
        Assert.True(result.MutedCount > 10 && swept.Transitions.Count > 0, $"{result}, {swept}");
        Assert.Empty(filled.Heard);
    }

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(2, 50)]
    [InlineData(3, 7)]
    public async Task BackfillAsync_SourceInAnyOrder_EndsInTheStateOfTheOrderedOne(int seed, int chunkSize)
    {
        var events = new BackfillHistory(seed, 300).Events.Select((one, i) => one with { Event = one.Event.WithId($"e{i:D6}") }).ToList();
        var shuffled = events.ToArray();
        new Random(seed).Shuffle(shuffled);
        var ordered = await RunAsync(events, 100_000);
        Assert.Equal(ordered, await RunAsync(shuffled, chunkSize));
        Assert.Equal(ordered, await RunAsync(Enumerable.Reverse(events), chunkSize));

        static async Task<string> RunAsync(IEnumerable<TrackedEvent> history, int chunkSize)
        {
            var (store, handler) = (new InMemoryCustomerStore(), new RecordingHandler());
            var tracker = Tracker(store, new FakeTimeProvider(TrackerSetup.Start), handler);
            await tracker.BackfillAsync(
                history, new BackfillOptions { Name = "legacy", MuteUntil = TrackerSetup.Start, ChunkSize = chunkSize, MaxConcurrency = 3 },
                TrackerSetup.Cancellation);
            await tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
            Assert.Empty(handler.Heard);
            var lines = new List<string>();
            foreach (var key in await store.ListAsync(string.Empty, null, 1000, TrackerSetup.Cancellation))
            {
                var view = await tracker.GetViewAsync(key.CustomerId, TrackerSetup.Cancellation);
                lines.Add($"{key.CustomerId}: {view.Profile} {string.Join(';', view.Tracks.Select(
                    track => $"{track.Stage} {track.EnteredAt:O} {track.NextDue:O}"))}");
            }

            return string.Join('\n', lines);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BackfillAsync_RunAgainAfterAFailure_EndsAsOneRun(bool isJson)
    {
        var history = new BackfillHistory(5, 3_000, customerCount: 250).Events;
        var (clean, store) = (NewStore(isJson), NewStore(isJson));
        await BackfillAsync(clean, history, Legacy);
        var progress = new Reported();
        BackfillOptions options = new()
        {
            Name = "legacy", MuteUntil = TrackerSetup.Start, ChunkSize = 400, MaxConcurrency = 2, Progress = progress,
        };
        // First the source fails, then the host in the middle of a chunk, then the call is cancelled.
        await Assert.ThrowsAsync<IOException>(
            async () => await Tracker(store, new FakeTimeProvider(TrackerSetup.Start), new RecordingHandler())
                .BackfillAsync(BackfillHistory.FailAfter(history, 700), options, TrackerSetup.Cancellation));
        Assert.Equal(400, Assert.Single(progress.All).Position);
        var keys = 0;
        var failing = Tracker(
            store, new FakeTimeProvider(TrackerSetup.Start), new RecordingHandler(),
            key => ++keys == 20 ? throw new IOException("The key service is down.") : $"subject of {key.CustomerId}");
        await Assert.ThrowsAsync<IOException>(async () => await failing.BackfillAsync(history, options, TrackerSetup.Cancellation));
        using var cancelled = new CancellationTokenSource();
        progress.Meanwhile = one => (one.Position < 1600 ? Task.CompletedTask : cancelled.CancelAsync()).Wait();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Tracker(store, new FakeTimeProvider(TrackerSetup.Start), new RecordingHandler())
                .BackfillAsync(history, options, cancelled.Token));
        progress.Meanwhile = null;

        var result = await BackfillAsync(store, history, new BackfillOptions
        {
            Name = "legacy", MuteUntil = TrackerSetup.Start, SkipCount = 400, ChunkSize = 100_000,
        });
        Assert.Equal(await StoreText.OfAsync(clean), await StoreText.OfAsync(store));
        Assert.Equal((3_000, 0), (result.Position, result.FailureCount));
        Assert.True(result.UnchangedCount > 500 && result.AppliedCount > 500, result.ToString());
        var again = await BackfillAsync(store, history, Legacy);
        Assert.Equal((3_000, 0, 0), (again.UnchangedCount, again.CustomerCount, again.MutedCount));
        Assert.Equal(await StoreText.OfAsync(clean), await StoreText.OfAsync(store));
    }

    [Fact]
    public async Task BackfillAsync_TimeBasedTransitions_AreMutedUpToTheEnd()
    {
        var setup = new TrackerSetup();
        var (old, recent) = (Order("1", -40), Order("2", -20));
        var result = await setup.Tracker.BackfillAsync(
            [new TrackedEvent("anna", old), new TrackedEvent("bert", recent)], new BackfillOptions { Name = "legacy" },
            TrackerSetup.Cancellation);
        Assert.Equal((2, 2, 2), (result.AppliedCount, result.CustomerCount, result.MutedCount));
        var swept = await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal("quiet", Assert.Single(swept.Transitions).To);
        Assert.Empty(setup.Handler.Heard);
        setup.Time.Advance(TimeSpan.FromDays(15));
        await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal(("bert", "quiet"), Assert.Single(setup.Handler.Heard.Select(notice => (notice.Customer.CustomerId, notice.To))));
    }

    [Fact]
    public async Task BackfillAsync_LiveCustomer_LosesNoTransition()
    {
        var setup = new TrackerSetup();
        await setup.RecordAsync(setup.Order("1"));
        setup.Time.Advance(TimeSpan.FromDays(40));
        // Nothing has swept yet: the customer has been quiet for ten days.
        var result = await setup.Tracker.BackfillAsync(
            [new TrackedEvent("anna", Order("0", -100))], new BackfillOptions { Name = "legacy" }, TrackerSetup.Cancellation);
        Assert.Equal((1, 1), (result.CustomerCount, result.UnmutedCount));
        await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal(["customer", "quiet"], setup.Handler.Heard.Select(notice => notice.To));
        var view = await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
        Assert.Equal((2, "quiet"), (view.Profile.OrderCount, view.Track("journey").Stage));
        // 30 days after the first order the replay finds an earlier pause, which is muted.
        Assert.Equal(3, result.MutedCount);
        setup.Time.Advance(TimeSpan.FromSeconds(1));
        await setup.RecordAsync(setup.Order("2"));
        Assert.Equal(["customer", "quiet", "customer"], setup.Handler.Heard.Select(notice => notice.To));
    }

    [Fact]
    public async Task BackfillAsync_BadRows_AreFailuresWithPositionAndReason()
    {
        var setup = new TrackerSetup(options => options.ReportingCurrency = "EUR");
        var result = await setup.Tracker.BackfillAsync(
            [
                new TrackedEvent("anna", Order("1", -9)), new TrackedEvent(" ", Order("2", -9)), new TrackedEvent("bert", default),
                new TrackedEvent("bert", setup.Order("3")), new TrackedEvent("bert", Order("4", 2)),
                new TrackedEvent("bert", Order("5", -9, "USD")), new TrackedEvent("bert", Order("1", -8)),
                new TrackedEvent("bert", Order("6", -7)), new TrackedEvent("carl", CustomerEvent.Visit(TrackerSetup.Start)),
            ],
            new BackfillOptions { Name = "legacy", MaxFailures = 5 }, TrackerSetup.Cancellation);
        Assert.Equal((9, 3, 6), (result.Position, result.AppliedCount, result.FailureCount));
        Assert.Equal(
            [
                "2 Failed The customer id is empty.", "3 Failed The event is default.",
                "4 Failed The order has neither ChangedAt nor Version,",
                "5 Failed The event at 2026-03-03T12:00:00.0000000+00:00 is further ahead", "6 Failed ",
            ],
            result.Failures.Select(one => $"{one.Position} {one.Outcome} {one.Reason}"), Starts);
        // The other row of the list that does not fit is the order of another customer.
        var other = await setup.Tracker.BackfillAsync(
            [new TrackedEvent("dora", Order("7", -7)), new TrackedEvent("dora", Order("1", -6)), new TrackedEvent("dora", Order("8", -5))],
            new BackfillOptions { Name = "more" }, TrackerSetup.Cancellation);
        Assert.Equal((2, 1), (other.AppliedCount, other.FailureCount));
        Assert.Equal((2, RecordOutcome.Refused), Assert.Single(other.Failures.Select(one => (one.Position, one.Outcome))));

        static bool Starts(string expected, string actual) => actual.StartsWith(expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackfillAsync_EndAheadOfTheClock_IsRefused()
    {
        var setup = new TrackerSetup();
        var options = new BackfillOptions { Name = "legacy", MuteUntil = TrackerSetup.Start.AddHours(1) };
        var error = await Assert.ThrowsAsync<ArgumentException>(
            "options", async () => await setup.Tracker.BackfillAsync([], options, TrackerSetup.Cancellation));
        Assert.Contains("live transitions would be muted", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Two stores of one kind move expired events into sums at the same events.</summary>
    private static ICustomerStore NewStore(bool isJson) => isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();

    private static CustomerEvent Order(string id, int days, string? currency = null) => CustomerEvent.Order(new OrderSnapshot
    {
        OrderId = id, PlacedAt = TrackerSetup.Start.AddDays(days), ChangedAt = TrackerSetup.Start.AddDays(days), GrossTotal = 10,
        Currency = currency,
    });

    private static LifecycleTracker Tracker(
        ICustomerStore store, TimeProvider clock, ITransitionHandler handler, Func<CustomerKey, string>? keys = null) =>
        LifecycleTracker.Create(
            // With the whole history inside the horizon: when events become sums depends on when they are recorded.
            new LifecycleOptions
            {
                SubjectKeys = keys ?? (key => $"subject of {key.CustomerId}"), ReplayHorizon = TimeSpan.FromDays(3_650),
            }
                .AddTrack("journey", TrackerSetup.Small).AddTrack("retail", LifecyclePresets.Retail),
            store, clock, [handler]);

    private static async Task<BackfillResult> BackfillAsync(ICustomerStore store, List<TrackedEvent> history, BackfillOptions options)
    {
        var handler = new RecordingHandler();
        var tracker = Tracker(store, new FakeTimeProvider(TrackerSetup.Start), handler);
        var result = await tracker.BackfillAsync(history, options, TrackerSetup.Cancellation);
        Assert.Empty(handler.Heard);
        return result;
    }

    private sealed class Reported : IProgress<BackfillProgress>
    {
        public List<BackfillProgress> All { get; } = [];

        public Action<BackfillProgress>? Meanwhile { get; set; }

        public void Report(BackfillProgress value)
        {
            All.Add(value);
            Meanwhile?.Invoke(value);
        }
    }
}
