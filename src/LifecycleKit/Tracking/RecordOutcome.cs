namespace LifecycleKit.Tracking;

/// <summary>What became of an event.</summary>
public enum RecordOutcome
{
    /// <summary>The event counts, and is saved.</summary>
    Applied = 0,

    /// <summary>The order is known to stand exactly like this. Nothing was saved.</summary>
    Unchanged = 1,

    /// <summary>An event of this kind and id was recorded before. Nothing was saved.</summary>
    Duplicate = 2,

    /// <summary>
    /// The snapshot is older than what is known of the order, which stays as it is. The snapshot is kept among the events.
    /// </summary>
    Stale = 3,

    /// <summary>
    /// The snapshot claims to be as new as what is known of the order, and differs: the shop contradicts itself. The more cautious of the
    /// two is in force, whatever the order of arrival; <see cref="RecordResult.Applied"/> says whether that is the new one.
    /// </summary>
    Conflict = 4,
}
