namespace LifecycleKit.Experiments;

/// <summary>Options of an experiment.</summary>
/// <remarks>The host or a binder sets the options, and the library then reads them. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ExperimentOptions
{
    /// <summary>The experiment's key, as exposure events name it, compared ordinally; required, not blank. Null by default.</summary>
    public string? Key { get; set; }

    /// <summary>The salt of the draw, without a line feed. Null or empty, the default, for the key.</summary>
    public string? Salt { get; set; }

    /// <summary>The arms, from 2 to 100 with different keys; required. Their order decides which buckets each takes. Empty by default.</summary>
    public IList<ExperimentArmOptions> Arms { get; init; } = [];

    /// <summary>The key of the control, the arm with which the others are compared; required. Null by default.</summary>
    public string? Control { get; set; }

    /// <summary>The first instant at which the experiment runs; null, the default, for no start.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>The first instant at which the experiment no longer runs, later than <see cref="From"/>; null, the default, for no end.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>Returns all problems, in the order of the members; empty when the options are valid.</summary>
    public IReadOnlyList<string> Validate() => ExperimentCheck.Problems(this, BucketOwners.Of(Arms));
}
