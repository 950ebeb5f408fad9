namespace LifecycleKit.Tracking;

/// <summary>Names a track of a shop, and says of which customers the saved stage is settled; see <see cref="IAudienceStore"/>.</summary>
/// <param name="Scope">The shop.</param>
/// <param name="Track">The name of the track.</param>
/// <param name="Version">The version of lifecycles and models in force. Customers with another version are not settled.</param>
/// <param name="AsOf">The current instant. Customers who are due at or before it are not settled.</param>
public readonly record struct StageQuery(string Scope, string Track, string Version, DateTimeOffset AsOf)
{
    /// <summary>Returns track, version and instant; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Track} of version {Version} at {AsOf:O}");
}

/// <summary>The number of customers in a stage.</summary>
/// <param name="Stage">The id of the stage.</param>
/// <param name="Count">The number of customers, at least 0.</param>
public readonly record struct StageCount(string Stage, long Count)
{
    /// <summary>Returns stage and number; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Stage}: {Count}");
}
