namespace LifecycleKit.Conditions;

/// <summary>A comparison of one field by one operator, with fixed values or with another field.</summary>
internal abstract class LeafCondition : Condition
{
    private protected LeafCondition(Field field, ConditionOperator op)
        : base(depth: 1, leaves: 1) => (Field, Operator) = (field, op);

    public Field Field { get; }

    public ConditionOperator Operator { get; }

    /// <summary>
    /// The values that the field is compared with, in canonical text; for another field, its name with factor and offset.
    /// </summary>
    public abstract IReadOnlyList<string> Operands { get; }

    public sealed override string ToString() => ConditionText.Comparison(Field, Operator, Operands);

    /// <summary>The field that the field is compared with; null for fixed values.</summary>
    internal virtual Field? Other => null;

    /// <summary>Whether the answer can change as time passes.</summary>
    internal bool IsChanging =>
        this is AgeCondition || Field.Timing == FieldTiming.Changing || Other is { Timing: FieldTiming.Changing };

    internal sealed override IEnumerable<Field> Fields() => Other is { } other ? [Field, other] : [Field];
}
