namespace LifecycleKit.Conditions;

/// <summary>A field whose value is a set of texts, compared ordinally.</summary>
/// <remarks>An empty set is a value; a missing set makes comparisons unknown.</remarks>
public sealed class SetField : Field
{
    private readonly Reader _read;

    internal SetField(string name, Reader read, FieldTiming timing = FieldTiming.Constant, ChangeFinder? nextChange = null)
        : base(name, FieldType.Set, timing, nextChange) => _read = read;

    /// <summary>Reads the texts, in any order; null when the set is missing.</summary>
    internal delegate IReadOnlyList<string>? Reader(in Facts facts);

    /// <summary>
    /// Returns the condition that the set contains <paramref name="value"/>; the same as <see cref="ContainsAny"/> with one value.
    /// </summary>
    /// <exception cref="ArgumentException">The value is null.</exception>
    public Condition Contains(string value) => ContainsAny(value);

    /// <summary>Returns the condition that the set contains at least one of 1 to 256 texts; it is false for an empty set.</summary>
    /// <exception cref="ArgumentException">There is no value, a value is null, or there are more than 256.</exception>
    public Condition ContainsAny(params string[] values) => new SetCondition(this, ConditionOperator.In, Operands.Distinct(values));

    /// <summary>Returns the condition that the set contains none of 1 to 256 texts; it is true for an empty set.</summary>
    /// <exception cref="ArgumentException">There is no value, a value is null, or there are more than 256.</exception>
    public Condition ContainsNone(params string[] values) => new SetCondition(this, ConditionOperator.NotIn, Operands.Distinct(values));

    /// <inheritdoc/>
    public override FieldValue ValueOf(in Facts facts) => Read(facts) is { } set ? new FieldValue(FieldType.Set, 0, set) : default;

    internal IReadOnlyList<string>? Read(in Facts facts) => _read(facts);
}
