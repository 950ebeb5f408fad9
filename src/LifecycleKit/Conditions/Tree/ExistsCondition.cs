namespace LifecycleKit.Conditions;

/// <summary>The condition that a field has a value; never unknown.</summary>
internal sealed class ExistsCondition(Field field) : LeafCondition(field, ConditionOperator.Exists)
{
    public override IReadOnlyList<string> Operands => [];

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        found = new(Field.ValueOf(facts));
        return found.Actual.HasValue ? Truth.True : Truth.False;
    }

    internal override long NextFlip(in Facts facts) => Field.NextPresence(facts);
}
