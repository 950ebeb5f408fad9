namespace LifecycleKit.Customers;

/// <summary>A named value that the host has set for a customer.</summary>
/// <remarks>Immutable.</remarks>
public readonly record struct CustomerTrait
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The value; <c>default</c> for a trait that was cleared.</summary>
    public TraitValue Value { get; init; }

    /// <summary>When the trait was set or cleared, in UTC.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>The host's id of the event that set or cleared it; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The name and when the trait was set, without its value; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} set at {SetAt:O}");

    /// <summary>As <see cref="LastWrite{T}"/>, for a value that has no public order.</summary>
    internal bool IsAfter(in CustomerTrait other)
    {
        var order = SetAt.UtcTicks.CompareTo(other.SetAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        return order > 0 || (order == 0 && TraitValue.CompareCanonically(Value, other.Value) > 0);
    }
}
