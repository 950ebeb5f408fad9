using System.Numerics;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Laws of every metric over events: one event's parts add up to the whole, in any order and split, without allocating.</summary>
public abstract class EventMetricContract<T>
    where T : struct, IAdditionOperators<T, T, T>
{
    /// <summary>An event that adds to the metric.</summary>
    private protected abstract CustomerEvent Example { get; }

    /// <summary>The metric over events.</summary>
    private protected abstract T Whole(IEnumerable<CustomerEvent> events);

    /// <summary>The contribution of one event.</summary>
    private protected abstract T Part(in CustomerEvent customerEvent);

    [Fact]
    public void Whole_OfAnySplitAndOrder_IsTheSumOfTheParts() => Law.Holds(
        from events in Gen.ArrayOf(EventGen.Any).Resize(60)
        from shuffled in Gen.Shuffle(events)
        from cut in Gen.Choose(0, events.Length)
        select (events, shuffled, cut),
        x =>
        {
            var whole = Whole(x.events);
            Assert.Equal(whole, Whole(x.shuffled[..x.cut]) + Whole(x.shuffled[x.cut..]));
            Assert.Equal(whole, x.events.Aggregate(default(T), (sum, e) => sum + Part(e)));
        },
        count: 500);

    [Fact]
    public void Part_OfTheExample_AddsSomething() => Assert.NotEqual(default, Part(Example));

    [Fact]
    public void Part_OfAnEvent_AllocatesNothing()
    {
        var e = Example;
        Assert.Equal(0, Allocation.Of(() => Part(e)));
    }

    [Fact]
    public void Whole_OfNull_IsRefused() => Assert.Throws<ArgumentNullException>("events", () => Whole(null!));
}
