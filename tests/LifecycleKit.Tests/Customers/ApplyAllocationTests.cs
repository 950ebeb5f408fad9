using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class ApplyAllocationTests
{
    public static TheoryData<CustomerEvent> Events => new(CustomerEventTests.Factories.Select(row => row.Data.Item2));

    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void Apply_OfAnythingKnown_AllocatesNothing(CustomerEvent customerEvent)
    {
        var history = History(Order("A", placed: 1), Order("B", placed: 2));
        history.Apply(customerEvent);
        Assert.Equal(0, Allocation.Of(() => history.Apply(customerEvent)));
    }

    [Fact]
    public void Apply_OfAKnownOrder_AllocatesNothing()
    {
        var history = History([.. Enumerable.Range(1, 100).Select(i => Order($"{i}", placed: i))]);
        var snapshots = Enumerable.Range(0, 2_000)
            .Select(i => CustomerEvent.Order(Order("50", placed: 50, refunded: i % 7, status: (OrderStatus)(i % 3), changed: 60 + i)))
            .ToArray();
        var next = 0;
        Assert.Equal(0, Allocation.Of(() => history.Apply(snapshots[next++ % snapshots.Length])));
    }

    [Fact]
    public void Apply_OfAnOlderSnapshot_AllocatesNothing()
    {
        var history = History(Order("A", placed: 1, changed: 9));
        var old = CustomerEvent.Order(Order("A", placed: 1));
        Assert.Equal(0, Allocation.Of(() => history.Apply(old)));
    }

    [Fact]
    public void Apply_OfAnEqualOrder_AllocatesNothing()
    {
        var history = History(Order("A", placed: 1, refunded: 10));
        var again = CustomerEvent.Order(Order("A", placed: 1, refunded: 10));
        Assert.Equal(0, Allocation.Of(() => history.Apply(again)));
    }

    [Fact]
    public void Apply_OfAConflict_AllocatesNothing()
    {
        var history = History(Order("A", placed: 1, version: 3));
        var conflict = CustomerEvent.Order(Order("A", placed: 1, gross: 120, version: 3));
        Assert.True(history.Apply(conflict).OrderChange.IsConflict);
        Assert.Equal(0, Allocation.Of(() => history.Apply(conflict)));
    }

    [Fact]
    public void Undo_OfAKnownOrder_AllocatesNothing()
    {
        var history = History(Order("A", placed: 1), Order("B", placed: 2));
        var refund = CustomerEvent.Order(Order("B", placed: 2, refunded: 100, changed: 3));
        Assert.Equal(0, Allocation.Of(() =>
        {
            history.Apply(refund, out var undo);
            history.Undo(undo);
        }));
    }
}
