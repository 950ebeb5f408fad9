using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

public sealed class ParetoNbdFitTests
{
    [Fact]
    public void Fit_CdnowRounded_IsThePublishedOne()
    {
        var fit = Fit(PurchaseSample.Create(CdnowSample.Rounded));
        Assert.Equal(FitStatus.Converged, fit.Status);
        AssertModel(fit.Model, (0.553275, 1e-6), (10.577611, 1.2e-5), (0.606214, 1e-6), (11.66792, 1e-4));
        Assert.Equal(-9594.97393, fit.LogLikelihood.Value, 5e-6);
        AssertErrors(fit, 5, 0.04763, 0.84272, 0.18728, 6.2110);
        Assert.Equal(1016, fit.DistinctRowCount);
        Assert.InRange(fit.GradientNorm, 0, 1e-8);
        // At most ten from each of the three required starts.
        Assert.InRange(fit.EvaluationCount, 3, 30);
    }

    [Fact]
    public void Fit_CdnowExact_IsThePublishedOne()
    {
        var histories = CdnowSample.Exact;
        var fit = Fit(PurchaseSample.Create(histories));
        AssertModel(fit.Model, (0.55328, 5e-6), (10.5777, 5e-5), (0.60624, 5e-6), (11.669, 5e-4));
        Assert.Equal(-9594.97618, fit.LogLikelihood.Value, 5e-6);
        Assert.InRange(fit.GradientNorm, 0, 1e-8);
        Assert.Equal(1665.51, histories.Sum(history => fit.Model.ExpectedPurchases(history, 39).Value), 5e-3);
        Assert.Equal(0.446278, histories.Average(history => fit.Model.ProbabilityAlive(history).Value), 1e-6);
        double[] buckets = [0.1384, 0.5995, 1.1958, 1.7138, 2.3983, 2.9072, 3.8186, 6.4031];
        foreach (var group in histories.GroupBy(history => Math.Min(history.RepeatPurchaseCount, 7)))
            Assert.Equal(buckets[group.Key], group.Average(history => fit.Model.ExpectedPurchases(history, 39).Value), 5e-5);
    }

    /// <summary>
    /// P/NBD's standard errors in the documentation of CLVTools, to the digits in which two Hessians by differences agree.
    /// </summary>
    [Fact]
    public void Fit_CdnowExact_HasThePublishedStandardErrors() =>
        AssertErrors(Fit(PurchaseSample.Create(CdnowSample.Exact)), 4, 0.0476264, 0.8427222, 0.1872594, 6.2105448);

    [Fact]
    public void Fit_NbdOnCdnow_IsThePublishedOneAndWorseByAic()
    {
        var sample = PurchaseSample.Create(CdnowSample.Rounded);
        var fit = FitNbd(sample);
        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(0.384768, fit.Model.R, 5e-7);
        Assert.Equal(12.072085, fit.Model.Alpha, 5e-7);
        Assert.Equal(-9763.66022, fit.LogLikelihood.Value, 5e-6);
        Assert.InRange(fit.GradientNorm, 0, 1e-8);
        Assert.True(fit.Aic.Value > Fit(sample).Aic.Value);
    }

    [Fact]
    public void Fit_PartsMerged_EqualsTheWholeToTheLastBit()
    {
        var histories = CdnowSample.Rounded;
        var merged = PurchaseSample.Create(histories.AsSpan(0, 900)).Merge(PurchaseSample.Create(histories.AsSpan(900)));
        var (one, other) = (Fit(merged), Fit(PurchaseSample.Create(histories)));
        Assert.Equal(
            other.Parameters.Select(parameter => parameter.Value.Value), one.Parameters.Select(parameter => parameter.Value.Value));
        Assert.Equal(other.LogLikelihood.Value, one.LogLikelihood.Value);
    }

    /// <summary>In days instead of weeks the times grow by 7, and ln L falls by ln 7 for each purchase.</summary>
    [Fact]
    public void Fit_OtherUnit_IsTheSameModel()
    {
        var histories = CdnowSample.Exact;
        var days =
            histories.Select(h => PurchaseHistory.Create(h.RepeatPurchaseCount, 7 * h.LastPurchaseAge, 7 * h.Age, TimeUnit.Day)).ToArray();
        var (weekly, daily) = (Fit(PurchaseSample.Create(histories)), Fit(PurchaseSample.Create(days)));
        Assert.Equal(weekly.LogLikelihood.Value - 2457 * Math.Log(7), daily.LogLikelihood.Value, 1e-7);
        Assert.Equal(7 * weekly.Model.Beta, daily.Model.Beta, 1e-4);
        Assert.Equal(weekly.Model.S, daily.Model.S, 1e-6);
    }

    /// <summary>Without dropout the likelihood is highest for a vanishing dropout rate, and the fit says so.</summary>
    [Fact]
    public void Fit_NoDropout_SaysSo()
    {
        var histories = Enumerable.Range(1, 400).Select(i => PurchaseHistory.Create(1 + i % 7, 50, 50, TimeUnit.Week)).ToArray();
        var fit = Fit(PurchaseSample.Create(histories));
        Assert.True(fit.HasModel);
        Assert.NotEqual(FitStatus.Converged, fit.Status);
        Assert.Equal(FitNbd(PurchaseSample.Create(histories)).LogLikelihood.Value, fit.LogLikelihood.Value, 0.05);
    }

    private static FitResult<ParetoNbdModel> Fit(PurchaseSample sample) =>
        ParetoNbdModel.Fit(sample, cancellationToken: TestContext.Current.CancellationToken);

    private static FitResult<NbdModel> FitNbd(PurchaseSample sample) =>
        NbdModel.Fit(sample, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertModel(ParetoNbdModel model, params (double Value, double Digits)[] expected)
    {
        double[] found = [model.R, model.Alpha, model.S, model.Beta];
        for (var i = 0; i < found.Length; i++) Assert.Equal(expected[i].Value, found[i], expected[i].Digits);
    }

    private static void AssertErrors(FitResult fit, int digits, params double[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(1, fit.Parameters[i].Value.StandardError / expected[i], Math.Pow(10, 1 - digits));
    }
}
