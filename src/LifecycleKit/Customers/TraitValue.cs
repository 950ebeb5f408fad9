namespace LifecycleKit.Customers;

/// <summary>The value of a trait that the host sets: a number, a flag, a text or an instant.</summary>
/// <remarks><c>default</c> is no value: setting it clears the trait. Immutable and safe to share between threads.</remarks>
public readonly record struct TraitValue
{
    private readonly decimal _number;
    private readonly string? _text;

    private TraitValue(TraitKind kind, decimal number, string? text) => (Kind, _number, _text) = (kind, number, text);

    /// <summary>The type of the value.</summary>
    public TraitKind Kind { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public decimal Number => Kind == TraitKind.Number ? _number : throw Wrong(TraitKind.Number);

    /// <summary>The flag.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool Flag => Kind == TraitKind.Flag ? _number != 0 : throw Wrong(TraitKind.Flag);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string Text => Kind == TraitKind.Text ? _text! : throw Wrong(TraitKind.Text);

    /// <summary>The instant, in UTC.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public DateTimeOffset Instant => Kind == TraitKind.Instant ? new DateTimeOffset((long)_number, TimeSpan.Zero) : throw Wrong(TraitKind.Instant);

    /// <summary>A number or an amount of money.</summary>
    public static TraitValue Of(decimal number) => new(TraitKind.Number, number, null);

    /// <summary>A flag.</summary>
    public static TraitValue Of(bool flag) => new(TraitKind.Flag, flag ? 1 : 0, null);

    /// <summary>A text; it may be empty.</summary>
    /// <exception cref="ArgumentNullException">The text is null; clear a trait with <c>default</c>.</exception>
    public static TraitValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TraitValue(TraitKind.Text, 0, text);
    }

    /// <summary>An instant; its offset is not kept.</summary>
    public static TraitValue Of(DateTimeOffset instant) => new(TraitKind.Instant, instant.UtcTicks, null);

    /// <summary>The value, culture-invariant; empty for none.</summary>
    public override string ToString() => Kind switch
    {
        TraitKind.Number => FormattableString.Invariant($"{_number}"),
        TraitKind.Flag => Flag ? "true" : "false",
        TraitKind.Text => Text,
        TraitKind.Instant => FormattableString.Invariant($"{Instant:O}"),
        _ => string.Empty,
    };

    /// <summary>An arbitrary but fixed order over values, by which two writes of the same moment agree on a winner.</summary>
    internal static int CompareCanonically(in TraitValue left, in TraitValue right)
    {
        // Comparing the enum itself would box it.
        var byKind = ((int)left.Kind).CompareTo((int)right.Kind);
        if (byKind != 0) return byKind;
        var byNumber = left._number.CompareTo(right._number);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(left._text, right._text);
    }

    private InvalidOperationException Wrong(TraitKind asked) => new($"The trait is a {Kind}, not a {asked}.");
}
