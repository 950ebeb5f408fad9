namespace LifecycleKit.Customers;

/// <summary>The cart of a customer as last reported, or empty when an order emptied it since.</summary>
public readonly record struct CartState
{
    /// <summary>The instant of the report, in UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The id of the event, which decides between reports at one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The value in the reporting currency; at least 0.</summary>
    public required decimal Value { get; init; }

    /// <summary>The number of items; at least 0.</summary>
    public required int ItemCount { get; init; }

    /// <summary>Returns the value, the items and the instant, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value} in {ItemCount} item(s) at {ReportedAt:O}");
}
