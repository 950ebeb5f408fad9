namespace LifecycleKit.Conditions;

/// <summary>A comparison of one field by one operator.</summary>
internal abstract class LeafCondition : Condition
{
    private protected LeafCondition(Field field, ConditionOperator op)
        : base(depth: 1, leaves: 1) => (Field, Operator) = (field, op);

    public Field Field { get; }

    public ConditionOperator Operator { get; }

    /// <summary>The values that the field is compared with, in canonical text.</summary>
    public abstract IReadOnlyList<string> Operands { get; }

    public sealed override string ToString() => ConditionText.Comparison(Field, Operator, Operands);

    internal sealed override IEnumerable<Field> Fields() => [Field];
}
