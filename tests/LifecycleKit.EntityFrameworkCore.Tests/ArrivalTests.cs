using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Events that arrive in any order, late and more than once, end in the state that the policy for late events says.</summary>
public abstract class ArrivalTests : DatabaseTests
{
    [Theory]
    [InlineData(LateEventPolicy.Apply, 1)]
    [InlineData(LateEventPolicy.Rebuild, 2)]
    [InlineData(LateEventPolicy.Rebuild, 3)]
    public async Task Arrivals_InAnyOrder_EndAsInMemory(LateEventPolicy policy, int seed)
    {
        var arrivals = new Arrivals(seed);
        var (memory, tracker, clock) = Arrivals.InMemory(policy);
        await arrivals.ArriveAsync(tracker, clock, Cancellation);

        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure, setOptions: options => options.LateEvents = policy);
        await arrivals.ArriveAsync(host.Tracker, host.Clock, Cancellation);

        Assert.Equal(
            await StoreContent.ReadAsync(memory, tracker, null, Cancellation),
            await StoreContent.ReadAsync(host.Store, host.Tracker, null, Cancellation));
        await arrivals.AssertStateAsync(policy, host.Store, host.Tracker, Cancellation);
    }
}

public sealed class SqliteArrivalTests(SqliteDatabases files) : ArrivalTests
{
    protected override DatabaseSource Databases => files;
}

public sealed class MemoryArrivalTests
{
    [Theory]
    [InlineData(LateEventPolicy.Apply)]
    [InlineData(LateEventPolicy.Rebuild)]
    public async Task Arrivals_InAnyOrder_EndAsThePolicySays(LateEventPolicy policy)
    {
        var late = 0;
        for (var seed = 0; seed < 15; seed++)
        {
            var (memory, tracker, clock) = Arrivals.InMemory(policy);
            var arrivals = new Arrivals(seed);
            late += await arrivals.ArriveAsync(tracker, clock, TestContext.Current.CancellationToken);
            await arrivals.AssertStateAsync(policy, memory, tracker, TestContext.Current.CancellationToken);
        }

        Assert.True(late > 300, $"Only {late} events were late.");
    }
}

/// <summary>The events of some customers in random order, some of them twice.</summary>
internal sealed class Arrivals
{
    private const int Count = 70;

    private readonly List<(string Customer, CustomerEvent Event)> _facts;
    private readonly List<(string Customer, CustomerEvent Event)> _arrivals;
    private readonly Random _random;

    public Arrivals(int seed)
    {
        var life = new ShopLife(seed, customerCount: 3);
        _random = new Random(seed);
        _facts =
        [
            .. Enumerable.Range(0, Count).Select(life.Step)
                .SelectMany(step => step.Events.Select(one => (step.Customer, WithId(one, step.Index)))),
        ];
        _arrivals = [.. _facts.Concat(_facts.Where(_ => _random.Next(3) == 0)).OrderBy(_ => _random.Next())];
    }

    private static DateTimeOffset End => ShopLife.ClockAt(Count) + TimeSpan.FromDays(5);

    public static (InMemoryCustomerStore Store, ILifecycleTracker Tracker, ShopClock Clock) InMemory(LateEventPolicy policy)
    {
        var (store, clock, options) = (new InMemoryCustomerStore(), new ShopClock(ShopHost.Start), new LifecycleOptions());
        ShopHost.SetOptions(options);
        options.LateEvents = policy;
        return (store, LifecycleTracker.Create(options, store, clock), clock);
    }

    /// <summary>Events without an id would count as often as they arrive; orders are the same order anyway.</summary>
    private static CustomerEvent WithId(CustomerEvent customerEvent, int index) => customerEvent.EventId is not null ? customerEvent
        : customerEvent.Snapshot is { } order ? CustomerEvent.Order(order, FormattableString.Invariant($"s{index}"))
        : CustomerEvent.Review(customerEvent.At, 3, FormattableString.Invariant($"s{index}"));

    /// <summary>Records the events as they arrive, each of them after it has happened, with sweeps in between.</summary>
    /// <returns>The number of late events.</returns>
    public async Task<int> ArriveAsync(ILifecycleTracker tracker, ShopClock clock, CancellationToken cancellationToken)
    {
        var late = 0;
        for (var i = 0; i < _arrivals.Count; i++)
        {
            var (at, least) = (ShopLife.ClockAt(Count * i / _arrivals.Count), _arrivals[i].Event.At);
            if (clock.Now < at || clock.Now < least) clock.Now = at > least ? at : least;
            if (i % 16 == 0) await tracker.SweepAsync(cancellationToken: cancellationToken);
            var result = await tracker.RecordAsync(_arrivals[i].Customer, _arrivals[i].Event, cancellationToken);
            if (result.IsLate) late++;
        }

        clock.Now = End;
        await tracker.SweepAsync(cancellationToken: cancellationToken);
        return late;
    }

    /// <summary>
    /// Compares with events in time: the facts are the same under each policy, and under <see cref="LateEventPolicy.Rebuild"/> the stages
    /// too. Only the highest stage, which never falls, may be higher.
    /// </summary>
    public async Task AssertStateAsync(
        LateEventPolicy policy, ICustomerStore store, ILifecycleTracker tracker, CancellationToken cancellationToken)
    {
        var (inTime, timely, clock) = InMemory(policy);
        foreach (var fact in _facts.OrderBy(one => one.Event.At).ThenBy(one => one.Event.EventId, StringComparer.Ordinal))
        {
            clock.Now = fact.Event.At > clock.Now ? fact.Event.At : clock.Now;
            await timely.RecordAsync(fact.Customer, fact.Event, cancellationToken);
        }

        clock.Now = End;
        await timely.SweepAsync(cancellationToken: cancellationToken);
        foreach (var key in await inTime.ListAsync(string.Empty, null, 10, cancellationToken))
        {
            Assert.Equal(await FactsAsync(inTime, key, cancellationToken), await FactsAsync(store, key, cancellationToken));
            if (policy == LateEventPolicy.Apply) continue;
            Assert.Equal(await StagesAsync(timely, key, cancellationToken), await StagesAsync(tracker, key, cancellationToken));
        }
    }

    private static async Task<string> FactsAsync(ICustomerStore store, CustomerKey key, CancellationToken cancellationToken)
    {
        var record = (await store.LoadAsync(key, null, cancellationToken)).Record!;
        return string.Join(
            '\n', record.Orders.Select(order => order.ToJson()).Order(StringComparer.Ordinal)
                .Prepend(record.Document.History.ToJson()));
    }

    private static async Task<string> StagesAsync(ILifecycleTracker tracker, CustomerKey key, CancellationToken cancellationToken) =>
        string.Join('\n', (await tracker.GetViewAsync(key.CustomerId, cancellationToken)).Tracks
            .Select(track => $"{track.Track} {track.Stage} {track.EnteredAt:O} {track.NextDue:O}"));
}
