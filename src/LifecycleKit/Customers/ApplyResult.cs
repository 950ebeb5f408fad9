namespace LifecycleKit.Customers;

/// <summary>What folding one event into a history brought about.</summary>
/// <remarks><c>default</c> is nothing. Immutable and safe to share between threads.</remarks>
public readonly record struct ApplyResult
{
    internal ApplyResult(EventTriggers triggers, in OrderChange orderChange) => (Triggers, OrderChange) = (triggers, orderChange);

    /// <summary>What the event amounts to, as rules see it; none for a repeated or outdated order.</summary>
    public EventTriggers Triggers { get; }

    /// <summary>The difference an order made; <c>default</c> for other events.</summary>
    public OrderChange OrderChange { get; }

    /// <summary>What the event amounts to, and what became of its order; culture-invariant.</summary>
    public override string ToString() => $"{Triggers}, order {OrderChange.Outcome}";
}
