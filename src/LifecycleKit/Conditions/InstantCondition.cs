namespace LifecycleKit.Conditions;

/// <summary>An instant compared with a fixed one.</summary>
internal sealed class InstantCondition(InstantField field, ConditionOperator op, DateTimeOffset operand) : Condition(depth: 1, leaves: 1)
{
    private readonly long _operandTicks = operand.UtcTicks;

    public override Truth Evaluate(in Facts facts)
    {
        if (!field.TryRead(facts, out var ticks)) return Truth.Unknown;
        return (op == ConditionOperator.Gte ? ticks >= _operandTicks : ticks < _operandTicks) ? Truth.True : Truth.False;
    }

    public override string ToString() => ConditionText.Comparison(field, op, [ConditionText.Instant(_operandTicks)]);

    internal override long NextFlip(in Facts facts) => long.MaxValue;

    internal override IEnumerable<Field> Fields() => [field];
}
