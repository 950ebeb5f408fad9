namespace LifecycleKit.Numerics;

/// <summary>
/// Student's t distribution with ν degrees of freedom, any number above 0: P(|T| ≥ t) = I_x(ν/2, 1/2) with x = ν/(ν + t²); Abramowitz and
/// Stegun 1964, 26.7.1 with 26.5.27. Small tails are relatively precise.
/// </summary>
internal static class StudentDistribution
{
    /// <summary>P(|T| ≥ |t|).</summary>
    /// <param name="x">ν/(ν + t²), from 0 to 1.</param>
    /// <param name="oneMinusX">t²/(ν + t²), computed separately to keep its digits when x is near 1.</param>
    /// <param name="freedom">ν, above 0.</param>
    public static double TwoSided(double x, double oneMinusX, double freedom) => IncompleteBeta.Regularized(freedom / 2, 0.5, x, oneMinusX);

    /// <summary>P(T > t); NaN gives NaN.</summary>
    public static double Survival(double t, double freedom)
    {
        Check(freedom);
        if (double.IsNaN(t)) return double.NaN;
        // t²/ν may be infinite or 0 as a double; both are valid.
        var odds = t / freedom * t;
        var half = TwoSided(1 / (1 + odds), odds <= 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds), freedom) / 2;
        return t < 0 ? 1 - half : half;
    }

    /// <summary>The t with P(T > t) = <paramref name="p"/>, for p in (0, 1).</summary>
    public static double UpperQuantile(double p, double freedom)
    {
        Check(freedom);
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must be strictly between 0 and 1.");
        if (p > 0.5) return -UpperQuantile(1 - p, freedom);
        return p == 0.5 ? 0 : Math.Sqrt(freedom / BetaQuantile.Odds(freedom / 2, 0.5, 2 * p));
    }

    private static void Check(double freedom)
    {
        if (!(freedom > 0 && double.IsFinite(freedom)))
            throw new ArgumentOutOfRangeException(nameof(freedom), freedom, "Degrees of freedom must be finite and above 0.");
    }
}
