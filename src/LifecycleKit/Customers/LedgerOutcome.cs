namespace LifecycleKit.Customers;

/// <summary>What the ledger did with a snapshot.</summary>
public enum LedgerOutcome
{
    /// <summary>Nothing came in.</summary>
    None = 0,

    /// <summary>The snapshot is now how the order stands.</summary>
    Applied = 1,

    /// <summary>The ledger already had this very snapshot.</summary>
    Repeated = 2,

    /// <summary>The ledger has a later version and keeps it.</summary>
    Outdated = 3,
}
