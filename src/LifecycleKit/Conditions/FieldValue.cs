namespace LifecycleKit.Conditions;

/// <summary>What a field was found to hold: its type and value, or nothing.</summary>
/// <remarks><c>default</c> is a missing value. Immutable and safe to share between threads.</remarks>
public readonly record struct FieldValue
{
    private readonly decimal _number;
    private readonly object? _reference;

    internal FieldValue(FieldType type, decimal number, object? reference = null) => (Type, _number, _reference, HasValue) = (type, number, reference, true);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>The type of the field; meaningless without a value.</summary>
    public FieldType Type { get; }

    /// <summary>The number of a number field.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public decimal Number => Is(FieldType.Number) ? _number : throw Wrong(FieldType.Number);

    /// <summary>The instant of an instant field, in UTC.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public DateTimeOffset Instant => Is(FieldType.Instant) ? new DateTimeOffset((long)_number, TimeSpan.Zero) : throw Wrong(FieldType.Instant);

    /// <summary>The answer of a flag field.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public bool Flag => Is(FieldType.Flag) ? _number != 0 : throw Wrong(FieldType.Flag);

    /// <summary>The text of a text field.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or it is of another type.</exception>
    public string Text => Is(FieldType.Text) ? (string)_reference! : throw Wrong(FieldType.Text);

    /// <summary>The value in canonical text, as conditions write it; <c>unknown</c> when it is missing.</summary>
    public override string ToString() => !HasValue ? "unknown" : Type switch
    {
        FieldType.Number => ConditionText.Number(_number),
        FieldType.Instant => ConditionText.Instant((long)_number),
        FieldType.Flag => _number != 0 ? "true" : "false",
        _ => ConditionText.Quoted((string)_reference!),
    };

    private bool Is(FieldType type) => HasValue && Type == type;

    private InvalidOperationException Wrong(FieldType asked) => new(HasValue ? $"The value is a {Type}, not a {asked}." : "There is no value.");
}
