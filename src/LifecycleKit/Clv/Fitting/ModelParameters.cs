using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Checks and descriptions of the natural parameters of models.</summary>
internal static class ModelParameters
{
    /// <summary>The parameter, above 0 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Checked(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A parameter must be finite and above 0.");

    /// <summary>A parameter with its standard error; a parameter that was held at a bound has variance 0 and so none.</summary>
    public static ModelParameter Describe((string Symbol, string Meaning) named, double value, ParameterCovariance? covariance, int place) =>
        new(named.Symbol, named.Meaning, covariance is not null && covariance[place, place] > 0
            ? Estimate.Of(value, Math.Sqrt(covariance[place, place]))
            : Estimate.Of(value));
}
