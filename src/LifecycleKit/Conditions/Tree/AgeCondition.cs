namespace LifecycleKit.Conditions;

/// <summary>How far back an instant lies. It flips when the age is reached, and may when the instant becomes another.</summary>
internal sealed class AgeCondition(InstantField field, ConditionOperator op, TimeSpan age) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [ConditionText.Duration(AgeTicks)];

    /// <summary>The length of time that decides.</summary>
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
