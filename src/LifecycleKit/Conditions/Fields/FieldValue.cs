using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

/// <summary>The value of a field with its type, or a missing value.</summary>
/// <remarks>
/// <c>default</c> is a missing value. A set is the list that the field returned, put in order when it is first read.
/// </remarks>
public readonly record struct FieldValue
{
    private readonly decimal _number;
    private readonly object? _reference;

    internal FieldValue(FieldType type, decimal number, object? reference = null)
    {
        Type = type;
        _number = number;
        _reference = reference;
        HasValue = true;
    }

    /// <summary>Creates a number.</summary>
    public static FieldValue Create(decimal number) => new(FieldType.Number, number);

    /// <summary>Creates an instant.</summary>
    public static FieldValue Create(DateTimeOffset instant) => new(FieldType.Instant, instant.UtcTicks);

    /// <summary>Creates a flag.</summary>
    public static FieldValue Create(bool flag) => new(FieldType.Flag, flag ? 1 : 0);

    /// <summary>Creates a text.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static FieldValue Create(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FieldValue(FieldType.Text, 0, text);
    }

    /// <summary>Creates a set of texts; their order and repetitions do not matter.</summary>
    /// <exception cref="ArgumentException">The set is null, or a text in it is null.</exception>
    public static FieldValue Create(IEnumerable<string> set) => new(FieldType.Set, 0, TextSet.Of(set));

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>The type of the field; meaningless without a value.</summary>
    public FieldType Type { get; }

    /// <summary>The number of a number field.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public decimal Number => Is(FieldType.Number) ? _number : throw Wrong(FieldType.Number);

    /// <summary>The instant of an instant field, in UTC.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public DateTimeOffset Instant =>
        Is(FieldType.Instant) ? new DateTimeOffset((long)_number, TimeSpan.Zero) : throw Wrong(FieldType.Instant);

    /// <summary>The answer of a flag field.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public bool Flag => Is(FieldType.Flag) ? _number != 0 : throw Wrong(FieldType.Flag);

    /// <summary>The text of a text field.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public string Text => Is(FieldType.Text) ? (string)_reference! : throw Wrong(FieldType.Text);

    /// <summary>The texts of a set field, distinct and in ordinal order.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public IReadOnlyList<string> Set => Is(FieldType.Set) ? TextSet.Of((IReadOnlyList<string>)_reference!) : throw Wrong(FieldType.Set);

    /// <summary>Whether two values have the same type and are equal; sets are equal when they contain the same texts.</summary>
    public bool Equals(FieldValue other) =>
        (HasValue, Type, _number) == (other.HasValue, other.Type, other._number)
        && (Is(FieldType.Set) ? Set.Equals(other.Set) : Equals(_reference, other._reference));

    /// <summary>Returns a hash code, which is the same for equal values.</summary>
    public override int GetHashCode() => HashCode.Combine(HasValue, Type, _number, Is(FieldType.Set) ? Set : _reference);

    /// <summary>Returns the value in the canonical text of conditions; <c>unknown</c> when it is missing.</summary>
    public override string ToString() => !HasValue ? "unknown" : Type switch
    {
        FieldType.Number => ConditionText.Number(_number),
        FieldType.Instant => ConditionText.Instant((long)_number),
        FieldType.Flag => _number != 0 ? "true" : "false",
        FieldType.Set => ConditionText.List(Set.Select(ConditionText.Quoted)),
        _ => ConditionText.Quoted((string)_reference!),
    };

    private bool Is(FieldType type) => HasValue && Type == type;

    private InvalidOperationException Wrong(FieldType asked) =>
        new(HasValue ? $"The value is a {Type}, not a {asked}." : "There is no value.");
}
