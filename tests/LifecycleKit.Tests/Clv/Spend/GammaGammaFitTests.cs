using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class GammaGammaFitTests
{
    /// <summary>Published as 6.25, 3.74, 15.44 and −4055.92 (Fader and Hardie 2013).</summary>
    [Fact]
    public void Fit_Cdnow_IsThePublishedOne()
    {
        var sample = SpendSample.Create(SpendCases.ExactCdnow());
        Assert.Equal((946, 0, 35.0778), (sample.CustomerCount, sample.ZeroSpendCustomerCount, Math.Round(sample.MeanSpend().Value, 4)));
        var fit = SpendCases.Fit(sample);

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(6.2496, fit.Model.P, 5e-5);
        Assert.Equal(3.7442, fit.Model.Q, 5e-5);
        Assert.Equal(15.4435, fit.Model.V, 5e-5);
        Assert.Equal(-4055.91769, fit.LogLikelihood.Value, 5e-6);
        Assert.True(fit.GradientNorm <= 1e-8);
        Assert.Empty(fit.Warnings);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fit}; {fit.IterationCount} steps, {fit.EvaluationCount} evaluations, {new SpendIndependence(sample.FrequencyCorrelation())}");
    }

    [Fact]
    public void Fit_CdnowRoundedToCents_HasTheKnownStandardErrors()
    {
        var fit = SpendCases.Fit(SpendCases.RoundedCdnow());
        Assert.Equal(1.190, fit.Parameters[0].Value.StandardError, 5e-4);
        Assert.Equal(0.2902, fit.Parameters[1].Value.StandardError, 5e-5);
        Assert.Equal(4.160, fit.Parameters[2].Value.StandardError, 5e-4);
    }

    [Theory]
    [InlineData(6.25, 3.74, 15.44, 4_000, 1)]
    [InlineData(2, 2.2, 40, 4_000, 2)]
    [InlineData(0.8, 6, 500, 20_000, 3)]
    [InlineData(5, 1.5, 0.01, 20_000, 4)]
    public void Fit_SimulatedCustomers_RecoversTheParameters(double p, double q, double v, int customers, int seed)
    {
        var sample = SpendCases.Simulated(p, q, v, customers, (ulong)seed);
        var fit = SpendCases.Fit(sample);

        Assert.Equal(FitStatus.Converged, fit.Status);
        double[] truth = [p, q, v];
        for (var i = 0; i < 3; i++)
        {
            var error = fit.Parameters[i].Value.StandardError;
            Assert.True(Math.Abs(fit.Parameters[i].Value.Value - truth[i]) < 4 * error, $"{fit.Parameters[i]}");
            Assert.True(error < 0.5 * truth[i]);
        }

        // Twice the difference of the log-likelihoods is χ² with three degrees of freedom; 21 is beyond one in ten thousand.
        var model = GammaGammaModel.Create(p, q, v);
        var atTruth = sample.Rows.Sum(row => row.CustomerCount * model.LogLikelihood(row.RepeatPurchaseCount, row.MeanSpend));
        Assert.InRange(2 * (fit.LogLikelihood.Value - atTruth), 0, 21);
    }

    [Fact]
    public void Fit_MergedSamples_IsThatOfTheWhole() => Law.Holds(
        from rows in SpendCases.Rows from cut in Gen.Choose(0, rows.Length) select (rows, cut),
        one =>
        {
            var merged = SampleRows.Spends(one.rows[one.cut..]).Merge(SampleRows.Spends(one.rows[..one.cut]));
            var (left, right) = (SpendCases.Fit(merged), SpendCases.Fit(SampleRows.Spends(one.rows)));
            Assert.Equal(right.LogLikelihood.Value, left.LogLikelihood.Value);
            Assert.Equal(right.Parameters.AsEnumerable(), left.Parameters);
            Assert.Equal(right.Warnings.AsEnumerable(), left.Warnings);
        },
        count: 100);

    /// <summary>Whatever the rows, a fit ends with a status, and its likelihood is not lower than at unrelated parameters.</summary>
    [Fact]
    public void Fit_AnyRows_EndsWithAStatus() => Law.Holds(
        from rows in SpendCases.Rows from parameters in SpendCases.Parameters select (rows, parameters),
        one =>
        {
            var fit = SpendCases.Fit(SampleRows.Spends(one.rows));
            var model = GammaGammaModel.Create(one.parameters.P, one.parameters.Q, one.parameters.V);
            var other = one.rows.Sum(row => row.CustomerCount * model.LogLikelihood(row.RepeatPurchaseCount, row.MeanSpend));
            Assert.NotEqual(FitStatus.NotEnoughData, fit.Status);
            Assert.NotEqual(FitStatus.IterationLimit, fit.Status);
            Assert.True(fit.LogLikelihood.Value >= other - 1e-6, $"{fit} is worse than {model}, {other}");
        },
        count: 300);

    [Fact]
    public void Fit_OtherCurrencyUnit_ScalesV()
    {
        var sample = SpendCases.Simulated(6.25, 3.74, 15.44, 1_000, 5);
        var fit = SpendCases.Fit(sample);
        var cents = SpendCases.Fit(SampleRows.Spends(sample.Rows.Select(row => row with { MeanSpend = 100 * row.MeanSpend })));
        Assert.Equal(1, cents.Model.P / fit.Model.P, 1e-8);
        Assert.Equal(1, cents.Model.Q / fit.Model.Q, 1e-8);
        Assert.Equal(100, cents.Model.V / fit.Model.V, 1e-6);
        Assert.Equal(fit.LogLikelihood.Value - 1_000 * Math.Log(100), cents.LogLikelihood.Value, 1e-7);
    }

    [Fact]
    public void Fit_NoRepeatSpend_SaysSo()
    {
        var fit = SpendCases.Fit(SampleRows.Spends([(2, 0, 3)]));
        Assert.Equal((FitStatus.NotEnoughData, false), (fit.Status, fit.TryGetModel(out _)));
        Assert.Equal([FitWarningKind.NotEnoughData, FitWarningKind.RowsLeftOut], fit.Warnings.Select(warning => warning.Kind));
        Assert.Equal("3 of 3 customers with repeat purchases spent nothing on those purchases and were left out.", fit.Warnings[1].Text);
        Assert.Equal(FitStatus.NotEnoughData, SpendCases.Fit(SpendSample.Empty).Status);
    }

    [Fact]
    public void Fit_OneMeanSpend_IsAtTheBoundary()
    {
        var fit = SpendCases.Fit(SampleRows.Spends([(2, 20, 50), (3, 20, 50)]));
        Assert.NotEqual(FitStatus.Converged, fit.Status);
        Assert.Contains(fit.Warnings, warning => warning.Kind == FitWarningKind.AtBoundary);
        Assert.Equal(20, fit.Model.MeanSpend().Value, 0.01);
    }

    [Fact]
    public void Fit_HeavyTail_WarnsOfAnInfiniteMean()
    {
        var fit = SpendCases.Fit(SpendCases.Simulated(5, 0.6, 10, 2_000, 6));
        Assert.Contains(fit.Warnings, warning => warning.Kind == FitWarningKind.InfiniteMean);
        Assert.Equal(Estimate.Of(double.PositiveInfinity), fit.Model.MeanSpend(withStandardError: true));
    }

    [Fact]
    public void Fit_SpendRisingWithFrequency_WarnsOfIt()
    {
        var sample = SpendCases.Simulated(6, 4, 15, 500, 7);
        Assert.DoesNotContain(SpendCases.Fit(sample).Warnings, warning => warning.Kind == FitWarningKind.AssumptionViolated);
        var rising = SampleRows.Spends(sample.Rows.Select(row => row with { MeanSpend = row.MeanSpend * row.RepeatPurchaseCount }));
        Assert.Contains(SpendCases.Fit(rising).Warnings, warning => warning.Kind == FitWarningKind.AssumptionViolated);
    }

    [Fact]
    public void Fit_FewCustomers_Warns() => Assert.Contains(
        SpendCases.Fit(SpendCases.Simulated(6, 4, 15, 29, 8)).Warnings, warning => warning.Kind == FitWarningKind.TooFewRepeats);

    [Fact]
    public void Fit_BadArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => GammaGammaModel.Fit(null!, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(
            () => GammaGammaModel.Fit(SpendCases.Simulated(6, 4, 15, 50, 9), cancellationToken: new CancellationToken(true)));
    }
}
