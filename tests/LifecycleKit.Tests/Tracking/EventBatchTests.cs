using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>A batch records what single calls record, with the same results, whatever the events and the store.</summary>
public class EventBatchTests
{
    private static readonly string[] Customers = ["anna", "bert", "carl", "dora"];

    private static Gen<Case> Cases { get; } =
        from seed in Gen.Choose(0, int.MaxValue)
        from count in Gen.Choose(1, 60)
        from size in Gen.Choose(1, 25)
        from isRebuilt in Gen.Elements(false, true)
        from isInBackground in Gen.Elements(false, false, true)
        select new Case(seed, count, size, isRebuilt, isInBackground);

    [Fact]
    public void RecordAsync_AnyBatch_IsWhatSingleCallsRecord()
    {
        var outcomes = new Dictionary<RecordOutcome, int>();
        Law.Holds(Cases, Check, count: 150);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", outcomes));
        Assert.All(
            new[]
            {
                RecordOutcome.Applied, RecordOutcome.Unchanged, RecordOutcome.Duplicate, RecordOutcome.Stale, RecordOutcome.Conflict,
                RecordOutcome.Refused, RecordOutcome.Failed,
            },
            outcome => Assert.True(outcomes.GetValueOrDefault(outcome) > 30, $"{outcome} hardly occurs."));

        void Check(Case one)
        {
            Assert.Equal(
                RunAsync(one, new InMemoryCustomerStore(), isBatched: false, outcomes).GetAwaiter().GetResult(),
                RunAsync(one, new InMemoryCustomerStore(), isBatched: true).GetAwaiter().GetResult());
            if (one.Seed % 3 != 0) return;
            Assert.Equal(
                RunAsync(one, new JsonCustomerStore(), isBatched: false).GetAwaiter().GetResult(),
                RunAsync(one, new JsonCustomerStore(), isBatched: true).GetAwaiter().GetResult());
        }
    }

    [Fact]
    public async Task RecordAsync_BatchOfSeveralCustomers_LoadsAndSavesEachOnce()
    {
        var store = new JsonCustomerStore();
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", TrackerSetup.Small), store, Clock());
        var orders = Enumerable.Range(0, 30)
            .Select(i => new TrackedEvent(Customers[i % 3], CustomerEvent.Order(Order($"{i}", TrackerSetup.Start.AddHours(-i))))).ToList();
        await tracker.RecordAsync("dora", CustomerEvent.Visit(TrackerSetup.Start), TrackerSetup.Cancellation);
        var (loads, saves) = (store.LoadCount, store.SaveCount);
        var results = await tracker.RecordAsync(orders, TrackerSetup.Cancellation);
        Assert.All(results, result => Assert.Equal(RecordOutcome.Applied, result.Outcome));
        Assert.Equal((3, 3), (store.LoadCount - loads, store.SaveCount - saves));
        Assert.Equal(10, (await tracker.GetViewAsync("bert", TrackerSetup.Cancellation)).Profile.OrderCount);
    }

    [Fact]
    public async Task RecordAsync_BatchWithInvalidEvents_ListsAllAndRecordsNothing()
    {
        var setup = new TrackerSetup();
        var ahead = CustomerEvent.Visit(TrackerSetup.Start.AddHours(1));
        TrackedEvent[] events = [new("anna", setup.Order("1")), new(" ", setup.Order("2")), new("bert", default), new("secret-id", ahead)];
        var error = await Assert.ThrowsAsync<ArgumentException>(
            "events", async () => await setup.Tracker.RecordAsync(events, TrackerSetup.Cancellation));
        Assert.Contains("Event 1: The customer id is empty.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Event 2: The event is default.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Event 3: The event at 2026-03-01T13:00:00", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-id", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, setup.Store.Count);
        Assert.Empty(await setup.Tracker.RecordAsync([], TrackerSetup.Cancellation));
    }

    [Fact]
    public async Task RecordAsync_BatchBesideOtherCallers_LosesNothing()
    {
        var setup = new TrackerSetup();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                var events = Customers.Select(customer => new TrackedEvent(customer, setup.Order($"{customer} {writer} {i}"))).ToList();
                Assert.All(await setup.Tracker.RecordAsync(events, default), result => Assert.Equal(RecordOutcome.Applied, result.Outcome));
            }
        })));
        foreach (var customer in Customers)
            Assert.Equal(80, (await setup.Tracker.GetViewAsync(customer, TrackerSetup.Cancellation)).Profile.OrderCount);
        Assert.Equal(4, setup.Handler.Heard.Count);
    }

    private static FakeTimeProvider Clock() => new(TrackerSetup.Start);

    private static OrderSnapshot Order(string id, DateTimeOffset at) =>
        new() { OrderId = id, PlacedAt = at, ChangedAt = at, GrossTotal = 10 };

    private static async Task<string> RunAsync(
        Case one, ICustomerStore store, bool isBatched, Dictionary<RecordOutcome, int>? outcomes = null)
    {
        var time = Clock();
        var handler = new HandlerThatFailsFirst();
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions
            {
                SubjectSecret = "the same in both runs",
                ReportingCurrency = "EUR",
                LateEvents = one.IsRebuilt ? LateEventPolicy.Rebuild : LateEventPolicy.Apply,
                Playbook = Playbook.Build("shop", book => book.Play("play", play => play.Channel(Channels.Email).DailyBudget(5))),
                Delivery = one.IsInBackground ? DeliveryMode.InBackground : DeliveryMode.InRequest,
            }.AddTrack("journey", TrackerSetup.Small).AddTrack("retail", LifecyclePresets.Retail),
            store, time, [handler]);
        var log = new List<string>();
        foreach (var some in Enumerable.Range(0, one.Count).Chunk(one.Size))
        {
            time.Advance(TimeSpan.FromHours(new Random(one.Seed + some[0]).Next(1, 700)));
            var events = some.Select(i => Event(new Random(one.Seed ^ (i * 7919)), i, time.GetUtcNow())).ToList();
            var results = isBatched ? await tracker.RecordAsync(events, TrackerSetup.Cancellation) : await SinglyAsync(tracker, events);
            foreach (var result in results)
            {
                if (outcomes is not null) outcomes[result.Outcome] = 1 + outcomes.GetValueOrDefault(result.Outcome);
                log.Add(
                    $"{result} {result.OrderId} {result.Applied} {result.Error?.Message} ");
                log.Add($"{string.Join(';', result.Transitions.Select(one => one.ToJson()))} {string.Join(';', result.Suppressed)} {string.Join(';', result.HandlerFailures)}");
            }

            log.Add($"{await tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)}");
        }

        log.Add(await StoreText.OfAsync(store));
        var counts = await store.LoadPlayCountsAsync(string.Empty, DateOnly.MinValue, TrackerSetup.Cancellation);
        log.Add(string.Join(';', counts));
        // Between customers there is no order.
        log.AddRange(handler.Heard.GroupBy(notice => notice.Customer).OrderBy(group => group.Key).SelectMany(group => group).Select(
            notice => notice.ToJson()));
        return string.Join('\n', log);
    }

    private static async Task<List<RecordResult>> SinglyAsync(LifecycleTracker tracker, List<TrackedEvent> events)
    {
        var results = new List<RecordResult>();
        foreach (var one in events)
        {
            try
            {
                results.Add(await tracker.RecordAsync(one.CustomerId, one.Event, TrackerSetup.Cancellation));
            }
            catch (CurrencyMismatchException error)
            {
                results.Add(new RecordResult { Outcome = RecordOutcome.Failed, Error = error });
            }
        }

        return results;
    }

    /// <summary>Few orders and ids, so that events repeat, contradict and overtake each other, also between customers.</summary>
    private static TrackedEvent Event(Random random, int index, DateTimeOffset now)
    {
        var at = random.Next(3) == 0 ? now.AddHours(-random.Next(2000)) : now;
        var id = random.Next(3) == 0 ? null : $"e{random.Next(20)}";
        var customer = Customers[random.Next(Customers.Length)];
        return new TrackedEvent(customer, random.Next(7) switch
        {
            0 => CustomerEvent.Visit(at, "newsletter", eventId: id),
            1 => CustomerEvent.ConsentChanged(at, Channels.Email, random.Next(2) == 0, eventId: id),
            2 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "play", Channels.Email, id ?? $"m{index}"),
            _ => CustomerEvent.Order(
                new OrderSnapshot
                {
                    OrderId = random.Next(8) == 0 ? "shared" : $"{customer} {random.Next(3)}",
                    PlacedAt = TrackerSetup.Start.AddDays(-200),
                    ChangedAt = random.Next(5) == 0 ? default : at,
                    Version = random.Next(2) == 0 ? random.Next(1, 4) : null,
                    GrossTotal = 20,
                    RefundedTotal = random.Next(3) * 10,
                    Currency = random.Next(12) == 0 ? "USD" : "EUR",
                },
                id),
        });
    }

    private sealed record Case(int Seed, int Count, int Size, bool IsRebuilt, bool IsInBackground);

    /// <summary>Fails at the first attempt with some transitions.</summary>
    private sealed class HandlerThatFailsFirst : ITransitionHandler
    {
        private readonly HashSet<string> _failed = [];

        public List<TransitionNotice> Heard { get; } = [];

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (notice.Id[0] < '4' && _failed.Add(notice.Id)) throw new InvalidOperationException("The mail server is down.");
            Heard.Add(notice);
            return ValueTask.CompletedTask;
        }
    }
}
