using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>NBD: gamma-distributed purchase rates λ ~ Gamma(r, α) without dropout. The baseline of the other models.</summary>
/// <remarks>
/// Ehrenberg (1959), "The pattern of consumer purchases", Applied Statistics 8(1). The likelihood is that of the purchase times, as for the
/// other families, Γ(k) α^r / (Γ(r) (α + T)^k) with k = r + x, so AIC compares them; the likelihood of the number of purchases alone would
/// add x ln T − ln x!.
/// </remarks>
internal sealed class NbdFamily : PurchaseFamily
{
    private NbdFamily()
    {
    }

    public static NbdFamily Instance { get; } = new();

    public override string Name => "NBD";

    public override PurchaseModelKind Kind => PurchaseModelKind.Nbd;

    public override bool KeepsOneTimeBuyers => true;

    public override ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
        [("r", "shape of the purchase rate's gamma distribution"), ("alpha", "rate of the purchase rate's gamma distribution, a time")];

    public override double LogLikelihood(in PurchaseParameters θ, in PurchaseRow row) =>
        GammaFunctions.LogGammaRatio(θ.First, row.Repeats) - θ.First * ElementaryFunctions.Log1p(row.Age / θ.Second)
        - row.Repeats * Math.Log(θ.Second + row.Age);

    public override double ProbabilityAlive(in PurchaseParameters θ, in PurchaseRow row) => 1;

    public override double StaysAlive(in PurchaseParameters θ, in PurchaseRow row, double t) => 1;

    public override double ExpectedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double t) => RateOf(θ, row) * t;

    /// <summary>k / (α + T) · (1 − e^(−δ t)) / δ.</summary>
    public override double DiscountedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double rate, double t) =>
        RateOf(θ, row) * (rate == 0 || rate * t == 0 ? t : -ElementaryFunctions.Expm1(-rate * t) / rate);

    public override double ProbabilityIfAlive(in PurchaseParameters θ, in PurchaseRow row, int n, double t) => t == 0
        ? (n == 0 ? 1 : 0)
        : Math.Min(1, Math.Exp(LogProbability(θ.First + row.Repeats, θ.Second + row.Age, n, t)));

    /// <summary>(1 + t / (α + T))^(−k) = 1 − u.</summary>
    public override double NextPurchaseIfAlive(in PurchaseParameters θ, in PurchaseRow row, double u) =>
        (θ.Second + row.Age) * ElementaryFunctions.Expm1(-ElementaryFunctions.Log1p(-u) / (θ.First + row.Repeats));

    public override void Simulate(in PurchaseParameters θ, double age, ref RandomDraws draws, List<double> times)
    {
        var rate = draws.NextGamma(θ.First, θ.Second);
        for (var time = draws.NextExponential() / rate; time <= age; time += draws.NextExponential() / rate) times.Add(time);
    }

    public override SampleLikelihood LikelihoodOf(PurchaseColumns columns) => new NbdLikelihood(columns);

    public override PurchaseModel Create(in PurchaseParameters θ, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance) =>
        new NbdModel(θ, unit, grain, covariance);

    /// <summary>
    /// ln P(n purchases within t) for λ ~ Gamma(k, a): Γ(k + n) / (Γ(k) n!) · (a / (a + t))^k (t / (a + t))^n; t is above 0.
    /// </summary>
    internal static double LogProbability(double k, double a, int n, double t) => n == 0
        ? -k * ElementaryFunctions.Log1p(t / a)
        : GammaFunctions.LogGammaRatio(k, n) - GammaFunctions.LogGamma(n + 1.0)
            - k * ElementaryFunctions.Log1p(t / a) - n * ElementaryFunctions.Log1p(a / t);

    private static double RateOf(in PurchaseParameters θ, in PurchaseRow row) => (θ.First + row.Repeats) / (θ.Second + row.Age);
}
