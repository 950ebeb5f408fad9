namespace LifecycleKit.Conditions;

/// <summary>A comparison of an instant with one or two fixed instants.</summary>
internal sealed class InstantCondition(InstantField field, ConditionOperator op, params long[] operandTicks) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [.. operandTicks.Select(ConditionText.Instant)];

    /// <summary>The instants to compare with, in UTC ticks.</summary>
    public ReadOnlySpan<long> Ticks => operandTicks;

    internal override LeafRange Compile()
    {
        var at = operandTicks[0];
        return Operator switch
        {
            ConditionOperator.Gt => new(LeafKind.Instant, at + 1, LeafRange.Greatest, Read: field.Slot),
            ConditionOperator.Gte => new(LeafKind.Instant, at, LeafRange.Greatest, Read: field.Slot),
            ConditionOperator.Lt => new(LeafKind.Instant, LeafRange.Least, at - 1, Read: field.Slot),
            ConditionOperator.Lte => new(LeafKind.Instant, LeafRange.Least, at, Read: field.Slot),
            _ => new(LeafKind.Instant, at, operandTicks[1], Read: field.Slot),
        };
    }

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);
}
