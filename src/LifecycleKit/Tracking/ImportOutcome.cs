namespace LifecycleKit.Tracking;

/// <summary>The outcome of importing a customer. Every outcome except <see cref="Imported"/> changes nothing.</summary>
public enum ImportOutcome
{
    /// <summary>The customer is saved as exported.</summary>
    Imported = 0,

    /// <summary>The store has the customer already.</summary>
    Known = 1,

    /// <summary>The customer was erased later than the document of the export (<see cref="ILifecycleTracker.EraseAsync"/>).</summary>
    Erased = 2,

    /// <summary>An order of the export belongs to another customer of the shop.</summary>
    Refused = 3,
}
