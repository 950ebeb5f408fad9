using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class RetentionDerivativesTests
{
    private static FsCheck.Gen<double> Parameters => Gen.Choose(-100, 100).Select(n => Math.Pow(10, n / 80.0));

    [Fact]
    public void GradientAndHessian_RandomParameters_AreTheDifferences() =>
        Law.Holds(Gen.Zip(Gen.ArrayOf(Parameters, 3), RetentionLawTests.Samples), of =>
        {
            var (θ, sample) = of;
            if (sample.RenewalCount == 0) return;
            var value = Derivatives.Check(new RetentionLikelihood(BdwFamily.Instance, sample), [θ[0], θ[1], Math.Pow(θ[2], 0.5)]);
            Assert.Equal(-BdwModel.Create(θ[0], θ[1], Math.Pow(θ[2], 0.5)).LogLikelihood(sample), value, 1e-11 * (1 + value));

            value = Derivatives.Check(new RetentionLikelihood(SbgFamily.Instance, sample), [θ[0], θ[1]]);
            Assert.Equal(-SbgModel.Create(θ[0], θ[1]).LogLikelihood(sample), value, 1e-11 * (1 + value));
        }, 500);
}
