namespace LifecycleKit.Clv;

/// <summary>The options of a fit. The defaults give plain maximum likelihood.</summary>
public sealed record FitOptions
{
    private readonly double _penalty;
    private readonly int _maximumIterations = 200;

    /// <summary>Plain maximum likelihood.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>
    /// The weight of the penalty Σ (ln θ)² that is subtracted from the log-likelihood, θ the natural parameters in the unit of the
    /// sample; at least 0, 0 by default. The penalty is a prior: ln θ is normal with mean 0 and variance 1 / (2 · weight), whatever the
    /// number of customers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative, infinite or NaN.</exception>
    public double Penalty
    {
        get => _penalty;
        init => _penalty = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Penalty), value, "The weight of the penalty must be finite and at least 0.");
    }

    /// <summary>
    /// The maximum number of steps from one start; at least 1, 200 by default. A fit that needs more ends with
    /// <see cref="FitStatus.IterationLimit"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int MaxIterations
    {
        get => _maximumIterations;
        init => _maximumIterations = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxIterations), value, "There must be at least one iteration.");
    }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"FitOptions {{ Penalty = {Penalty}, MaxIterations = {MaxIterations} }}");
}
