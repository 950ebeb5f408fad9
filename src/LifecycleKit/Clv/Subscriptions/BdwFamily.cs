using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>BdW, θ = (α, β, c): S(t) = B(α, β + t^c) / B(α, β).</summary>
internal sealed class BdwFamily : RetentionFamily
{
    /// <summary>Where ln t^c is larger, t^c + α is t^c to a double, whatever the parameters: Γ(t^c + α) / Γ(t^c) is (t^c)^α.</summary>
    private const double LogVast = 70;

    private BdwFamily()
    {
    }

    public static BdwFamily Instance { get; } = new();

    public override string Name => "BdW";

    public override ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("alpha", "first parameter of the churn probability"),
        ("beta", "second parameter of the churn probability"),
        ("c", "power of time: above 1 a customer's churn probability grows with time"),
    ];

    public override double Power(ReadOnlySpan<double> θ) => θ[2];

    /// <summary>ln B(α, β + to^c) / B(α, β + from^c), the difference of the powers without cancellation.</summary>
    public override double LogSurvival(ReadOnlySpan<double> θ, double from, double to)
    {
        var α = θ[0];
        var β = θ[1];
        var c = θ[2];
        if (to <= from) return 0;
        if (from > 0 && c * Math.Log(from) > LogVast) return -α * c * ElementaryFunctions.Log1p((to - from) / from);
        var start = from > 0 ? Math.Pow(from, c) : 0;
        var logEnd = c * Math.Log(to);
        if (logEnd > LogVast) return GammaFunctions.LogGammaRatio(β + start, α) - α * logEnd;
        var distance = from > 0 ? start * ElementaryFunctions.Expm1(c * ElementaryFunctions.Log1p((to - from) / from)) : Math.Pow(to, c);
        return GammaFunctions.LogBetaShift(α, β + start, distance);
    }

    public override double Lifetime(ReadOnlySpan<double> θ, double n, double d, double m) => BdwLifetime.Sum(θ, n, d, m);

    public override IReadOnlyList<double[]> StartsFor(RetentionSample sample)
    {
        var churn = RetentionLikelihood.MeanChurn(sample);
        return [StartOf(churn, 2, 1), StartOf(churn, 2000, 0.3), StartOf(churn, 2, 1.5), StartOf(churn, 20, 1), StartOf(churn, 0.5, 0.7),
            StartOf(churn, 10, 2.5)];
    }

    public override RetentionModel Create(double[] θ, ParameterCovariance? covariance) => new BdwModel(θ, covariance);

    private static double[] StartOf(double churn, double size, double power) => [size * churn, size * (1 - churn), power];
}
