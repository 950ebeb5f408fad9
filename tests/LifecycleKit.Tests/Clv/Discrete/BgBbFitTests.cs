using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class BgBbFitTests
{
    [Fact]
    public void Merge_AnySplit_IsTheWholeAndFitsAlike() => Law.Holds(Gen.ArrayOf(BgBbLawTests.Histories(6), 40), histories =>
    {
        var whole = OpportunitySample.Create(histories);
        var merged = OpportunitySample.Create(histories.AsSpan(25)).Merge(OpportunitySample.Create(histories.AsSpan(0, 25)));
        Assert.Equal(whole.Rows, merged.Rows);
        Assert.Equal(
            (whole.CustomerCount, whole.BuyingCustomerCount, whole.PurchaseCount),
            (merged.CustomerCount, merged.BuyingCustomerCount, merged.PurchaseCount));
        Assert.Equal(whole.Rows, SampleRows.Opportunities(whole.Rows).Rows);
        var (one, other) = (DiscreteFits.BgBb(whole), DiscreteFits.BgBb(merged));
        Assert.Equal(one.LogLikelihood.Value, other.LogLikelihood.Value);
        Assert.Equal(one.Parameters, other.Parameters);
    }, 50);

    /// <summary>Twenty thousand customers: each parameter within four of its standard errors, predictions within four of theirs.</summary>
    [Theory]
    [InlineData(1.2, 0.75, 0.66, 2.78, 8, 1)]
    [InlineData(3, 2, 2, 15, 12, 2)]
    [InlineData(0.4, 1.5, 1, 6, 10, 3)]
    public void Fit_SimulatedCustomers_FindsTheirParameters(double a, double b, double c, double d, int opportunities, int seed)
    {
        var truth = BgBbModel.Create(a, b, c, d);
        var histories =
            truth.Simulate(12_000, opportunities, (ulong)seed).AddRange(truth.Simulate(8_000, opportunities / 2, (ulong)seed + 100));
        var fit = DiscreteFits.BgBb(OpportunitySample.Create(histories.AsSpan()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{fit}; {fit.IterationCount} steps");
        Assert.Equal(FitStatus.Converged, fit.Status);
        double[] expected = [a, b, c, d];
        for (var i = 0; i < 4; i++)
        {
            var value = fit.Parameters[i].Value;
            Assert.InRange(expected[i], value.Value - 4 * value.StandardError, value.Value + 4 * value.StandardError);
        }

        var (got, want) = (fit.Model.ExpectedPurchases(default, 20, withStandardError: true), truth.ExpectedPurchases(default, 20).Value);
        Assert.InRange(want, got.Value - 4 * got.StandardError, got.Value + 4 * got.StandardError);
        Assert.InRange(got.StandardError, 1e-6, 0.2 * got.Value);
    }

    [Fact]
    public void Fit_DegenerateSamples_EndWithAStatus()
    {
        Assert.Equal(FitStatus.NotEnoughData, DiscreteFits.BgBb(OpportunitySample.Empty).Status);
        Assert.Equal(
            FitStatus.NotEnoughData, DiscreteFits.BgBb(OpportunitySample.Create([OpportunityHistory.New, OpportunityHistory.New])).Status);
        OpportunityHistory[][] samples =
        [
            [OpportunityHistory.Create(0, 0, 5)],
            [OpportunityHistory.Create(5, 5, 5)],
            [OpportunityHistory.Create(1, 1, 1)],
            [OpportunityHistory.Create(1, 1, 5), OpportunityHistory.Create(1, 5, 5)],
            [OpportunityHistory.Create(0, 0, 5_000), OpportunityHistory.Create(5_000, 5_000, 5_000)],
            [OpportunityHistory.Create(1, 1, 2_000), OpportunityHistory.Create(1, 2_000, 2_000)],
        ];
        foreach (var histories in samples)
        {
            var fit = DiscreteFits.BgBb(OpportunitySample.Create(histories));
            TestContext.Current.TestOutputHelper?.WriteLine($"{fit}; {fit.IterationCount} steps");
            Assert.True(fit.HasModel);
            Assert.NotEmpty(fit.Warnings);
            Assert.True(double.IsFinite(fit.LogLikelihood.Value));
        }
    }

    [Fact]
    public void Fit_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => BgBbModel.Fit(Donations.Sample, cancellationToken: source.Token));
    }

    [Fact]
    public void Simulate_SameSeed_IsTheSameAndCustomersAreIndependent()
    {
        var model = BgBbModel.Create(1.2, 0.75, 0.66, 2.78);
        Assert.Equal(model.Simulate(50, 6, 9), model.Simulate(80, 6, 9).RemoveRange(50, 30));
        Assert.NotEqual(model.Simulate(50, 6, 9), model.Simulate(50, 6, 10));
    }
}
