using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class BgBbDerivativesTests
{
    private static FsCheck.Gen<double> Parameters => Gen.Choose(-100, 100).Select(n => Math.Pow(10, n / 80.0));

    private static FsCheck.Gen<OpportunitySample> Samples => Gen.ArrayOf(BgBbLawTests.Histories(12), 6)
        .Where(histories => histories.Any(history => history.OpportunityCount > 0))
        .Select(histories => OpportunitySample.Create(histories));

    /// <summary>
    /// The gradient against differences of the value, the Hessian against differences of the gradient; the value against the model's.
    /// </summary>
    [Fact]
    public void GradientAndHessian_RandomParameters_AreTheDifferences() =>
        Law.Holds(Gen.Zip(Gen.ArrayOf(Parameters, 4), Samples), of =>
        {
            var (θ, sample) = of;
            var model = BgBbModel.Create(θ[0], θ[1], θ[2], θ[3]);
            var value = Derivatives.Check(new BgBbLikelihood(sample), θ);
            var sum = sample.Rows.Sum(row => row.CustomerCount * model.LogLikelihood(row.History));
            Assert.Equal(-sum, value, 1e-12 * (1 + Math.Abs(sum)));
        }, 500);

    /// <summary>Long gaps, whose sum is truncated, and mixtures in which both parts matter.</summary>
    [Theory]
    [InlineData(1.2, 0.7, 0.6, 2.8, 3, 5, 1000)]
    [InlineData(0.3, 40, 0.02, 300, 2, 700, 1000)]
    [InlineData(0.3, 4000, 0.02, 300, 0, 0, 4000)]
    [InlineData(500, 0.01, 3, 0.01, 9, 9, 900)]
    public void GradientAndHessian_LongGaps_AreTheDifferences(double a, double b, double c, double d, int x, int last, int n) =>
        Derivatives.Check(new BgBbLikelihood(OpportunitySample.Create([OpportunityHistory.Create(x, last, n)])), [a, b, c, d]);
}
