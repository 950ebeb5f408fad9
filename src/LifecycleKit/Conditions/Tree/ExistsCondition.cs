namespace LifecycleKit.Conditions;

/// <summary>Whether a field has a value; never unknown.</summary>
internal sealed class ExistsCondition(Field field) : LeafCondition(field, ConditionOperator.Exists)
{
    public override IReadOnlyList<string> Operands => [];

    public override Truth Evaluate(in Facts facts) => Field.HasValue(facts) ? Truth.True : Truth.False;

    internal override long NextFlip(in Facts facts) => Field.NextPresence(facts);
}
