using LifecycleKit.Numerics;

namespace LifecycleKit.Conditions;

/// <summary>A comparison of a number with one or more fixed numbers.</summary>
internal sealed class NumberCondition(NumberField field, ConditionOperator op, decimal[] operands) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [.. operands.Select(ConditionText.Number)];

    /// <summary>The numbers to compare with; distinct and in ascending order for In and NotIn.</summary>
    public ReadOnlySpan<decimal> Values => operands;

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        found = default;
        if (!field.TryRead(facts, out var value)) return Truth.Unknown;
        found = new(new FieldValue(FieldType.Number, value));
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

    internal override LeafRange Compile()
    {
        if (!field.IsScaled || operands.Length > 2 || Array.Exists(operands, operand => !ScaledDecimal.Reaches(operand, field.Scale)))
            return LeafRange.Asked;
        var read = field.ReadScaled;
        var (floor, ceiling) = (ScaledDecimal.Floor(operands[0], field.Scale), ScaledDecimal.Ceiling(operands[0], field.Scale));
        return Operator switch
        {
            // An operand between two units equals no value: the bounds are crossed, and no number is within them.
            ConditionOperator.Eq => new(LeafKind.Number, ceiling, floor, Read: read),
            ConditionOperator.Ne => new(LeafKind.Number, ceiling, floor, IsOutside: true, Read: read),
            ConditionOperator.Gt => new(LeafKind.Number, floor + 1, LeafRange.Greatest, Read: read),
            ConditionOperator.Gte => new(LeafKind.Number, ceiling, LeafRange.Greatest, Read: read),
            ConditionOperator.Lt => new(LeafKind.Number, LeafRange.Least, ceiling - 1, Read: read),
            ConditionOperator.Lte => new(LeafKind.Number, LeafRange.Least, floor, Read: read),
            ConditionOperator.Between => new(LeafKind.Number, ceiling, ScaledDecimal.Floor(operands[1], field.Scale), Read: read),
            _ => LeafRange.Asked,
        };
    }

    internal override long NextFlip(in Facts facts) => field.NextCrossing(facts, operands);
}
