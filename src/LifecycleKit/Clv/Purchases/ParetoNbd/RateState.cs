namespace LifecycleKit.Clv;

/// <summary>The posterior of a customer who is alive: λ ~ Gamma(k, a) and μ ~ Gamma(s, b), independent.</summary>
/// <param name="K">k = r + x.</param>
/// <param name="A">α + T.</param>
/// <param name="S">s.</param>
/// <param name="B">β + T.</param>
internal readonly record struct RateState(double K, double A, double S, double B)
{
    public static RateState Of(in PurchaseParameters θ, in PurchaseRow row) =>
        new(θ.First + row.Repeats, θ.Second + row.Age, θ.Third, θ.Fourth + row.Age);
}
