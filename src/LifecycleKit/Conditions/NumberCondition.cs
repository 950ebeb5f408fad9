namespace LifecycleKit.Conditions;

/// <summary>A number compared with one or more others.</summary>
internal sealed class NumberCondition(NumberField field, ConditionOperator op, decimal[] operands) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [.. operands.Select(ConditionText.Number)];

    /// <summary>The numbers to compare with; in ascending order and distinct for In and NotIn.</summary>
    public ReadOnlySpan<decimal> Values => operands;

    public override Truth Evaluate(in Facts facts)
    {
        if (!field.TryRead(facts, out var value)) return Truth.Unknown;
        var holds = Operator switch
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

    internal override ConditionInstruction Compile()
    {
        if (!field.IsScaled || operands.Length > 2 || Array.Exists(operands, operand => !Scaled.Reaches(operand, field.Scale))) return default;
        var (floor, ceiling) = (Scaled.Floor(operands[0], field.Scale), Scaled.Ceiling(operands[0], field.Scale));
        return Operator switch
        {
            // What lies between two units equals no value: bounds that are crossed hold nothing.
            ConditionOperator.Eq => ConditionInstruction.Range(field.ReadScaled, ceiling, floor),
            ConditionOperator.Ne => ConditionInstruction.Range(field.ReadScaled, ceiling, floor, isOutside: true),
            ConditionOperator.Gt => ConditionInstruction.Range(field.ReadScaled, floor + 1, long.MaxValue),
            ConditionOperator.Gte => ConditionInstruction.Range(field.ReadScaled, ceiling, long.MaxValue),
            ConditionOperator.Lt => ConditionInstruction.Range(field.ReadScaled, long.MinValue, ceiling - 1),
            ConditionOperator.Lte => ConditionInstruction.Range(field.ReadScaled, long.MinValue, floor),
            ConditionOperator.Between => ConditionInstruction.Range(field.ReadScaled, ceiling, Scaled.Floor(operands[1], field.Scale)),
            _ => default,
        };
    }

    internal override long NextFlip(in Facts facts) => field.NextCrossing(facts, operands);
}
