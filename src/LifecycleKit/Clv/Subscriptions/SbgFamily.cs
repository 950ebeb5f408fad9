using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>sBG, θ = (α, β): S(t) = B(α, β + t) / B(α, β).</summary>
internal sealed class SbgFamily : RetentionFamily
{
    private SbgFamily()
    {
    }

    public static SbgFamily Instance { get; } = new();

    public override string Name => "sBG";

    public override ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("alpha", "first parameter of the churn probability at a renewal"),
        ("beta", "second parameter of the churn probability at a renewal"),
    ];

    public override double Power(ReadOnlySpan<double> θ) => 1;

    public override double LogSurvival(ReadOnlySpan<double> θ, double from, double to) =>
        GammaFunctions.LogBetaShift(θ[0], θ[1] + from, to - from);

    public override double Churn(ReadOnlySpan<double> θ, double t) => θ[0] / (θ[0] + θ[1] + (t - 1));

    public override double Retention(ReadOnlySpan<double> θ, double t) => (θ[1] + (t - 1)) / (θ[0] + θ[1] + (t - 1));

    public override double Lifetime(ReadOnlySpan<double> θ, double n, double d, double m) => BetaLifetime.Discounted(θ[0], θ[1] + n, d, m);

    public override IReadOnlyList<double[]> StartsFor(RetentionSample sample)
    {
        var churn = RetentionLikelihood.MeanChurn(sample);
        return [StartOf(churn, 2), StartOf(churn, 20), StartOf(churn, 0.5)];
    }

    public override RetentionModel Create(double[] θ, ParameterCovariance? covariance) => new SbgModel(θ, covariance);

    private static double[] StartOf(double churn, double size) => [size * churn, size * (1 - churn)];
}
