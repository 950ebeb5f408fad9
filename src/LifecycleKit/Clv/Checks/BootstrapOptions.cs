namespace LifecycleKit.Clv;

/// <summary>The options of a parametric bootstrap: the number of refits, the seed, and how each refit is fitted.</summary>
public sealed record BootstrapOptions
{
    private readonly int _replications = 200;
    private readonly FitOptions _fit = FitOptions.Default;

    /// <summary>
    /// The number of samples that are simulated and refitted; at least 2, 200 by default. Percentiles at 0.95 need 1 000 or more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 2.</exception>
    public int ReplicationCount
    {
        get => _replications;
        init => _replications = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReplicationCount), value, "There must be at least two replications.");
    }

    /// <summary>The seed of the draws; 0 by default. The same seed gives the same result on any number of threads.</summary>
    public ulong Seed { get; init; }

    /// <summary>The penalty and the limits of the refits; use those of the fit. Plain maximum likelihood by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public FitOptions Fit
    {
        get => _fit;
        init => _fit = value ?? throw new ArgumentNullException(nameof(Fit));
    }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"BootstrapOptions {{ ReplicationCount = {ReplicationCount}, Seed = {Seed}, Fit = {Fit} }}");
}
