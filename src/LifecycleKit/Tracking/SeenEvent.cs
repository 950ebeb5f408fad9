using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The id of a recorded event, remembered to stop duplicates: a row of a store.</summary>
/// <param name="Key">The kind and the id, unique for the customer.</param>
/// <param name="SeenAt">When it was recorded, in UTC.</param>
/// <remarks>Immutable.</remarks>
public readonly record struct SeenEvent(EventKey Key, DateTimeOffset SeenAt)
{
    /// <summary>The kind and id of the event and when it was recorded; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key.Kind} #{Key.EventId}, seen at {SeenAt:O}");
}
