namespace LifecycleKit.Customers;

/// <summary>What the ledger did with a snapshot.</summary>
public enum LedgerOutcome
{
    /// <summary>Nothing came in.</summary>
    None = 0,

    /// <summary>The order is now as <see cref="OrderChange.After"/> says.</summary>
    Applied = 1,

    /// <summary>The snapshot says what the ledger already had: a repetition.</summary>
    Unchanged = 2,

    /// <summary>The ledger has a newer snapshot of other content and keeps that in force.</summary>
    Stale = 3,
}
