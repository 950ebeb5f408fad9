namespace LifecycleKit.Customers;

/// <summary>The state of a support case or a subscription after the last event about it.</summary>
public readonly record struct OpenCloseState : IKeyed<string>
{
    /// <summary>The id of the case or subscription.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the case or subscription is open: opened or started, and not closed or cancelled since.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The instant of the last event, in UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The id of the last event; null for none.</summary>
    public string? EventId { get; init; }

    string IKeyed<string>.Key => Id;

    /// <summary>Returns whether the case or subscription is open, and since when; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsOpen ? "open" : "closed")} since {ChangedAt:O}");

    /// <summary>Whether this state counts rather than the other: by instant, then by event id; at a tie the closed one.</summary>
    internal bool IsAfter(in OpenCloseState other)
    {
        var order = ChangedAt.UtcTicks.CompareTo(other.ChangedAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        return order != 0 ? order > 0 : !IsOpen && other.IsOpen;
    }
}
