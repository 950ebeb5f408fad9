namespace LifecycleKit.Customers;

/// <summary>The consent of a customer on one channel and category: granted or withdrawn, on what basis, until when.</summary>
/// <remarks>
/// <c>default</c> means that no consent was ever recorded. Of several states the later one counts, and at one instant the stricter one: a
/// withdrawal before a grant, an earlier end before a later one. The order of arrival does not matter.
/// </remarks>
public readonly partial record struct ConsentState
{
    private readonly long _ticks;
    private readonly long _expiryTicks;

    /// <summary>The instant at which consent was granted or withdrawn, in UTC.</summary>
    public required DateTimeOffset ChangedAt
    {
        get => new(_ticks, TimeSpan.Zero);
        init => _ticks = value.UtcTicks;
    }

    /// <summary>Whether consent was granted; false for a withdrawal.</summary>
    public required bool IsGranted { get; init; }

    /// <summary>The legal basis of the consent.</summary>
    public required LegalBasis Basis { get; init; }

    /// <summary>The instant at which a grant ends, in UTC; null for a grant without end and for a withdrawal.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get => _expiryTicks == 0 ? null : new DateTimeOffset(_expiryTicks, TimeSpan.Zero);
        init => _expiryTicks = value?.UtcTicks ?? 0;
    }

    /// <summary>Whether consent was ever granted or withdrawn; false for <c>default</c>.</summary>
    internal bool IsKnown => _ticks != 0;

    private long EndTicks => _expiryTicks == 0 ? long.MaxValue : _expiryTicks;

    /// <summary>Returns whether consent is granted at an instant.</summary>
    public bool HoldsAt(DateTimeOffset asOf) => HoldsAt(asOf.UtcTicks);

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ConsentState {{ ChangedAt = {ChangedAt:O}, IsGranted = {IsGranted}, Basis = {Basis}, ExpiresAt = {ExpiresAt:O} }}");

    internal bool HoldsAt(long ticks) => IsGranted && ticks < EndTicks;

    /// <summary>The end of a grant that is still valid at <paramref name="ticks"/>; <see cref="long.MaxValue"/> for none.</summary>
    internal long ExpiryAfter(long ticks) => IsGranted && EndTicks > ticks ? EndTicks : long.MaxValue;

    internal static ConsentState Of(in CustomerEvent customerEvent) => new()
    {
        ChangedAt = customerEvent.At,
        // An unsubscription is a withdrawal.
        IsGranted = customerEvent.Granted,
        Basis = customerEvent.Basis,
        ExpiresAt = customerEvent.Granted ? customerEvent.ExpiresAt : null,
    };

    /// <summary>Whether this state counts rather than the other: the later one, at one instant the stricter one.</summary>
    internal bool IsAfter(in ConsentState other)
    {
        if (_ticks != other._ticks) return _ticks > other._ticks;
        if (IsGranted != other.IsGranted) return !IsGranted;
        return EndTicks != other.EndTicks ? EndTicks < other.EndTicks : Basis < other.Basis;
    }
}
