namespace LifecycleKit.Conditions;

/// <summary>A comparison of an instant with another instant of the customer, moved by a length of time.</summary>
internal sealed class InstantFieldCondition : LeafCondition
{
    private readonly InstantField _field;
    private readonly InstantField _other;

    public InstantFieldCondition(InstantField field, ConditionOperator op, InstantField other, TimeSpan plus)
        : base(field, op)
    {
        FieldComparison.Check(field, other);
        if (FieldComparison.Problem(plus) is { } problem) throw new ArgumentOutOfRangeException(nameof(plus), plus, problem);
        (_field, _other, Plus) = (field, other, plus);
    }

    public override IReadOnlyList<string> Operands => [ConditionText.Operand(_other, 1, ConditionText.Offset(Plus))];

    /// <summary>The length of time that is added to the other instant; 0 for none, negative for an earlier instant.</summary>
    public TimeSpan Plus { get; }

    internal override Field Other => _other;

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        var isKnown = _field.TryRead(facts, out var ticks);
        var isOtherKnown = _other.TryRead(facts, out var other);
        found = new(isKnown ? new(FieldType.Instant, ticks) : default, isOtherKnown ? new(FieldType.Instant, other) : default);
        if (!isKnown || !isOtherKnown) return Truth.Unknown;
        return FieldComparison.Holds(Operator, ticks.CompareTo(other + Plus.Ticks)) ? Truth.True : Truth.False;
    }

    /// <summary>The answer stays as long as neither instant changes. Their difference does not change as time passes.</summary>
    internal override long NextFlip(in Facts facts) => Math.Min(_field.NextChange(facts), _other.NextChange(facts));
}
