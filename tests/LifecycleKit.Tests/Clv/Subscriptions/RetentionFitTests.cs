using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class RetentionFitTests
{
    [Fact]
    public void FromSurvivors_AColumn_CountsChurnedAndRetained()
    {
        var sample = RetentionCohorts.HighEnd;
        Assert.Equal([0L, 131, 126, 90, 60, 42, 34, 26], sample.Churned);
        Assert.Equal([0L, 0, 0, 0, 0, 0, 0, 491], sample.Retained);
        Assert.Equal((1000L, 509L, 7), (sample.CustomerCount, sample.ChurnedCustomerCount, sample.RenewalCount));
        Assert.Same(RetentionSample.Empty, RetentionSample.FromSurvivors([]));
        Assert.Throws<ArgumentException>(() => RetentionSample.FromSurvivors([5, 6]));
        Assert.Throws<ArgumentException>(() => RetentionSample.FromSurvivors([-1]));
        Assert.Throws<ArgumentException>(() => RetentionSample.Create([1], []));
        Assert.Throws<ArgumentException>(() => RetentionSample.Create([0, -1], [1]));
    }

    /// <summary>The last entries of a column without active or churned customers are ignored.</summary>
    [Fact]
    public void FromSurvivors_ColumnThatEndsInZeros_IsTrimmed() =>
        Assert.Equal(2, RetentionSample.FromSurvivors([9, 4, 0, 0, 0]).RenewalCount);

    [Fact]
    public void Merge_TwoSamples_AddsCountsAndFitsAlike() => Law.Holds(Gen.Three(RetentionLawTests.Samples), of =>
    {
        var (a, b, c) = of;
        var (one, other) = (a.Merge(b).Merge(c), c.Merge(b.Merge(a)));
        Assert.Equal(one.Churned, other.Churned);
        Assert.Equal(one.Retained, other.Retained);
        Assert.Equal(a.CustomerCount + b.CustomerCount + c.CustomerCount, one.CustomerCount);
        var (fit, again) = (DiscreteFits.Sbg(one), DiscreteFits.Sbg(other));
        Assert.Equal(fit.LogLikelihood.Value, again.LogLikelihood.Value);
        Assert.Equal(fit.Parameters, again.Parameters);
    }, 100);

    [Theory]
    [InlineData(0.7, 1.2, 1.0, 1)]
    [InlineData(2.5, 9.0, 1.0, 2)]
    [InlineData(0.5, 1.5, 1.6, 3)]
    [InlineData(1.5, 2.5, 0.7, 4)]
    public void Fit_SimulatedCohorts_FindsTheirParameters(double alpha, double beta, double c, int seed)
    {
        RetentionModel truth = c == 1 ? SbgModel.Create(alpha, beta) : BdwModel.Create(alpha, beta, c);
        var sample = truth.Simulate(20_000, 12, (ulong)seed).Merge(truth.Simulate(10_000, 5, (ulong)seed + 100));
        FitResult fit = c == 1 ? DiscreteFits.Sbg(sample) : DiscreteFits.Bdw(sample);
        TestContext.Current.TestOutputHelper?.WriteLine($"{fit}; {fit.IterationCount} steps");
        Assert.Equal(FitStatus.Converged, fit.Status);
        double[] expected = [alpha, beta, c];
        for (var i = 0; i < fit.Parameters.Length; i++)
        {
            var value = fit.Parameters[i].Value;
            Assert.InRange(expected[i], value.Value - 4 * value.StandardError, value.Value + 4 * value.StandardError);
        }
    }

    /// <summary>When c = 1 is true, the larger model finds it, and its likelihood is not worse.</summary>
    [Fact]
    public void FitBdw_SbgCohort_ContainsIt()
    {
        var sample = SbgModel.Create(0.7, 1.2).Simulate(50_000, 10, 7);
        var (sbg, bdw) = (DiscreteFits.Sbg(sample), DiscreteFits.Bdw(sample));
        Assert.InRange(bdw.LogLikelihood.Value - sbg.LogLikelihood.Value, -1e-6, 8);
        var c = bdw.Parameters[2].Value;
        Assert.InRange(1, c.Value - 4 * c.StandardError, c.Value + 4 * c.StandardError);
        Assert.True(sbg.Aic.Value < bdw.Aic.Value + 6);
    }

    /// <summary>The standard error of a cohort's survival is near that of the observed share when the model is flexible enough.</summary>
    [Fact]
    public void StandardErrors_OfPredictions_AreThoseOfShares()
    {
        var model = DiscreteFits.Bdw(RetentionCohorts.HighEnd).Model;
        var survival = model.Survival(7, withStandardError: true);
        var share = Math.Sqrt(0.491 * 0.509 / 1000);
        Assert.InRange(survival.StandardError / share, 0.7, 1.05);
        Assert.True(model.ResidualLifetime(3, 0.1, withStandardError: true).HasStandardError);
        Assert.False(model.Survival(7).HasStandardError);
    }

    [Fact]
    public void Fit_DegenerateSamples_EndWithAStatus()
    {
        Assert.Equal(FitStatus.NotEnoughData, DiscreteFits.Sbg(RetentionSample.Empty).Status);
        Assert.Equal(FitStatus.NotEnoughData, DiscreteFits.Bdw(RetentionSample.FromSurvivors([100])).Status);
        long[][] columns =
            [[100, 100, 100], [100, 0], [100, 50], [100, 80, 64, 51, 41, 33], [1, 1], [1, 0], [1000, 999, 0], [100, 90, 70, 40, 5]];
        foreach (var column in columns)
        {
            var sample = RetentionSample.FromSurvivors(column);
            FitResult[] fits = [DiscreteFits.Sbg(sample), DiscreteFits.Bdw(sample)];
            foreach (var fit in fits)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{fit}; {fit.IterationCount} steps");
                Assert.True(fit.HasModel);
                Assert.NotEmpty(fit.Warnings);
                Assert.True(double.IsFinite(fit.LogLikelihood.Value));
            }

            Assert.True(fits[1].LogLikelihood.Value >= fits[0].LogLikelihood.Value - 1e-4);
        }
    }
}
