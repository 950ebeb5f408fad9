namespace LifecycleKit.Conditions;

/// <summary>A flag that is, or is not, set.</summary>
internal sealed class FlagCondition(FlagField field, bool expected) : Condition(depth: 1, leaves: 1)
{
    public override Truth Evaluate(in Facts facts) => field.Read(facts) switch
    {
        Truth.Unknown => Truth.Unknown,
        Truth.True => expected ? Truth.True : Truth.False,
        _ => expected ? Truth.False : Truth.True,
    };

    public override string ToString() => ConditionText.Comparison(field, ConditionOperator.Eq, [expected ? "true" : "false"]);

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);

    internal override IEnumerable<Field> Fields() => [field];
}
