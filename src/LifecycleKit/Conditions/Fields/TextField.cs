namespace LifecycleKit.Conditions;

/// <summary>A field whose value is text, compared ordinally.</summary>
public sealed class TextField : Field
{
    private readonly Reader _read;

    internal TextField(string name, Reader read, FieldTiming timing = FieldTiming.Constant, ChangeFinder? nextChange = null)
        : base(name, FieldType.Text, timing, nextChange) => _read = read;

    /// <summary>Reads the value; null when it is missing.</summary>
    internal delegate string? Reader(in Facts facts);

    /// <summary>Returns the condition that the text equals <paramref name="value"/>.</summary>
    public Condition EqualTo(string value) => new TextCondition(this, ConditionOperator.Eq, Operands.Distinct([value]));

    /// <summary>Returns the condition that the text differs from <paramref name="value"/>.</summary>
    public Condition NotEqualTo(string value) => new TextCondition(this, ConditionOperator.Ne, Operands.Distinct([value]));

    /// <summary>Returns the condition that the text is one of 1 to 256 values.</summary>
    /// <exception cref="ArgumentException">There is no value, a value is null, or there are more than 256.</exception>
    public Condition In(params string[] values) => new TextCondition(this, ConditionOperator.In, Operands.Distinct(values));

    /// <summary>Returns the condition that the text is none of 1 to 256 values.</summary>
    /// <exception cref="ArgumentException">There is no value, a value is null, or there are more than 256.</exception>
    public Condition NotIn(params string[] values) => new TextCondition(this, ConditionOperator.NotIn, Operands.Distinct(values));

    /// <summary>Returns the condition that the text begins with <paramref name="prefix"/>, compared ordinally.</summary>
    /// <param name="prefix">The text to begin with, at least one character. Combine several with <see cref="Condition.Any"/>.</param>
    /// <exception cref="ArgumentException">The prefix is empty (<see cref="ArgumentNullException"/> when it is null).</exception>
    public Condition StartsWith(string prefix) => new PrefixCondition(this, prefix);

    /// <inheritdoc/>
    public override FieldValue ValueOf(in Facts facts) => Read(facts) is { } text ? new FieldValue(FieldType.Text, 0, text) : default;

    /// <summary>All values that the field can have; null when they are not known.</summary>
    internal IReadOnlyList<string>? Known { get; init; }

    /// <summary>The constraint that the value puts on other fields; null for none.</summary>
    internal FieldConstraint? Constraint { get; init; }

    internal string? Read(in Facts facts) => _read(facts);
}
