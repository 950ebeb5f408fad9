namespace LifecycleKit.Customers;

/// <summary>The result of applying a snapshot to an <see cref="OrderLedger"/>.</summary>
public enum LedgerOutcome
{
    /// <summary>No snapshot was applied.</summary>
    None = 0,

    /// <summary>The order is now in the state of <see cref="OrderChange.After"/>.</summary>
    Applied = 1,

    /// <summary>The snapshot repeats the content that the ledger already has.</summary>
    Unchanged = 2,

    /// <summary>The ledger has a newer snapshot with other content, which stays in force.</summary>
    Stale = 3,
}
