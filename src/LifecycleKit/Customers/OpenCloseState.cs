namespace LifecycleKit.Customers;

/// <summary>Whether a support case or a subscription is open, by the last event about it.</summary>
/// <remarks>Immutable.</remarks>
public readonly record struct OpenCloseState
{
    /// <summary>The id of the case or subscription.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is open: opened or started, and not closed or cancelled since.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>When the event happened, in UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The host's id of the event; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>Whether it is open, and since when; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsOpen ? "open" : "closed")} since {ChangedAt:O}");

    /// <summary>Whether this state counts and not the other: by instant, then by event id; at a tie the closed one.</summary>
    internal bool IsAfter(in OpenCloseState other)
    {
        var order = ChangedAt.UtcTicks.CompareTo(other.ChangedAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        return order != 0 ? order > 0 : !IsOpen && other.IsOpen;
    }
}
