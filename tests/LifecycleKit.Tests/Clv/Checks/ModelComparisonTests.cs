using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv.Checks;

public class ModelComparisonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly PurchaseModel Truth = MbgNbdModel.Create(1, 5, 1, 3, TimeUnit.Week);
    private static readonly PurchaseSample Sample = PurchaseSample.Create(Truth.Simulate(SimulatedHoldout.Ages(4_000, 52), 4));

    [Fact]
    public void Fit_Cdnow_RanksByAicAndByHoldout()
    {
        var split =
            HoldoutSplit.Create(CdnowSampleOrders.Read(), CdnowSampleOrders.Calibration, CdnowSampleOrders.End, cancellationToken: Token);
        var comparison = ModelComparison.Fit(split, [PurchaseModelKind.BgNbd, PurchaseModelKind.MbgNbd], cancellationToken: Token);
        Assert.Equal(-9582.42921, comparison.Rows[0].Fit.LogLikelihood.Value, 5e-6);
        Assert.Equal("MBG/NBD", comparison.BestByAic!.Fit.ModelName);
        Assert.Equal(1653.41, comparison.Rows[0].Holdout!.Expected, 5e-3);
        Assert.Equal("MBG/NBD", comparison.BestByHoldout!.Fit.ModelName);
        Assert.Contains(comparison.Rows[0].Fit.Warnings, warning => warning.Kind == FitWarningKind.OneTimeBuyersAlive);
    }

    [Fact]
    public void Fit_AllFamilies_HasTheFiguresOfTheFits()
    {
        var comparison = ModelComparison.Fit(Sample, cancellationToken: Token);
        Assert.Equal(PurchaseFamilies.All.Select(family => family.Name), comparison.Rows.Select(row => row.Fit.ModelName));
        var lowest = comparison.Rows.Min(row => row.Fit.Aic.Value);
        foreach (var row in comparison.Rows)
        {
            var (k, ln) = (row.Fit.Parameters.Length, row.Fit.LogLikelihood.Value);
            Assert.Equal(2 * k - 2 * ln, row.Fit.Aic.Value);
            Assert.Equal(k * Math.Log(4_000) - 2 * ln, row.Fit.Bic.Value);
            Assert.Equal(row.Fit.Aic.Value - lowest, row.DeltaAic.Value);
            Assert.Null(row.Holdout);
        }

        Assert.Equal(1, comparison.Rows.Sum(row => row.AkaikeWeight.Value), 1e-12);
        Assert.Equal(0, comparison.BestByAic!.DeltaAic.Value);
        Assert.Null(comparison.BestByHoldout);
    }

    [Fact]
    public void Of_ManyCustomers_FindsTheirModel()
    {
        foreach (var truth in new PurchaseModel[] { Truth, BgNbdModel.Create(1, 5, 1, 3, TimeUnit.Week) })
        {
            var split = SimulatedHoldout.Of(truth, 6_000, 52, 52, 8);
            var comparison = ModelComparison.Fit(split, [PurchaseModelKind.BgNbd, PurchaseModelKind.MbgNbd], cancellationToken: Token);
            Assert.Equal(truth.Name, comparison.BestByAic!.Fit.ModelName);
            Assert.Equal(truth.Name, comparison.BestByHoldout!.Fit.ModelName);
        }
    }

    [Fact]
    public void Of_OtherRows_IsRefused()
    {
        var one = BgNbdModel.Fit(Sample, cancellationToken: Token);
        var shuffled = PurchaseSample.Create([.. Enumerable.Reverse(Truth.Simulate(SimulatedHoldout.Ages(4_000, 52), 4, Token))]);
        Assert.Equal(
            2, ModelComparison.Of([one, MbgNbdModel.Fit(shuffled, cancellationToken: Token)], cancellationToken: Token).Rows.Length);
        var other = PurchaseSample.Create(Truth.Simulate(SimulatedHoldout.Ages(4_000, 52), 5, Token));
        Assert.Throws<ArgumentException>(
            "fits", () => ModelComparison.Of([one, MbgNbdModel.Fit(other, cancellationToken: Token)], cancellationToken: Token));
        var days = SampleRows.Purchases(Sample.Rows.Select(row => row with
        {
            History = PurchaseHistory.Create(row.History.RepeatPurchaseCount, row.History.LastPurchaseAge, row.History.Age, TimeUnit.Day),
        }));
        Assert.Throws<ArgumentException>(
            "fits", () => ModelComparison.Of([one, MbgNbdModel.Fit(days, cancellationToken: Token)], cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("fits", () => ModelComparison.Of([one, null!], cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("fits", () => ModelComparison.Of(null!, cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "kinds", () => ModelComparison.Fit(Sample, [(PurchaseModelKind)99], cancellationToken: Token));
        Assert.Throws<ArgumentException>("models", () => ModelComparison.Of(
            [one], HoldoutSplit.Create([HoldoutCustomer.Create(PurchaseHistory.Create(0, 0, 1, TimeUnit.Day), 0)], 1),
            cancellationToken: Token));
    }

    [Fact]
    public void Of_TheSameFitTwice_ShowsItTwice()
    {
        var fit = BgNbdModel.Fit(Sample, cancellationToken: Token);
        var comparison = ModelComparison.Of([fit, fit], SimulatedHoldout.Of(Truth, 50, 20, 10, 1), Token);
        Assert.Equal(comparison.Rows[0].Holdout, comparison.Rows[1].Holdout);
        Assert.Same(comparison.Rows[0].Fit, comparison.Rows[1].Fit);
        Assert.Equal(0.5, comparison.Rows[0].AkaikeWeight.Value);
    }

    [Fact]
    public void Fit_NoCustomers_HasStatusesAndNoBestModel()
    {
        var comparison = ModelComparison.Fit(PurchaseSample.Empty, cancellationToken: Token);
        Assert.All(
            comparison.Rows,
            row => Assert.Equal((FitStatus.NotEnoughData, "there is no model"), (row.Fit.Status, row.Fit.Aic.Reason)));
        Assert.Null(comparison.BestByAic);
        Assert.Contains("BG/NBD: NotEnoughData", comparison.ToString(), StringComparison.Ordinal);
        Assert.Empty(ModelComparison.Of([], cancellationToken: Token).Rows);
    }
}
