using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Rfm;

namespace LifecycleKit.Tests.Segments;

public class SegmentTableTests
{
    private static readonly DateTimeOffset AsOf = RfmPopulations.AsOf;

    private static RfmValues[] Shop(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => random.Next(12) == 0
            ? default
            : RfmValues.Create(random.Next(400), 1 + (int)(8 * Math.Pow(random.NextDouble(), 3)), random.Next(-500, 50_000) / 100m))];
    }

    [Theory]
    [InlineData(1, 1_000, "five-phase")]
    [InlineData(2, 1_001, "classic-11")]
    [InlineData(3, 40, "grid-10")]
    [InlineData(4, 25, "shop-11")]
    public void Create_OfAShop_EqualsTheGroupsOfLinq(int seed, int count, string name)
    {
        var map = SegmentMaps.Find(name)!;
        var customers = Shop(seed, count);
        var cuts = RfmModel.Fit(customers, AsOf, new RfmOptions { Population = RfmPopulation.RepeatCustomers });
        var table = SegmentTable.Create(map, cuts, customers);

        var buyers = customers.Where(values => values.HasOrders).ToArray();
        var groups = buyers.ToLookup(values => map.Map(SegmentInput.Create(values.Frequency, false, cuts.Score(values)))!.Name);
        Assert.Equal((buyers.Length, buyers.Count(values => values.Frequency > 1)), (table.CustomerCount, table.RepeatCustomerCount));
        Assert.Equal(buyers.Length, table.Rows.Sum(row => row.CustomerCount));
        Assert.Equal(buyers.Sum(values => values.Monetary), table.Rows.Sum(row => row.Revenue));
        Assert.DoesNotContain(table.Rows, row => row.Segment.Name is "Engaged Visitors" or "Loyal Visitors" or "Prospects");
        Assert.Superset(groups.Select(group => group.Key).ToHashSet(), table.Rows.Select(row => row.Segment.Name).ToHashSet());
        foreach (var row in table.Rows)
        {
            var members = groups[row.Segment.Name].ToArray();
            Assert.Equal(members.Length, row.CustomerCount);
            Assert.Equal(members.Count(values => values.Frequency > 1), row.RepeatCustomerCount);
            Assert.Equal((members.Length, buyers.Length), ((int)row.Share.Numerator, (int)row.Share.Denominator));
            Assert.Equal(members.Sum(values => values.Monetary), row.Revenue);
            Assert.Equal(Median(members.Select(values => (double)values.RecencyDays)), Value(row.MedianRecencyDays));
            Assert.Equal(Median(members.Select(values => (double)values.Frequency)), Value(row.MedianFrequency));
            Assert.Equal(Median(members.Select(values => (double)values.Monetary)) ?? 0, Value(row.MedianMonetary) ?? 0, 9);
        }
    }

    [Fact]
    public void Create_InAnyOrderOfCustomers_IsTheSame()
    {
        var customers = Shop(7, 500);
        var cuts = RfmModel.Fit(customers, AsOf);
        var first = SegmentTable.Create(SegmentMaps.FivePhase, cuts, customers);
        new Random(8).Shuffle(customers);
        var second = SegmentTable.Create(SegmentMaps.FivePhase, cuts, customers);
        Assert.Equal(first.Rows, second.Rows);
        Assert.Equal(first.Diagnostics, second.Diagnostics);
    }

    /// <summary>70 % one-time buyers, cut among all buyers: repeat customers never have a low mean of F and M.</summary>
    [Fact]
    public void Diagnostics_OfAShopCutAmongAllBuyers_NameTheSegmentsThatAreEmptyOrTooLarge()
    {
        RfmValues[] customers =
        [
            .. Enumerable.Range(0, 1_400).Select(i => RfmValues.Create(i * 17 % 365, 1, 10 + i * 7 % 40)),
            .. Enumerable.Range(0, 600).Select(i => RfmValues.Create(i * 11 % 60, 3 + i % 4, 100 + i * 13 % 300)),
        ];
        var all = SegmentTable.Create(SegmentMaps.FivePhase, RfmModel.Fit(customers, AsOf), customers);
        var repeat = RfmModel.Fit(customers, AsOf, new RfmOptions { Population = RfmPopulation.RepeatCustomers });

        Assert.Contains("segments/Recent", Paths(all, DiagnosticIds.SparseSegment));
        Assert.Contains("segments/Promising", Paths(all, DiagnosticIds.SparseSegment));
        Assert.Equal(["segments/Champions"], Paths(all, DiagnosticIds.DominantSegment));
        var table = SegmentTable.Create(SegmentMaps.FivePhase, repeat, customers);
        Assert.Empty(Paths(table, DiagnosticIds.DominantSegment));
        Assert.DoesNotContain("segments/Recent", Paths(table, DiagnosticIds.SparseSegment));
        Assert.All(all.Diagnostics, one => Assert.Equal(DiagnosticSeverity.Warning, one.Severity));
    }

    [Fact]
    public void Create_WithoutCustomers_HasEmptyRowsAndNoDiagnostics()
    {
        var cuts = RfmCuts.Given(1, 2, 3, 4);
        var model = RfmModel.Fit([], AsOf, new RfmOptions { Recency = cuts, Frequency = cuts, Monetary = cuts });
        var table = SegmentTable.Create(SegmentMaps.FivePhase, model, new RfmValues[3]);
        Assert.Equal((0, 9), (table.CustomerCount, table.Rows.Length));
        Assert.Empty(table.Diagnostics);
        Assert.All(table.Rows, row => Assert.Equal("the segment has no customers", row.MedianMonetary.Reason));
    }

    /// <summary>A segment without a known margin has no profit, which is not a profit of 0, and comes after a loss.</summary>
    [Fact]
    public void ToRowsByProfit_OfAShop_HasLossesBeforeWhatIsUnknown()
    {
        var customers = Shop(9, 600);
        var cuts = RfmModel.Fit(customers, AsOf);
        var plain = SegmentTable.Create(SegmentMaps.FivePhase, cuts, customers);
        Assert.All(plain.Rows, row => Assert.Null(row.Profit));
        Assert.Equal(plain.Rows, plain.ToRowsByProfit());
        var names = Array.ConvertAll(customers, one => one.HasOrders
            ? SegmentMaps.FivePhase.Map(SegmentInput.Create(one.Frequency, false, cuts.Score(one)))!.Name : null);
        var profits = Array.ConvertAll(names, name => name switch
        {
            "Champions" => new ProfitTotals { OrderCount = 1, Revenue = 40, Profit = 10 },
            "At Risk" => new ProfitTotals { OrderCount = 1, Revenue = 5, Profit = -1 },
            _ => default,
        });
        var table = SegmentTable.Create(SegmentMaps.FivePhase, cuts, customers, profits);
        var rows = table.ToRowsByProfit();
        Assert.Equal(["Champions", "At Risk"], rows.Take(2).Select(row => row.Segment.Name));
        Assert.Equal(
            (10m * names.Count(name => name == "Champions"), -1m * names.Count(name => name == "At Risk")),
            (rows[0].Profit, rows[1].Profit));
        Assert.Equal(0.25, rows[0].Margins.MarginRate().Value);
        Assert.Equal(Ratio.Of(40 * rows[0].CustomerCount, rows[0].Revenue), rows[0].MarginKnown);
        Assert.All(rows.Skip(2), row => Assert.Null(row.Profit));
        Assert.Equal(plain.Rows.Length, rows.Length);
        Assert.Throws<ArgumentException>("profits", () => SegmentTable.Create(SegmentMaps.FivePhase, cuts, customers, profits.AsSpan(1)));
    }

    [Fact]
    public void Create_OfCutPointsThatDoNotSuit_Throws()
    {
        RfmValues[] one = [RfmValues.Create(1, 1, 1)];
        var three = RfmModel.Fit(one, AsOf, new RfmOptions { Frequency = RfmCuts.Quantile(3) });
        var spread = RfmModel.Fit(one, AsOf, new RfmOptions { Monetary = RfmCuts.Quantile(spreadTies: true) }, tieKeys: [1]);
        Assert.Throws<ArgumentException>("cuts", () => SegmentTable.Create(SegmentMaps.FivePhase, three, one));
        Assert.Throws<ArgumentException>("cuts", () => SegmentTable.Create(SegmentMaps.FivePhase, spread, one));
        Assert.Throws<ArgumentNullException>("map", () => SegmentTable.Create(null!, three, one));
        Assert.Throws<ArgumentNullException>("cuts", () => SegmentTable.Create(SegmentMaps.FivePhase, null!, one));
    }

    private static IEnumerable<string> Paths(SegmentTable table, string id) =>
        table.Diagnostics.Where(one => one.Id == id).Select(one => one.Path);

    private static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double? Value(Estimate estimate) => estimate.TryGetValue(out var value) ? value : null;
}
