namespace LifecycleKit.Customers;

/// <summary>What a customer said on one channel and category.</summary>
/// <remarks><c>default</c> is no word. Immutable and safe to share between threads.</remarks>
public readonly record struct ConsentWord
{
    private readonly long _ticks;
    private readonly long _expiryTicks;

    private ConsentWord(long ticks, bool isGranted, LegalBasis basis, long expiryTicks) =>
        (_ticks, IsGranted, Basis, _expiryTicks) = (ticks, isGranted, basis, expiryTicks);

    /// <summary>When it was said, in UTC.</summary>
    public DateTimeOffset SaidAt => new(_ticks, TimeSpan.Zero);

    /// <summary>Whether consent was granted; false for a withdrawal.</summary>
    public bool IsGranted { get; }

    /// <summary>On what legal ground.</summary>
    public LegalBasis Basis { get; }

    /// <summary>When a grant ends; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt => IsGranted && _expiryTicks != long.MaxValue ? new DateTimeOffset(_expiryTicks, TimeSpan.Zero) : null;

    /// <summary>Whether it grants consent at an instant.</summary>
    public bool HoldsAt(DateTimeOffset asOf) => IsGranted && asOf.UtcTicks < _expiryTicks;

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ConsentWord {{ SaidAt = {SaidAt:O}, IsGranted = {IsGranted}, Basis = {Basis}, ExpiresAt = {ExpiresAt:O} }}");

    internal static ConsentWord Of(in CustomerEvent e) => e.Kind == CustomerEventKind.ConsentChanged
        ? new ConsentWord(e.AtTicks, e.Granted, e.Basis, e.ExpiresAt?.UtcTicks ?? long.MaxValue)
        // Who unsubscribes withdraws.
        : new ConsentWord(e.AtTicks, false, LegalBasis.Consent, long.MaxValue);

    /// <summary>Whether this word counts and not the other: the later one, at one instant the stricter one.</summary>
    internal bool IsAfter(in ConsentWord other)
    {
        if (_ticks != other._ticks) return _ticks > other._ticks;
        if (IsGranted != other.IsGranted) return !IsGranted;
        if (_expiryTicks != other._expiryTicks) return _expiryTicks < other._expiryTicks;
        return Basis < other.Basis;
    }
}
