using System.Numerics;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>
/// Laws of every metric over customers' orders: the whole is the sum of the customers' parts, and a part allocates nothing.
/// </summary>
public abstract class OrderMetricContract<T>
    where T : struct, IAdditionOperators<T, T, T>
{
    /// <summary>The metric over a log, for a period and its end.</summary>
    private protected abstract T Whole(OrderLog log, Period period);

    /// <summary>One customer's part.</summary>
    private protected abstract T Part(ReadOnlySpan<OrderEntry> orders, Period period);

    [Fact]
    public void Whole_OfALog_IsTheSumOfItsCustomers() => Law.Holds(
        from rows in ShopGen.Rows
        from period in ShopGen.Period
        select (rows, period),
        x => Assert.Equal(
            ShopGen.Log(x.rows).Aggregate(default(T), (sum, customer) => sum + Part(ShopGen.Entries(customer), x.period)),
            Whole(ShopGen.Log(x.rows), x.period)),
        count: 500);

    [Fact]
    public void Whole_OfAnySplitByCustomer_AddsUp() => Law.Holds(
        from rows in ShopGen.Rows
        from shuffled in Gen.Shuffle(rows)
        from period in ShopGen.Period
        from border in Gen.Choose(0, 9)
        select (rows, shuffled, period, border),
        x =>
        {
            var parts = x.shuffled.ToLookup(row => string.CompareOrdinal(row.CustomerId, $"customer {x.border}") < 0);
            Assert.Equal(
                Whole(ShopGen.Log(x.rows), x.period),
                Whole(ShopGen.Log(parts[true]), x.period) + Whole(ShopGen.Log(parts[false]), x.period));
        },
        count: 500);

    [Fact]
    public void Whole_OfAnEmptyLog_IsDefault() => Assert.Equal(default, Whole(ShopGen.Log([]), Period.Create(Days.Start, Days.Day(1))));

    [Fact]
    public void Part_OfACustomer_AllocatesNothing()
    {
        var orders = Enumerable.Range(0, 20).Select(i => new OrderEntry(Days.Day(i), i - 1)).ToArray();
        var period = Period.Create(Days.Day(3), Days.Day(15));
        Assert.Equal(0, Allocation.Of(() => Part(orders, period)));
    }
}
