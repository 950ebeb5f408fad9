using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>Tails of Student's t distribution.</summary>
internal static class StudentTail
{
    /// <summary>
    /// P(|T| ≥ t) for ν degrees of freedom = I_x(ν/2, 1/2) with x = ν / (ν + t²); Abramowitz and Stegun 1964, 26.7.1 with 26.5.27.
    /// </summary>
    /// <param name="x">ν / (ν + t²), from 0 to 1.</param>
    /// <param name="oneMinusX">t² / (ν + t²), with digits of its own where x is near 1.</param>
    /// <param name="freedom">ν, above 0.</param>
    public static double TwoSided(double x, double oneMinusX, double freedom) => IncompleteBeta.Regularized(freedom / 2, 0.5, x, oneMinusX);
}
