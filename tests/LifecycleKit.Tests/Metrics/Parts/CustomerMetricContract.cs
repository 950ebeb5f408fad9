using System.Numerics;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>
/// Laws of every metric over one customer's events: their order and repeated orders do not matter, and the events are read once.
/// </summary>
public abstract class CustomerMetricContract<T>
    where T : struct, IAdditionOperators<T, T, T>
{
    /// <summary>The customer's part for a period.</summary>
    private protected abstract T Part(IEnumerable<CustomerEvent> events, Period period);

    [Fact]
    public void Part_InAnyOrderOfArrival_IsTheSame() => Law.Holds(
        from events in Gen.ArrayOf(EventGen.Any).Resize(24)
        from arrivals in Gen.Shuffle(events.Concat(events.Where(e => e.Kind == CustomerEventKind.Order)))
        from first in Gen.Choose(0, 19)
        from last in Gen.Choose(first + 1, 21)
        select (events, arrivals, period: Sales.Between(first, last)),
        x => Assert.Equal(Part(x.events, x.period), Part(x.arrivals, x.period)),
        count: 1_000);

    [Fact]
    public void Part_OfAnySequence_ReadsItOnce()
    {
        var read = 0;
        Part(Events(), Sales.Between(0, 1));
        Assert.Equal(1, read);

        IEnumerable<CustomerEvent> Events()
        {
            read++;
            yield return CustomerEvent.Visit(Days.Start);
            yield return Sales.Placed(0.5);
        }
    }

    [Fact]
    public void Part_OfNoEvents_IsDefault() => Assert.Equal(default, Part([], Sales.Between(0, 1)));

    [Fact]
    public void Part_OfNull_IsRefused() => Assert.Throws<ArgumentNullException>("events", () => Part(null!, Sales.Between(0, 1)));
}
