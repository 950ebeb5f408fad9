namespace LifecycleKit.Experiments;

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
    /// The buckets that belong to the arm, such as <c>0-999,2000-2499</c>, from <see cref="ExperimentArm.Buckets"/>. Null or empty, the default, for a new arm, which takes as many buckets as its share needs.
    /// </summary>
    public string? Buckets { get; set; }
}
