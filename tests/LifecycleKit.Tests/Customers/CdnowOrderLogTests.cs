using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Customers;

/// <summary>Real orders: the figures in here were counted in the file by other means.</summary>
public class CdnowOrderLogTests
{
    private static readonly DateTimeOffset EndOfCalibration = new(1997, 10, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_AllRows_HasTheCountsAndTheSumOfTheFile()
    {
        var log = OrderLog.Read(CdnowOrders.Read());
        Assert.Equal((69_659L, 23_570, 67_591), (log.RowCount, log.CustomerCount, log.EntryCount));
        var summaries = log.Summarize(DateTimeOffset.MaxValue);
        Assert.Equal(67_591, summaries.Sum(summary => summary.OrderCount));
        Assert.Equal(2_500_315.63m, summaries.Sum(summary => summary.NetRevenue));
        Assert.Equal(0, summaries.Sum(summary => summary.CreditCount));
    }

    [Fact]
    public void Read_AllRows_EqualsTheNaiveGrouping()
    {
        var rows = CdnowOrders.Read().ToArray();
        NaiveOrderLog.AssertEqual(NaiveOrderLog.Of(rows, new OrderLogOptions()), NaiveOrderLog.ContentsOf(OrderLog.Read(rows)));
    }

    [Fact]
    public void GetPurchaseHistories_OfTheCalibration_IsThatOfEveryCustomer()
    {
        var histories = OrderLog.Read(CdnowOrders.Read()).GetPurchaseHistories(PurchaseWindow.Create(EndOfCalibration, TimeZoneInfo.Utc));
        Assert.All(histories, history => Assert.NotNull(history));
        Assert.Equal(272 / 7.0, histories.Max(history => history!.Value.Age));
    }

    /// <summary>The published summaries are of one customer in ten, with new numbers, so each must be that of some customer.</summary>
    [Fact]
    public void GetPurchaseHistories_OfTheCalibration_HoldThePublishedSample()
    {
        var histories = OrderLog.Read(CdnowOrders.Read())
            .GetPurchaseHistories(PurchaseWindow.Create(EndOfCalibration, TimeZoneInfo.Utc))
            .ToLookup(history => (
                history!.Value.RepeatPurchaseCount, Math.Round(history.Value.LastPurchaseAge, 2), Math.Round(history.Value.Age, 2)));
        var sample = File.ReadLines(Repository.SharedData("cdnow_summary_spend.csv")).Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))).ToArray();
        Assert.Equal(2_357, sample.Length);
        Assert.All(sample, row => Assert.Contains(histories[((int)row[1], row[2], row[3])], history => IsMean(history!.Value, row[4])));
    }

    private static bool IsMean(PurchaseHistory history, double published) =>
        Math.Abs((history.MeanRepeatSpend().TryGetValue(out var mean) ? mean : 0) - published) < 0.005 + 1e-9;
}
