namespace LifecycleKit.Conditions;

/// <summary>
/// A condition on the age of an instant. The answer changes when the age is reached, and may change when the instant changes.
/// </summary>
internal sealed class AgeCondition(InstantField field, ConditionOperator op, TimeSpan age) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [DurationText.Write(AgeTicks)];

    /// <summary>The age that decides, in ticks.</summary>
    public long AgeTicks { get; } = Age.Ticks(age, nameof(age));

    internal override LeafRange Compile() => Operator == ConditionOperator.OlderThan
        ? new(LeafKind.Age, AgeTicks, LeafRange.Greatest, Read: field.Slot)
        : new(LeafKind.Age, LeafRange.Least, AgeTicks - 1, Read: field.Slot);

    internal override long NextFlip(in Facts facts)
    {
        var change = field.NextChange(facts);
        if (!field.TryRead(facts, out var ticks)) return change;
        var flip = ticks + AgeTicks;
        return flip > facts.AsOfTicks && flip <= DateTime.MaxValue.Ticks ? Math.Min(flip, change) : change;
    }
}
