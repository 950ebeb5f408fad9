using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Snapshots of an order that are repeated, come out of order or contradict each other, each with its result.</summary>
public abstract class CrossedOrderTests
{
    private static readonly DateTimeOffset Noon = ShopHost.Start;

    private static readonly OrderSnapshot Placed = new()
    {
        OrderId = "1001", PlacedAt = Noon, ChangedAt = Noon, GrossTotal = 80m, Currency = "EUR",
    };

    private static readonly OrderSnapshot Paid = Placed with { Status = OrderStatus.Paid, ChangedAt = Noon.AddHours(1) };

    public static TheoryData<string> Cases => [.. All.Keys];

    /// <summary>The name, what arrives, what each arrival comes to, and then the orders, the net revenue and the refunds.</summary>
    private static Dictionary<string, OrderCase> All { get; } = new()
    {
        ["refund repeated"] = new([Paid, Refund(2, 20), Refund(2, 20)], "Applied Applied Unchanged", 1, 60, 20),
        ["refund repeated by a hook without instants"] = new([Fresh(0), Fresh(20), Fresh(20)], "Applied Applied Unchanged", 1, 60, 20),
        ["refund in part"] = new([Paid, Refund(2, 20), Refund(3, 50)], "Applied Applied Applied", 1, 30, 50),
        ["refund in full"] = new([Paid, Refund(2, 20), Refund(3, 80)], "Applied Applied Applied", 0, 0, 80),
        ["refund taken back"] = new([Paid, Refund(2, 80), Refund(3, 0)], "Applied Applied Applied", 1, 80, 0),
        ["refund of more than the total"] = new([Paid, Refund(2, 100)], "Applied Applied", 0, 0, 80),
        ["refund before the order"] = new([Refund(2, 20), Paid, Placed], "Applied Stale Stale", 1, 60, 20),
        ["refund in full before the order"] = new([Refund(2, 80), Placed, Paid], "Applied Stale Stale", 0, 0, 80),
        ["cancelled, then paid"] = new(
            [Placed, Cancelled(1), Paid with { ChangedAt = Noon.AddHours(2) }], "Applied Applied Applied", 1, 80, 0),
        ["cancelled, then an earlier payment"] = new([Placed, Cancelled(2), Paid], "Applied Applied Stale", 0, 0, 0),
        ["cancelled with a refund"] = new([Paid, Cancelled(2) with { RefundedTotal = 80 }], "Applied Applied", 0, 0, 0),
        ["conflict of equal versions"] = new(
            [Paid with { Version = 2 }, Cancelled(2) with { Version = 2 }], "Applied Conflict", 0, 0, 0),
        ["conflict of equal versions, the other way round"] = new(
            [Cancelled(2) with { Version = 2 }, Paid with { Version = 2 }], "Applied Conflict", 0, 0, 0),
        ["conflict of equal instants"] = new([Refund(2, 20), Refund(2, 30), Refund(2, 10)], "Applied Conflict Conflict", 1, 50, 30),
        ["higher version of an earlier instant"] = new(
            [Paid with { Version = 3 }, Refund(0, 20) with { Version = 4 }], "Applied Applied", 1, 60, 20),
        ["currency change"] = new([Paid, Refund(2, 20) with { Currency = "USD" }], "Applied CurrencyMismatchException", 1, 80, 0),
        ["credit with a refund"] = new([Paid, Refund(2, 20) with { GrossTotal = -10 }], "Applied ArgumentException", 1, 80, 0),
        ["paid, changed before it was placed"] = new([Paid, Refund(-1, 20)], "Applied ArgumentException", 1, 80, 0),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RecordAsync_OfCrossedSnapshots_HasTheStatedResult(string name)
    {
        var (arrivals, outcomes, count, net, refunded) = All[name];
        await using var shop = await OpenAsync();
        var actual = new List<string>();
        foreach (var snapshot in arrivals)
        {
            shop.Clock.Now += TimeSpan.FromHours(4);
            actual.Add(await OutcomeAsync(shop.Tracker, "anna", snapshot));
        }

        Assert.Equal(outcomes, string.Join(' ', actual));
        var view = await shop.Tracker.GetViewAsync("anna", Cancellation);
        Assert.Equal(
            (count, net, refunded), (view.Profile.OrderCount, view.Profile.NetRevenue, view.Profile.RefundedTotal));

        // Everything again, as after a crash: nothing changes, and nothing is kept a second time.
        var (content, events) = (view.Profile, await shop.CountEventsAsync("anna", Cancellation));
        foreach (var snapshot in arrivals.Where(one => one.HasChangedAt)) await OutcomeAsync(shop.Tracker, "anna", snapshot);
        Assert.Equal(content, (await shop.Tracker.GetViewAsync("anna", Cancellation)).Profile);
        Assert.Equal(events, await shop.CountEventsAsync("anna", Cancellation));
    }

    [Fact]
    public async Task RecordAsync_OfAnOrderIdOfAnotherCustomer_IsRefusedAndChangesNeither()
    {
        await using var shop = await OpenAsync();
        shop.Clock.Now += TimeSpan.FromDays(1);
        await OutcomeAsync(shop.Tracker, "anna", Paid);

        var refused = await shop.Tracker.RecordAsync("ben", CustomerEvent.Order(Refund(2, 80)), Cancellation);
        Assert.Equal((RecordOutcome.Refused, Paid.OrderId), (refused.Outcome, refused.OrderId));
        Assert.Equal("Applied", await OutcomeAsync(shop.Tracker, "anna", Refund(3, 20)));
        Assert.Equal("Refused", await OutcomeAsync(shop.Tracker, "ben", Refund(4, 80)));

        Assert.Equal(60m, (await shop.Tracker.GetViewAsync("anna", Cancellation)).Profile.NetRevenue);
        Assert.False((await shop.Tracker.GetViewAsync("ben", Cancellation)).IsKnown);
    }

    private protected abstract ValueTask<OrderShop> OpenAsync();

    private static OrderSnapshot Refund(double hour, decimal amount) =>
        Paid with { RefundedTotal = amount, ChangedAt = Noon.AddHours(hour) };

    private static OrderSnapshot Cancelled(double hour) => Placed with { Status = OrderStatus.Cancelled, ChangedAt = Noon.AddHours(hour) };

    private static OrderSnapshot Fresh(decimal refunded) =>
        Placed with { Status = OrderStatus.Paid, RefundedTotal = refunded, ChangedAt = default };

    private static async Task<string> OutcomeAsync(ILifecycleTracker tracker, string customer, OrderSnapshot snapshot)
    {
        try
        {
            return (await tracker.RecordAsync(customer, CustomerEvent.Order(snapshot), Cancellation)).Outcome.ToString();
        }
        catch (ArgumentException error)
        {
            return error.GetType().Name;
        }
    }

    private sealed record OrderCase(OrderSnapshot[] Arrivals, string Outcomes, int OrderCount, decimal NetRevenue, decimal Refunded);
}

/// <summary>A tracker with its store and its clock.</summary>
internal sealed class OrderShop(ILifecycleTracker tracker, ICustomerStore store, ShopClock clock, IAsyncDisposable? owned)
    : IAsyncDisposable
{
    public ILifecycleTracker Tracker => tracker;

    public ShopClock Clock => clock;

    public async Task<int> CountEventsAsync(string customer, CancellationToken cancellationToken) =>
        (await store.LoadEventsAsync(new CustomerKey(tracker.Scope, customer), cancellationToken)).Count;

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? default;
}

public sealed class MemoryCrossedOrderTests : CrossedOrderTests
{
    private protected override ValueTask<OrderShop> OpenAsync()
    {
        var (store, tracker, clock) = Arrivals.InMemory(LateEventPolicy.Apply);
        return new(new OrderShop(tracker, store, clock, null));
    }
}

/// <summary>The same over a database, which all checks of a class share: each has a shop of its own.</summary>
public abstract class StoredCrossedOrderTests : CrossedOrderTests
{
    protected abstract ValueTask<TestDatabase> SharedAsync();

    private protected override async ValueTask<OrderShop> OpenAsync()
    {
        var database = await SharedAsync();
        var host = new ShopHost(database.Configure, setOptions: options => options.LateEvents = LateEventPolicy.Apply);
        return new OrderShop(host.Tracker.ForScope($"{Guid.NewGuid():N}"), host.Store, host.Clock, host);
    }
}

public sealed class SqliteCrossedOrderTests(SqliteContractTests.SharedDatabase shared)
    : StoredCrossedOrderTests, IClassFixture<SqliteContractTests.SharedDatabase>
{
    protected override ValueTask<TestDatabase> SharedAsync() => new(shared.Database);
}
