namespace LifecycleKit.Customers;

/// <summary>The cart of a customer as last reported.</summary>
/// <remarks>Immutable.</remarks>
public readonly record struct CartState
{
    /// <summary>When the cart was reported, in UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The host's id of the event, which decides between reports of one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The value in the reporting currency; at least 0.</summary>
    public required decimal Value { get; init; }

    /// <summary>The number of items; at least 0.</summary>
    public required int ItemCount { get; init; }

    /// <summary>The value, the items and when they were reported; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value} in {ItemCount} item(s) at {ReportedAt:O}");
}
