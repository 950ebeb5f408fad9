namespace LifecycleKit.Customers;

/// <summary>The value of a trait that the host sets: a number, a flag, a text, an instant or a set of texts.</summary>
/// <remarks><c>default</c> means no value and clears the trait.</remarks>
public readonly partial record struct TraitValue
{
    private readonly decimal _number;
    private readonly object? _reference;

    private TraitValue(TraitKind kind, decimal number, object? reference = null)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

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
    public DateTimeOffset Instant =>
        Kind == TraitKind.Instant ? new DateTimeOffset((long)_number, TimeSpan.Zero) : throw Wrong(TraitKind.Instant);

    /// <summary>The texts of the set, distinct and in ordinal order.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<string> Set => Kind == TraitKind.Set ? (TextSet)_reference! : throw Wrong(TraitKind.Set);

    /// <summary>Creates the value of a number or an amount of money.</summary>
    public static TraitValue Create(decimal number) => new(TraitKind.Number, number);

    /// <summary>Creates the value of a flag.</summary>
    public static TraitValue Create(bool flag) => new(TraitKind.Flag, flag ? 1 : 0);

    /// <summary>Creates the value of a text of at most 4096 characters, which may be empty.</summary>
    /// <exception cref="ArgumentNullException">The text is null; clear a trait with <c>default</c>.</exception>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static TraitValue Create(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TraitValue(TraitKind.Text, 0, TextLimits.Checked(text, nameof(text), TextLimits.MaxTextLength));
    }

    /// <summary>Creates the value of an instant; the offset is not kept.</summary>
    public static TraitValue Create(DateTimeOffset instant) => new(TraitKind.Instant, instant.UtcTicks);

    /// <summary>
    /// Creates the value of a set of at most 1000 texts of at most 256 characters, which has each text once. An empty set is a value too.
    /// </summary>
    /// <exception cref="ArgumentNullException">The set is null; clear a trait with <c>default</c>.</exception>
    /// <exception cref="ArgumentException">A text is null or too long, or the set has too many.</exception>
    public static TraitValue Create(IEnumerable<string> texts) => new(TraitKind.Set, 0, TextSet.Of(texts));

    /// <summary>Returns the value, culture-invariant; empty for no value.</summary>
    public override string ToString() => Kind switch
    {
        TraitKind.Number => FormattableString.Invariant($"{_number}"),
        TraitKind.Flag => Flag ? "true" : "false",
        TraitKind.Text => Text,
        TraitKind.Instant => FormattableString.Invariant($"{Instant:O}"),
        TraitKind.Set => Set.ToString()!,
        _ => string.Empty,
    };

    /// <summary>Compares values in an arbitrary but fixed order, which decides between two writes with the same instant and id.</summary>
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
