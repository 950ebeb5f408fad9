namespace LifecycleKit.Tracking;

/// <summary>The outcome of recording an event.</summary>
public enum RecordOutcome
{
    /// <summary>The event is applied and saved.</summary>
    Applied = 0,

    /// <summary>The order or deal is already exactly as the snapshot says. Nothing is saved.</summary>
    Unchanged = 1,

    /// <summary>An event of this kind and id was recorded before. Nothing is saved.</summary>
    Duplicate = 2,

    /// <summary>
    /// The snapshot is older than the known one. The order or deal stays unchanged, and the snapshot is kept among the events.
    /// </summary>
    Stale = 3,

    /// <summary>
    /// The snapshot is as new as the known one, but has different content. The more cautious of the two is in force, in any order of
    /// arrival; <see cref="RecordResult.Applied"/> says whether that is the new one.
    /// </summary>
    Conflict = 4,

    /// <summary>The order id belongs to another customer of the shop. Nothing is saved.</summary>
    Refused = 5,

    /// <summary>
    /// The event could not be applied now and is kept as a pending event of the store, to be applied by
    /// <see cref="ILifecycleTracker.ApplyPendingAsync"/>. Only from <see cref="ILifecycleTracker.TryRecordAsync"/>.
    /// </summary>
    Queued = 6,

    /// <summary>
    /// The time of the call was over before the store answered: the event may be saved or not. Only from
    /// <see cref="ILifecycleTracker.TryRecordAsync"/>.
    /// </summary>
    TimedOut = 7,

    /// <summary>
    /// The event is not valid, or it was neither applied nor kept. <see cref="RecordResult.Error"/> says why. Only from
    /// <see cref="ILifecycleTracker.TryRecordAsync"/>, and for an event of a batch for which a single call would throw.
    /// </summary>
    Failed = 8,

    /// <summary>
    /// The customer was erased at the instant of the event or later (<see cref="ILifecycleTracker.EraseAsync"/>). Nothing is saved, and a
    /// repeated call has the same outcome.
    /// </summary>
    Erased = 9,
}
