namespace LifecycleKit.Customers;

/// <summary>The value of a trait that the host sets: a number, a flag, a text, an instant or a set of texts.</summary>
/// <remarks><c>default</c> is no value: setting it clears the trait. Immutable and safe to share between threads.</remarks>
public readonly record struct TraitValue
{
    private readonly decimal _number;
    private readonly object? _reference;

    private TraitValue(TraitKind kind, decimal number, object? reference = null) => (Kind, _number, _reference) = (kind, number, reference);

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
    public string Text => Kind == TraitKind.Text ? (string)_reference! : throw Wrong(TraitKind.Text);

    /// <summary>The instant, in UTC.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public DateTimeOffset Instant => Kind == TraitKind.Instant ? new DateTimeOffset((long)_number, TimeSpan.Zero) : throw Wrong(TraitKind.Instant);

    /// <summary>The texts of the set, distinct and in ordinal order.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<string> Set => Kind == TraitKind.Set ? (TextSet)_reference! : throw Wrong(TraitKind.Set);

    /// <summary>A number or an amount of money.</summary>
    public static TraitValue Of(decimal number) => new(TraitKind.Number, number);

    /// <summary>A flag.</summary>
    public static TraitValue Of(bool flag) => new(TraitKind.Flag, flag ? 1 : 0);

    /// <summary>A text; it may be empty.</summary>
    /// <exception cref="ArgumentNullException">The text is null; clear a trait with <c>default</c>.</exception>
    public static TraitValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TraitValue(TraitKind.Text, 0, text);
    }

    /// <summary>An instant; its offset is not kept.</summary>
    public static TraitValue Of(DateTimeOffset instant) => new(TraitKind.Instant, instant.UtcTicks);

    /// <summary>A set of texts; it may be empty, which is a value, and holds each text once.</summary>
    /// <exception cref="ArgumentNullException">The set is null; clear a trait with <c>default</c>.</exception>
    /// <exception cref="ArgumentException">A text is null.</exception>
    public static TraitValue Of(IEnumerable<string> texts) => new(TraitKind.Set, 0, TextSet.Of(texts));

    /// <summary>The value, culture-invariant; empty for none.</summary>
    public override string ToString() => Kind switch
    {
        TraitKind.Number => FormattableString.Invariant($"{_number}"),
        TraitKind.Flag => Flag ? "true" : "false",
        TraitKind.Text => Text,
        TraitKind.Instant => FormattableString.Invariant($"{Instant:O}"),
        TraitKind.Set => Set.ToString()!,
        _ => string.Empty,
    };

    /// <summary>An arbitrary but fixed order over values, by which two writes of the same moment agree on a winner.</summary>
    internal static int CompareCanonically(in TraitValue left, in TraitValue right)
    {
        // Comparing the enum itself would box it.
        var byKind = ((int)left.Kind).CompareTo((int)right.Kind);
        if (byKind != 0) return byKind;
        var byNumber = left._number.CompareTo(right._number);
        if (byNumber != 0) return byNumber;
        return left._reference is TextSet set
            ? set.CompareTo(right._reference as TextSet)
            : string.CompareOrdinal(left._reference as string, right._reference as string);
    }

    private InvalidOperationException Wrong(TraitKind asked) => new($"The trait is a {Kind}, not a {asked}.");
}
