using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>
/// Fits of five thousand simulated customers find the true parameters. The tests of Gamma-Gamma, Pareto/NBD, NBD, BG/BB, sBG and BdW are
/// beside their other fits; here are the tests of the other two models, and the likelihoods of all.
/// </summary>
public class RecoveryTests
{
    private const int Customers = 5_000;

    /// <summary>The quantiles of χ² with 1 to 4 degrees of freedom with an upper tail of 1e-5.</summary>
    private static readonly double[] RareRise = [19.511, 23.026, 25.902, 28.473];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Models => [.. SimulatedModel.All.Keys];

    /// <summary>Each ln θ within four of its standard errors.</summary>
    [Theory]
    [InlineData("BG/NBD", 52, 2, 6, 2, 8, 1)]
    [InlineData("BG/NBD", 39, 0.5, 4, 0.8, 2.4, 2)]
    [InlineData("BG/NBD", 104, 1, 20, 3, 9, 3)]
    [InlineData("MBG/NBD", 52, 2, 6, 2, 8, 4)]
    [InlineData("MBG/NBD", 39, 0.8, 5, 0.9, 1.6, 5)]
    [InlineData("MBG/NBD", 104, 1, 15, 1.5, 6, 6)]
    public void Fit_SimulatedCustomers_RecoversTheParameters(string name, double age, double r, double alpha, double a, double b, int seed)
    {
        var family = PurchaseFamilies.Find(name)!;
        var (fit, likelihood) = SimulatedModel.Purchases(family, age, r, alpha, a, b).Draw(Customers, (ulong)seed, Token);
        Assert.Equal(FitStatus.Converged, fit.Status);
        double[] truth = [r, alpha, a, b];
        for (var i = 0; i < 4; i++)
        {
            var (value, error) = (fit.Parameters[i].Value.Value, Math.Sqrt(fit.CovarianceMatrix!.OfLogs[i * 5]));
            TestContext.Current.TestOutputHelper?.WriteLine(
                FormattableString.Invariant(
                    $"{fit.Parameters[i].Symbol} {value:0.####}: {Math.Log(value / truth[i]) / error:0.00} of {error:0.000}"));
            Assert.InRange(Math.Log(value / truth[i]) / error, -4, 4);
            Assert.InRange(error, 0, 0.5);
        }

        AssertAtLeastAsLikely(fit, likelihood, truth);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_SimulatedCustomers_IsAtLeastAsLikelyAsTheTruth(string name)
    {
        var model = SimulatedModel.All[name];
        foreach (ulong seed in (ulong[])[11, 12, 13])
        {
            var (fit, likelihood) = model.Draw(Customers, seed, Token);
            Assert.Equal(FitStatus.Converged, fit.Status);
            AssertAtLeastAsLikely(fit, likelihood, model.Truth);
        }
    }

    /// <summary>Twice the rise of ln L from the truth to the estimate is χ² with as many degrees of freedom as parameters.</summary>
    private static void AssertAtLeastAsLikely(FitResult fit, SampleLikelihood likelihood, double[] truth)
    {
        var n = truth.Length;
        var atTruth = -likelihood.Evaluate(Array.ConvertAll(truth, Math.Log), new double[n], new double[n * n]);
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"2 Δ ln L = {2 * (fit.LogLikelihood.Value - atTruth):0.00}"));
        Assert.InRange(2 * (fit.LogLikelihood.Value - atTruth), 0, RareRise[n - 1]);
    }
}
