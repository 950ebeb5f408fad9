namespace LifecycleKit.Customers;

/// <summary>The result of applying one event to a history.</summary>
/// <remarks><c>default</c> is the result of no event.</remarks>
public readonly record struct ApplyResult
{
    /// <summary>The meaning of the event for rules; none for a repeated or stale order or deal.</summary>
    public EventTriggers Triggers { get; init; }

    /// <summary>The change that an order made to the ledger; <c>default</c> for other events.</summary>
    public OrderChange OrderChange { get; init; }

    /// <summary>The change that a deal made to the deals; <c>default</c> for other events.</summary>
    public DealChange DealChange { get; init; }

    /// <summary>Returns the triggers and the outcome of the order, culture-invariant.</summary>
    public override string ToString() => $"{Triggers}, order {OrderChange.Outcome}";
}
