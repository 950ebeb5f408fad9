using System.Globalization;
using System.IO.Compression;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Testing;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Segments;

/// <summary>The segments of the five-phase map occur in real and in simulated shops when F and M are cut among repeat customers.</summary>
public class SegmentsOccurTests(ITestOutputHelper output)
{
    private const string MayBeRare = "Cannot-lose";

    [Fact]
    public void Segments_OfCdnow_Occur()
    {
        var builder = new OrderLogBuilder();
        foreach (var row in CdnowOrders.Read()) builder.Add(row);
        var table = Check(builder.Build(), new DateTimeOffset(1998, 7, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((23_570, 11_516), (table.CustomerCount, table.RepeatCustomerCount));
    }

    [Fact]
    public void Segments_OfCdnowCutAmongAllBuyers_DoNotOccurAndTheTableSaysSo()
    {
        var builder = new OrderLogBuilder();
        foreach (var row in CdnowOrders.Read()) builder.Add(row);
        var asOf = new DateTimeOffset(1998, 7, 1, 0, 0, 0, TimeSpan.Zero);
        var values = Values(builder.Build(), asOf);
        var table = SegmentTable.Create(SegmentMaps.FivePhase, RfmModel.Fit(values, asOf), values);
        Assert.Superset(
            new HashSet<string>
            {
                "sparse-segment segments/Recent", "sparse-segment segments/Promising", "dominant-segment segments/Champions",
            },
            table.Diagnostics.Select(one => $"{one.Id} {one.Path}").ToHashSet());
    }

    [Fact]
    public void Segments_OfARealWebShop_Occur()
    {
        using var file = File.OpenRead(Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var orders = new Dictionary<(string Customer, string Invoice), (DateTime At, decimal Amount)>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            // The description, third from the left, may contain commas.
            var cells = line.Split(',');
            if (cells[^2].Length == 0 || cells[0].StartsWith('C')) continue;
            var at = DateTime.ParseExact(cells[^4], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            var amount = decimal.Parse(cells[^3], CultureInfo.InvariantCulture) * int.Parse(cells[^5], CultureInfo.InvariantCulture);
            orders.TryGetValue((cells[^2], cells[0]), out var known);
            orders[(cells[^2], cells[0])] = (at, known.Amount + amount);
        }

        var builder = new OrderLogBuilder();
        foreach (var ((customer, invoice), (at, amount)) in orders)
            builder.Add(customer, new DateTimeOffset(at, TimeSpan.Zero), amount, invoice);
        Check(builder.Build(), new DateTimeOffset(orders.Values.Max(one => one.At).Date.AddDays(1), TimeSpan.Zero));
    }

    /// <summary>Four shops of 6 000 customers over two years, by the percentage of customers who order once.</summary>
    [Theory]
    [InlineData(30, 1.0, 6, 0.4, 2.0)]
    [InlineData(60, 0.6, 8, 0.95, 1.5)]
    [InlineData(75, 0.45, 8, 1.45, 1.2)]
    [InlineData(90, 0.45, 10, 2.4, 0.5)]
    public void Segments_OfASimulatedShop_Occur(int oneTime, double r, double alpha, double a, double b)
    {
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var seed in (ulong[])[1, 2, 3])
        {
            var population = SimulatedPopulation.Create(
                new SimulatedPopulationOptions
                {
                    Purchases = MbgNbdModel.Create(r, alpha, a, b, TimeUnit.Week), Spend = GammaGammaModel.Create(6, 4, 30),
                    CustomerCount = 6_000, Seed = seed, Start = start, End = start.AddDays(728),
                },
                TestContext.Current.CancellationToken);
            var table = Check(population.GetOrderLog(), start.AddDays(728));
            Assert.InRange(100 - 100.0 * table.RepeatCustomerCount / table.CustomerCount, oneTime - 4, oneTime + 4);
        }
    }

    private SegmentTable Check(OrderLog log, DateTimeOffset asOf)
    {
        var fit = PopulationModel.Fit(log, new PopulationModelOptions { AsOf = asOf }, TestContext.Current.CancellationToken);
        var table = SegmentTable.Create(SegmentMaps.FivePhase, fit.Model.Rfm, Values(log, asOf));
        var counts = table.Rows.Select(row => $"{row.Segment} {row.CustomerCount}");
        output.WriteLine($"{table}, {table.RepeatCustomerCount} repeat: {string.Join(", ", counts)}");
        Assert.Empty(fit.Diagnostics);
        Assert.Equal(9, table.Rows.Length);
        foreach (var row in table.Rows)
        {
            var isRare = row.CustomerCount < 20 && row.CustomerCount < 0.003 * table.CustomerCount;
            Assert.True(row.Segment.Name == MayBeRare || !isRare, $"{row} of {table.CustomerCount}");
            Assert.Equal(
                isRare, table.Diagnostics.Any(one => one.Id == DiagnosticIds.SparseSegment && one.Path == $"segments/{row.Segment}"));
        }

        Assert.True(table.Rows.Single(row => row.Segment.Name == "Champions").CustomerCount * 3 <= table.RepeatCustomerCount);
        Assert.DoesNotContain(table.Diagnostics, one => one.Id == DiagnosticIds.DominantSegment);
        return table;
    }

    private static RfmValues[] Values(OrderLog log, DateTimeOffset asOf) =>
        Array.ConvertAll(log.Summarize(asOf), one => RfmValues.TryFrom(one, asOf, TimeZoneInfo.Utc, out var values) ? values : default);
}
