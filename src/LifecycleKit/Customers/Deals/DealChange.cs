namespace LifecycleKit.Customers;

/// <summary>The change that one snapshot made to a <see cref="DealLedger"/>.</summary>
/// <remarks><c>default</c> is no change.</remarks>
public readonly record struct DealChange
{
    /// <summary>The result of applying the snapshot.</summary>
    public LedgerOutcome Outcome { get; init; }

    /// <summary>The deal before the snapshot; null for a new deal.</summary>
    public DealSnapshot? Before { get; init; }

    /// <summary>The deal as it is now: the snapshot, or the one before when that stays; null in <c>default</c>.</summary>
    public DealSnapshot? After { get; init; }

    /// <summary>
    /// Whether the snapshot contradicts the known one: both have the same instant of change and differ in content. The outcome says which
    /// one is in force.
    /// </summary>
    public bool IsConflict { get; init; }

    /// <summary>
    /// <see cref="EventTriggers.DealChanged"/> when the deal is new or has other content than before; otherwise none.
    /// </summary>
    public EventTriggers Triggers =>
        Outcome == LedgerOutcome.Applied && After is { } after
        && (Before is not { } before || DealPrecedence.CompareContent(after, before) != 0)
            ? EventTriggers.DealChanged : EventTriggers.None;

    /// <summary>Returns the outcome, the triggers and whether the change is a conflict; culture-invariant.</summary>
    public override string ToString() => $"{Outcome}: {Triggers}{(IsConflict ? ", conflict" : string.Empty)}";
}
