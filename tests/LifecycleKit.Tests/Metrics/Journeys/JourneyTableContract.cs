using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>
/// Laws of every table over journeys: any split by customer merges to the whole, in any order; tables of different kinds do not merge.
/// </summary>
public abstract class JourneyTableContract<TTable>
{
    private static readonly Period Period = Period.Create(ShopGen.Start.AddDays(20), ShopGen.Start.AddDays(90));

    /// <summary>Whether the table requires paths that reach the end of its period.</summary>
    private protected virtual bool NeedsTheEnd => true;

    /// <summary>The table of some paths.</summary>
    private protected abstract TTable Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period);

    /// <summary>The table of the customers of two tables.</summary>
    private protected abstract TTable Merge(TTable one, TTable other);

    /// <summary>All figures of the table, in a fixed order.</summary>
    private protected abstract IEnumerable<object?> Figures(TTable table);

    [Fact]
    public void Merge_OfAnySplitAndOrder_IsTheWhole() => Law.Holds(
        from customers in JourneyGen.Customers
        from shuffled in Gen.Shuffle(customers)
        from cuts in Gen.Two(Gen.Choose(0, customers.Length))
        from period in JourneyGen.Period
        select (customers, shuffled, cuts, period),
        x =>
        {
            var (low, high) = (Math.Min(x.cuts.Item1, x.cuts.Item2), Math.Max(x.cuts.Item1, x.cuts.Item2));
            var first = Part(x.shuffled[..low]);
            var second = Part(x.shuffled[low..high]);
            var third = Part(x.shuffled[high..]);
            var whole = Figures(Part(x.customers));
            Assert.Equal(whole, Figures(Merge(Merge(first, second), third)));
            Assert.Equal(whole, Figures(Merge(third, Merge(first, second))));

            TTable Part(NaiveJourney[] customers) =>
                Of(JourneyGen.Ranks, customers.Select(customer => customer.Path(JourneyGen.Ranks)), x.period);
        },
        count: 300);

    [Fact]
    public void Figures_OfACustomer_DiffersFromThoseOfNone()
    {
        var path =
            StagePath.Of(JourneyGen.Ranks, [new("low", ShopGen.Start), new("high", ShopGen.Start.AddDays(30))], ShopGen.Start.AddDays(100));
        Assert.NotEqual(Figures(Of(JourneyGen.Ranks, [], Period)), Figures(Of(JourneyGen.Ranks, [path], Period)));
    }

    [Fact]
    public void Merge_WithOtherStages_IsRefused()
    {
        var other = StageRanks.Of(["low", "middle"]);
        Assert.Throws<ArgumentException>("other", () => Merge(Of(JourneyGen.Ranks, [], Period), Of(other, [], Period)));
        Assert.Throws<ArgumentNullException>("other", () => Merge(Of(JourneyGen.Ranks, [], Period), default!));
    }

    [Fact]
    public void Merge_WithAnotherPeriod_IsRefusedWhereItMatters()
    {
        var (one, other) = (Of(JourneyGen.Ranks, [], Period), Of(JourneyGen.Ranks, [], Period.Create(Period.From, Period.To.AddDays(1))));
        if (typeof(TTable) == typeof(StageFunnel)) Assert.Equal(Figures(one), Figures(Merge(one, other)));
        else Assert.Throws<ArgumentException>("other", () => Merge(one, other));
    }

    [Fact]
    public void Of_PathsThatDoNotFit_IsRefused()
    {
        var other = StageRanks.Of(["low"]);
        var elsewhere = StagePath.Of(other, [new("low", ShopGen.Start)], Period.To);
        Assert.Throws<ArgumentException>("paths", () => Of(JourneyGen.Ranks, [elsewhere], Period));
        Assert.Throws<ArgumentException>("paths", () => Of(JourneyGen.Ranks, [null!], Period));
        Assert.Throws<ArgumentNullException>("paths", () => Of(JourneyGen.Ranks, null!, Period));
        Assert.Throws<ArgumentNullException>("ranks", () => Of(null!, [], Period));

        var early = StagePath.Of(JourneyGen.Ranks, [new("low", ShopGen.Start)], Period.To.AddTicks(-1));
        if (NeedsTheEnd) Assert.Throws<ArgumentException>("paths", () => Of(JourneyGen.Ranks, [early], Period));
        else Of(JourneyGen.Ranks, [early], Period);
    }
}
