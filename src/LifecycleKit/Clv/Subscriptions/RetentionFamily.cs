using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>The formulas of a retention model for any parameters θ: one instance per family, without state.</summary>
/// <remarks>Times are numbers of renewals, whole numbers from 0 as doubles. Nothing is NaN for parameters within the bounds of the
/// fit.</remarks>
internal abstract class RetentionFamily
{
    /// <summary>The name in the literature; stable, because persisted models contain the name.</summary>
    public abstract string Name { get; }

    /// <summary>The letters and the meanings of the parameters, in the order of the paper.</summary>
    public abstract ImmutableArray<(string Symbol, string Meaning)> Symbols { get; }

    /// <summary>The power of time in the churn probability, c; 1 when the model has none.</summary>
    public abstract double Power(ReadOnlySpan<double> θ);

    /// <summary>ln P(active after <paramref name="to"/> renewals | active after <paramref name="from"/>), from ≤ to.</summary>
    public abstract double LogSurvival(ReadOnlySpan<double> θ, double from, double to);

    /// <summary>P(churn at renewal t | active before it).</summary>
    public virtual double Churn(ReadOnlySpan<double> θ, double t) => -ElementaryFunctions.Expm1(LogSurvival(θ, t - 1, t));

    /// <summary>P(renewal at t | active before it).</summary>
    public virtual double Retention(ReadOnlySpan<double> θ, double t) => Math.Exp(LogSurvival(θ, t - 1, t));

    /// <summary>Σ over j = 1 … m of P(active after n + j renewals | active after n) / (1 + d)^j; m may be +∞, and the sum too.</summary>
    public abstract double Lifetime(ReadOnlySpan<double> θ, double n, double d, double m);

    /// <summary>Natural parameters to start a fit from.</summary>
    public abstract IReadOnlyList<double[]> StartsFor(RetentionSample sample);

    /// <summary>Creates a model of this family.</summary>
    public abstract RetentionModel Create(double[] θ, ParameterCovariance? covariance);
}
