namespace LifecycleKit.Clv;

/// <summary>How often a bootstrap refits, and with which draws.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record BootstrapOptions
{
    private readonly int _replications = 200;
    private readonly FitOptions _fit = FitOptions.Default;

    /// <summary>How many samples are simulated and refitted; at least 2, 200 by default. Percentiles at 0.95 want 1 000 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 2.</exception>
    public int ReplicationCount
    {
        get => _replications;
        init => _replications = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReplicationCount), value, "There must be at least two replications.");
    }

    /// <summary>Where the draws begin; 0 by default. The same seed gives the same result on any number of threads.</summary>
    public ulong Seed { get; init; }

    /// <summary>Penalty and limits of the refits; they should be those of the fit. Plain maximum likelihood by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public FitOptions Fit
    {
        get => _fit;
        init => _fit = value ?? throw new ArgumentNullException(nameof(Fit));
    }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"BootstrapOptions {{ ReplicationCount = {ReplicationCount}, Seed = {Seed}, Fit = {Fit} }}");
}
