namespace LifecycleKit.Customers;

/// <summary>A named value that the host has set for a customer.</summary>
public readonly record struct CustomerTrait : IKeyed<string>
{
    /// <summary>The name of the trait.</summary>
    public required string Name { get; init; }

    /// <summary>The value; <c>default</c> for a cleared trait.</summary>
    public TraitValue Value { get; init; }

    /// <summary>The instant at which the trait was set or cleared, in UTC.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>The id of the event that set or cleared the trait; null for none.</summary>
    public string? EventId { get; init; }

    string IKeyed<string>.Key => Name;

    /// <summary>Returns the name and the instant, without the value; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} set at {SetAt:O}");

    /// <summary>
    /// Whether this write counts rather than the other; as in <see cref="LastWrite{T}"/>, for a value without a public order.
    /// </summary>
    internal bool IsAfter(in CustomerTrait other)
    {
        var order = SetAt.UtcTicks.CompareTo(other.SetAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        return order > 0 || (order == 0 && TraitValue.CompareCanonically(Value, other.Value) > 0);
    }
}
