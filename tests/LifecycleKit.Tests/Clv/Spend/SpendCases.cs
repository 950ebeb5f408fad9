using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Parameters and samples for the tests of spend models.</summary>
internal static class SpendCases
{
    /// <summary>A number of 10^from to 10^to, evenly in the exponent.</summary>
    public static Gen<double> Magnitude(double low, double high) =>
        from part in Gen.Choose(0, 1_000_000) select Math.Pow(10, low + (high - low) * (part / 1e6));

    public static Gen<(double P, double Q, double V)> Parameters { get; } =
        from p in Magnitude(-1, 2)
        from q in Magnitude(-1, 2)
        from v in Magnitude(-2, 4)
        select (p, q, v);

    public static Gen<(int RepeatPurchaseCount, double MeanSpend, long CustomerCount)[]> Rows { get; } =
        from n in Gen.Choose(1, 40)
        from rows in (
            from x in Magnitude(0, 3) from spend in Magnitude(-2, 5) from count in Gen.Choose(1, 5)
            select ((int)x, Math.Round(spend, 2) + 0.01, (long)count)).ArrayOf(n)
        select rows;

    public static FitResult<GammaGammaModel> Fit(SpendSample sample) =>
        GammaGammaModel.Fit(sample, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Customers of a model with 1 to 13 repeat purchases.</summary>
    public static SpendSample Simulated(double p, double q, double v, int customers, ulong seed)
    {
        int[] repeats = [.. Enumerable.Range(0, customers).Select(i => 1 + i % 7 * (i % 3))];
        var spends = GammaGammaModel.Create(p, q, v).SimulateMeanSpends(repeats, seed);
        return SpendSample.Create(repeats, spends);
    }

    /// <summary>The 1/10 sample of CDNOW with spends rounded to cents, input A.</summary>
    public static SpendSample RoundedCdnow() => SampleRows.Spends(
        CdnowSummary().Where(row => row.Repeats > 0).Select(row => (row.Repeats, row.MeanSpend, 1L)));

    /// <summary>The 1/10 sample of CDNOW with exact spends, input B: the customers of the whole set with the published figures.</summary>
    public static PurchaseHistory[] ExactCdnow()
    {
        var window = PurchaseWindow.Create(new DateTimeOffset(1997, 10, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);
        var all = OrderLog.Read(CdnowOrders.Read()).GetPurchaseHistories(window).Select(history => history!.Value)
            .ToLookup(history => (history.RepeatPurchaseCount, Math.Round(history.LastPurchaseAge * 7), Math.Round(history.Age * 7)));
        return
        [
            .. CdnowSummary().Select(row => all[(row.Repeats, Math.Round(row.LastAge * 7), Math.Round(row.Age * 7))]
                .First(history => row.Repeats == 0 || Math.Abs(history.MeanRepeatSpend().Value - row.MeanSpend) < 0.00501)),
        ];
    }

    private static IEnumerable<(int Repeats, double LastAge, double Age, double MeanSpend)> CdnowSummary() =>
        File.ReadLines(Repository.SharedData("cdnow_summary_spend.csv")).Skip(1).Select(line =>
        {
            var cells = line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            return ((int)cells[1], cells[2], cells[3], cells[4]);
        });
}
