namespace LifecycleKit.Conditions;

/// <summary>A number compared with one or more others.</summary>
internal sealed class NumberCondition(NumberField field, ConditionOperator op, decimal[] operands) : Condition(depth: 1, leaves: 1)
{
    public override Truth Evaluate(in Facts facts)
    {
        if (!field.TryRead(facts, out var value)) return Truth.Unknown;
        var holds = op switch
        {
            ConditionOperator.Eq => value == operands[0],
            ConditionOperator.Ne => value != operands[0],
            ConditionOperator.Gt => value > operands[0],
            ConditionOperator.Gte => value >= operands[0],
            ConditionOperator.Lt => value < operands[0],
            ConditionOperator.Lte => value <= operands[0],
            ConditionOperator.Between => value >= operands[0] && value <= operands[1],
            ConditionOperator.In => Array.BinarySearch(operands, value) >= 0,
            _ => Array.BinarySearch(operands, value) < 0,
        };
        return holds ? Truth.True : Truth.False;
    }

    public override string ToString() => ConditionText.Comparison(field, op, operands.Select(ConditionText.Number));

    internal override long NextFlip(in Facts facts) => field.NextCrossing(facts, operands);

    internal override IEnumerable<Field> Fields() => [field];
}
