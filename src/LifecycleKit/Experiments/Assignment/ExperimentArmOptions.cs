namespace LifecycleKit.Experiments;

/// <summary>An arm of an experiment, as the host declares it.</summary>
/// <remarks>Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ExperimentArmOptions
{
    /// <summary>The arm's key, compared letter by letter; not blank. Null by default, which is refused.</summary>
    public string? Key { get; set; }

    /// <summary>Its share of all subjects in basis points, from 0, the default, to 10 000: 2 500 is a quarter of them.</summary>
    public int BasisPoints { get; set; }

    /// <summary>
    /// The buckets that belong to it, such as <c>0-999,2000-2499</c>, as <see cref="ExperimentArm.Buckets"/> told them. Null or empty, the
    /// default, for a new arm, which takes as many as its share needs.
    /// </summary>
    public string? Buckets { get; set; }
}
