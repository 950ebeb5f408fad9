using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Checks and descriptions of the natural parameters of models.</summary>
internal static class ModelParameters
{
    /// <summary>The smallest value of a parameter. The range is wider than the bounds of any fit, and no formula overflows in it.</summary>
    public const double Smallest = 1e-15;
    public const double Largest = 1e15;

    public static bool IsInRange(double value) => value >= Smallest && value <= Largest;

    /// <summary>Returns the parameter if it is in the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The parameter is outside the range.</exception>
    public static double Checked(double value, string name) => IsInRange(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A parameter must be from 1E-15 to 1E15.");

    /// <summary>Returns a parameter with its standard error; a parameter at a bound has variance 0 and no standard error.</summary>
    public static ModelParameter Describe(
        (string Symbol, string Meaning) named, double value, ParameterCovariance? covariance, int place) =>
        new(named.Symbol, named.Meaning, covariance is not null && covariance[place, place] > 0
            ? Estimate.Of(value, Math.Sqrt(covariance[place, place]))
            : Estimate.Of(value));

    /// <summary>Symbols and values with six digits after the point; culture-invariant.</summary>
    public static string Text(ImmutableArray<ModelParameter> parameters) => string.Join(
        ", ", parameters.Select(parameter => FormattableString.Invariant($"{parameter.Symbol} {parameter.Value.Value:0.######}")));

    /// <exception cref="ArgumentOutOfRangeException">The grain is not a member of <see cref="PurchaseGrain"/>.</exception>
    public static void RequireGrain(PurchaseGrain grain, string name)
    {
        if (grain is not (PurchaseGrain.Day or PurchaseGrain.Order))
            throw new ArgumentOutOfRangeException(name, grain, "The grain must be Day or Order.");
    }
}
