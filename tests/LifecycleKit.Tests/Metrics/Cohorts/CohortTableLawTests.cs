using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Laws of every cohort table, over generated shops and all options.</summary>
public class CohortTableLawTests
{
    [Fact]
    public void Of_FirstOrders_IsTheNaiveTable() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, options, asOf),
        x =>
        {
            var table = CohortTable.Of(x.shop, x.asOf, x.options);
            var customers = x.shop.Select(customer => (customer.FirstOrder(), ShopGen.Entries(customer)));
            Assert.Equal(new NaiveCohorts(x.options, x.asOf).Of(customers, table.ColumnCount + 1), CohortFigures.Of(table));
        });

    [Fact]
    public void Of_GivenAnchors_IsTheNaiveTable() => Law.Holds(
        from shop in ShopGen.Shop
        from anchors in CohortGen.Anchors
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, anchors, options, asOf),
        x =>
        {
            var table = CohortTable.Of(x.shop, x.asOf, x.anchors.Anchor, x.options);
            var customers = x.shop.Select(customer => (x.anchors.Anchor(customer), ShopGen.Entries(customer)));
            Assert.Equal(new NaiveCohorts(x.options, x.asOf).Of(customers, table.ColumnCount + 1), CohortFigures.Of(table));
        });

    [Fact]
    public void Merge_OfAnySplitAndOrder_IsTheWhole() => Law.Holds(
        from rows in ShopGen.Rows
        from shuffled in Gen.Shuffle(rows)
        from border in Gen.Choose(0, 9)
        from anchors in CohortGen.Anchors
        from given in Gen.Elements(false, true)
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (rows, shuffled, border, anchors: given ? anchors : null, options, asOf),
        x =>
        {
            var parts = x.shuffled.ToLookup(row => string.CompareOrdinal(row.CustomerId, $"customer {x.border}") < 0);
            var whole = Table(x.rows);
            var low = Table(parts[true]);
            var high = Table(parts[false]);
            Assert.Equal(CohortFigures.Of(whole), CohortFigures.Of(low.Merge(high)));
            Assert.Equal(CohortFigures.Of(whole), CohortFigures.Of(high.Merge(low)));
            Assert.Equal(whole.ColumnCount, high.Merge(low).ColumnCount);

            CohortTable Table(IEnumerable<OrderRow> rows) => x.anchors is { } anchors
                ? CohortTable.Of(ShopGen.Log(rows), x.asOf, anchors.Anchor, x.options)
                : CohortTable.Of(ShopGen.Log(rows), x.asOf, x.options);
        },
        count: 1_000);

    [Fact]
    public void Add_OfCustomersInAnyOrder_IsTheTableOfTheLog() => Law.Holds(
        from shop in ShopGen.Shop
        from order in Gen.Shuffle(Enumerable.Range(0, shop.CustomerCount).ToArray())
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, order, options, asOf),
        x =>
        {
            var builder = new CohortTableBuilder(x.asOf, x.options);
            foreach (var place in x.order) builder.Add(ShopGen.Entries(x.shop[place]));
            Assert.Equal(CohortFigures.Of(CohortTable.Of(x.shop, x.asOf, x.options)), CohortFigures.Of(builder.Build()));
        },
        count: 500);

    [Fact]
    public void Sizes_OfFirstOrders_SumToTheCustomersWithOne() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, options, asOf),
        x => Assert.Equal(
            x.shop.Count(customer => customer.FirstOrder() < x.asOf),
            CohortTable.Of(x.shop, x.asOf, x.options).Rows.Sum(row => row.CustomerCount)),
        count: 500);

    [Fact]
    public void Cells_OfAgeZeroOfFirstOrders_AreAllActive() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select CohortTable.Of(shop, asOf, options.With(CohortRetention.Exact)),
        table => Assert.All(table.Rows, row =>
        {
            Assert.Equal(row[0].CustomerCount, row[0].ActiveCount);
            if (table.Options.Aging == CohortAging.Calendar && row[0].IsObserved) Assert.Equal(row.CustomerCount, row[0].CustomerCount);
        }),
        count: 500);

    [Fact]
    public void Cells_WithUnfinishedAges_SumToAllThatWasSeen() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, options: options.With(CohortRetention.Exact, unfinished: true), asOf),
        x =>
        {
            var seen = from customer in x.shop
                       from entry in customer
                       where entry.PlacedAt >= customer.FirstOrder() && entry.PlacedAt < x.asOf
                       select entry;
            var cells = CohortFigures.Of(CohortTable.Of(x.shop, x.asOf, x.options));
            Assert.Equal(seen.Count(entry => !entry.IsCredit), cells.Sum(cell => cell.Orders));
            Assert.Equal(seen.Sum(entry => entry.Amount), cells.Sum(cell => cell.NetRevenue));
        },
        count: 500);

    /// <summary>
    /// With calendar ages the same customers are old enough for all finished columns; with anniversaries fewer and fewer.
    /// </summary>
    [Fact]
    public void Unbounded_OfAnyShop_IsAtLeastExactAndNeverRises() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, options, asOf),
        x =>
        {
            var exact = CohortTable.Of(x.shop, x.asOf, x.options.With(CohortRetention.Exact));
            var unbounded = CohortTable.Of(x.shop, x.asOf, x.options.With(CohortRetention.Unbounded));
            foreach (var (one, all) in CohortFigures.Of(exact).Zip(CohortFigures.Of(unbounded)))
            {
                Assert.Equal(one with { Active = 0, Orders = 0, NetRevenue = 0 }, all with { Active = 0, Orders = 0, NetRevenue = 0 });
                Assert.True(all.Active >= one.Active && all.Orders >= one.Orders);
            }

            Assert.All(unbounded.Rows, row =>
            {
                for (var column = 1; column < row.ColumnCount; column++)
                {
                    Assert.True(
                        row[column].ActiveCount <= row[column - 1].ActiveCount && row[column].OrderCount <= row[column - 1].OrderCount);
                }
            });
        },
        count: 500);

    [Fact]
    public void Brackets_OfWidthOne_AreExact() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select (shop, options, asOf),
        x => Assert.Equal(
            CohortFigures.Of(CohortTable.Of(x.shop, x.asOf, x.options.With(CohortRetention.Exact))),
            CohortFigures.Of(CohortTable.Of(x.shop, x.asOf, x.options.With(CohortRetention.Brackets([.. Enumerable.Range(0, 210)]))))),
        count: 500);

    [Fact]
    public void GetAverage_OfAnyColumn_IsTheSumOfWholeCells() => Law.Holds(
        from shop in ShopGen.Shop
        from options in CohortGen.Options
        from asOf in CohortGen.AsOf
        select CohortTable.Of(shop, asOf, options),
        table =>
        {
            for (var column = 0; column <= table.ColumnCount; column++)
            {
                var cells = table.Rows.Select(row => row[column]).Where(cell => !cell.IsPartial).ToArray();
                var average = table.GetAverage(column);
                Assert.Equal(cells.Sum(cell => cell.CustomerCount), average.CustomerCount);
                Assert.Equal(cells.Sum(cell => cell.ActiveCount), average.ActiveCount);
                Assert.Equal(cells.Sum(cell => cell.OrderCount), average.OrderCount);
                Assert.Equal(cells.Sum(cell => cell.NetRevenue), average.NetRevenue);
                Assert.False(average.IsPartial);
            }
        },
        count: 500);
}
