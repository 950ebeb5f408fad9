namespace LifecycleKit.Conditions;

/// <summary>How far back an instant lies. It flips once: when the age is reached.</summary>
internal sealed class AgeCondition : Condition
{
    private readonly InstantField _field;
    private readonly ConditionOperator _operator;
    private readonly long _ageTicks;

    public AgeCondition(InstantField field, ConditionOperator op, TimeSpan age)
        : base(depth: 1, leaves: 1) =>
        (_field, _operator, _ageTicks) = (field, op, Age.Ticks(age, nameof(age)));

    public override Truth Evaluate(in Facts facts)
    {
        if (!_field.TryRead(facts, out var ticks)) return Truth.Unknown;
        var isOlder = facts.AsOfTicks - ticks >= _ageTicks;
        return isOlder == (_operator == ConditionOperator.OlderThan) ? Truth.True : Truth.False;
    }

    public override string ToString() => ConditionText.Comparison(_field, _operator, [ConditionText.Duration(_ageTicks)]);

    internal override long NextFlip(in Facts facts)
    {
        if (!_field.TryRead(facts, out var ticks)) return long.MaxValue;
        var flip = ticks + _ageTicks;
        return flip > facts.AsOfTicks && flip <= DateTime.MaxValue.Ticks ? flip : long.MaxValue;
    }

    internal override IEnumerable<Field> Fields() => [_field];
}
