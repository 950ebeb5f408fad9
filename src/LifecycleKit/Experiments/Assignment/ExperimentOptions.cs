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

    /// <summary>
    /// The arms, from 2 to 100 with different keys; required. Their order decides which buckets each takes. Empty by default.
    /// </summary>
    public IList<ExperimentArmOptions> Arms { get; init; } = [];

    /// <summary>The key of the control, the arm with which the others are compared; required. Null by default.</summary>
    public string? Control { get; set; }

    /// <summary>The first instant at which the experiment runs; null, the default, for no start.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>
    /// The first instant at which the experiment no longer runs, later than <see cref="From"/>; null, the default, for no end.
    /// </summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>Returns all problems, in the order of the members; empty when the options are valid.</summary>
    public IReadOnlyList<string> Validate() => ExperimentCheck.Problems(this, BucketOwners.Of(Arms));
}

/// <summary>Options of an arm of an experiment.</summary>
/// <remarks>The host or a binder sets the options, and the library then reads them. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ExperimentArmOptions
{
    /// <summary>The arm's key, compared ordinally; required, not blank. Null by default.</summary>
    public string? Key { get; set; }

    /// <summary>The share of all subjects in basis points, from 0, the default, to 10 000: 2 500 is a quarter of them.</summary>
    public int BasisPoints { get; set; }

    /// <summary>
    /// The buckets that belong to the arm, such as <c>0-999,2000-2499</c>, from <see cref="ExperimentArm.Buckets"/>. Null or empty, the
    /// default, for a new arm, which takes as many buckets as its share needs.
    /// </summary>
    public string? Buckets { get; set; }
}
