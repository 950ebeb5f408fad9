namespace LifecycleKit.Experiments;

/// <summary>What an experiment is made of, as the host declares it.</summary>
/// <remarks>Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ExperimentOptions
{
    /// <summary>The experiment's key, as exposures name it, compared letter by letter; not blank. Null by default, which is refused.</summary>
    public string? Key { get; set; }

    /// <summary>What sets its draw apart from others; without a line feed. Null or empty, the default, for the key.</summary>
    public string? Salt { get; set; }

    /// <summary>From 2 to 100 arms with different keys. Their order says who takes which buckets. None by default, which is refused.</summary>
    public IList<ExperimentArmOptions> Arms { get; init; } = [];

    /// <summary>The key of the arm that the others are compared with. Null by default, which is refused.</summary>
    public string? Control { get; set; }

    /// <summary>The first instant at which it runs; null, the default, for always.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>The first instant at which it no longer runs, later than <see cref="From"/>; null, the default, for never.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>Everything that is wrong, in the order of the members; empty when an experiment can be made of it.</summary>
    public IReadOnlyList<string> Validate() => ExperimentCheck.Problems(this, BucketOwners.Of(Arms));
}
