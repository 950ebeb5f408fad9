namespace LifecycleKit.Conditions;

/// <summary>Whether a field has a value; never unknown.</summary>
internal sealed class ExistsCondition(Field field) : Condition(depth: 1, leaves: 1)
{
    public override Truth Evaluate(in Facts facts) => field.HasValue(facts) ? Truth.True : Truth.False;

    public override string ToString() => $"{field.Name} exists";

    internal override long NextFlip(in Facts facts) => field.NextPresence(facts);

    internal override IEnumerable<Field> Fields() => [field];
}
