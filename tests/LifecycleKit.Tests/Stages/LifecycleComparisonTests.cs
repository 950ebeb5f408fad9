using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleComparisonTests
{
    private static readonly LifecycleEngine Two = LifecycleEngine.Compile(Loyal(2, 30));
    private static readonly LifecycleEngine Three = LifecycleEngine.Compile(Loyal(3, 10));

    private static readonly (string Id, CustomerEvent[] Events)[] Customers =
    [
        ("anna", [Order("A", 1), Order("B", 2), Order("C", 3)]),
        ("berta", [Order("A", 1), Order("B", 2)]),
        ("carla", [Order("A", 1)]),
        ("dora", []),
    ];

    [Fact]
    public void OfPublishing_OfCustomers_ListsThoseWhoWouldMoveAtOnce()
    {
        var timeline = LifecycleTimeline.Of(Two);
        var customers = Customers.Select(customer =>
        {
            var replay = timeline.Replay(customer.Events, Days.Day(0), Days.Day(5));
            return new TrackedCustomer(customer.Id, replay.State, replay.History);
        });
        var comparison = LifecycleComparison.OfPublishing(timeline, Three, customers, Days.Day(12));
        // The third version moves customers after ten days without an order, not thirty: all except the last who ordered and the one who
        // never did.
        Assert.Equal(4, comparison.CustomerCount);
        Assert.Equal(["berta", "carla"], comparison.Differences.Select(difference => difference.CustomerId));
        Assert.Equal(
            [new StageDifferenceCount("loyal", "gone", 1), new StageDifferenceCount("new", "gone", 1)], comparison.Flows);
    }

    [Fact]
    public void OfPublishing_OfThoseWhoNeverStarted_Throws() => Assert.Throws<ArgumentException>(() =>
        LifecycleComparison.OfPublishing(
            LifecycleTimeline.Of(Two), Three, [new TrackedCustomer("x", default, new CustomerHistory())], Days.Day(1)));

    private static CustomerEvent Order(string id, int day) => CustomerEvent.Order(Tests.Customers.Snapshots.Order(id, placed: day));

    private static LifecycleDefinition Loyal(int orders, int days) => LifecycleDefinition.Build("shop", x => x
        .Stage("new", 0).Stage("loyal", 1).Stage("gone")
        .Rule("love", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(orders)))
        .Rule(
            "leave",
            rule => rule.From("new", "loyal").To("gone").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)))));
}
