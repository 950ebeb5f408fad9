using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Checks and descriptions of the natural parameters of models.</summary>
internal static class ModelParameters
{
    /// <summary>The range of any parameter: wider than the box of any fit, and such that no formula leaves the range of doubles.</summary>
    public const double Smallest = 1e-15;
    public const double Largest = 1e15;

    public static bool IsInRange(double value) => value >= Smallest && value <= Largest;

    /// <summary>The parameter, in the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Checked(double value, string name) => IsInRange(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A parameter must lie from 1E-15 to 1E15.");

    /// <summary>A parameter with its standard error; a parameter that was held at a bound has variance 0 and so none.</summary>
    public static ModelParameter Describe((string Symbol, string Meaning) named, double value, ParameterCovariance? covariance, int place) =>
        new(named.Symbol, named.Meaning, covariance is not null && covariance[place, place] > 0
            ? Estimate.Of(value, Math.Sqrt(covariance[place, place]))
            : Estimate.Of(value));
}
