namespace LifecycleKit.Conditions;

/// <summary>The condition that a flag is true, or is false.</summary>
internal sealed class FlagCondition(FlagField field, bool expected) : LeafCondition(field, ConditionOperator.Eq)
{
    public override IReadOnlyList<string> Operands => [Expected ? "true" : "false"];

    public bool Expected { get; } = expected;

    internal override LeafRange Compile() => new(LeafKind.Number, Expected ? 1 : 0, Expected ? 1 : 0, Read: field.Slot);

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);
}
