using System.Globalization;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

/// <summary>The purchases of a real shop (the CDNOW master set), against the naive formulas.</summary>
public class RfmRealDataTests
{
    [Fact]
    public void Fit_RealShop_EqualsTheNaiveFormulas()
    {
        var customers = Customers(Path.Combine(DataFolder(), "cdnow_orders.csv"));
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf);

        Assert.Equal(23_570, model.Monetary.CustomerCount);
        Assert.Equal(NaiveRfm.Quantiles(customers.Select(values => (decimal)values.RecencyDays), 5), model.Recency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(customers.Select(values => (decimal)values.Frequency), 5), model.Frequency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(customers.Select(values => values.Monetary), 5), model.Monetary.CutPoints);
        Assert.All(customers, values => Assert.Equal(
            RfmScore.Create(
                NaiveRfm.Score(model.Recency, values.RecencyDays),
                NaiveRfm.Score(model.Frequency, values.Frequency),
                NaiveRfm.Score(model.Monetary, values.Monetary)),
            model.Score(in values)));
        // Half of the customers bought once, so the lowest two quintiles of frequency coincide.
        Assert.True(model.Frequency.IsDegenerate);
        Assert.False(model.Monetary.IsDegenerate);
    }

    [Fact]
    public void Fit_RealShopWithTiesSpread_FillsEveryBinEqually()
    {
        var customers = Customers(Path.Combine(DataFolder(), "cdnow_orders.csv"));
        var keys = RfmPopulations.DistinctKeysFor(customers);
        var spread = RfmCuts.Quantile(5, spreadTies: true);
        var options = new RfmOptions { Recency = spread, Frequency = spread, Monetary = spread };

        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, options, keys);

        RfmColumn[] columns = [model.Recency, model.Frequency, model.Monetary];
        Assert.All(columns, column => Assert.Equal([4714L, 4714, 4714, 4714, 4714], column.BinCounts));
    }

    /// <summary>Orders are the days with purchases; recency is counted at the end of the data, 1998-06-30.</summary>
    private static RfmValues[] Customers(string path)
    {
        var end = new DateOnly(1998, 6, 30);
        return [.. File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .GroupBy(row => row[0])
            .Select(rows => RfmValues.Create(
                end.DayNumber - rows.Max(row => DateOnly.Parse(row[1], CultureInfo.InvariantCulture)).DayNumber,
                rows.Select(row => row[1]).Distinct().Count(),
                rows.Sum(row => decimal.Parse(row[3], CultureInfo.InvariantCulture))))];
    }

    private static string DataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }

        Assert.Skip("There is no folder shared/data beside the repository.");
        return string.Empty;
    }
}
