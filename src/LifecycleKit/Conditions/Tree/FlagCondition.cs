namespace LifecycleKit.Conditions;

/// <summary>A flag that is, or is not, set.</summary>
internal sealed class FlagCondition(FlagField field, bool expected) : LeafCondition(field, ConditionOperator.Eq)
{
    public override IReadOnlyList<string> Operands => [Expected ? "true" : "false"];

    public bool Expected { get; } = expected;

    public override Truth Evaluate(in Facts facts) => field.Read(facts) switch
    {
        Truth.Unknown => Truth.Unknown,
        Truth.True => Expected ? Truth.True : Truth.False,
        _ => Expected ? Truth.False : Truth.True,
    };

    internal override LeafRange Compile() => new(LeafKind.Number, Expected ? 1 : 0, Expected ? 1 : 0, Read: field.Slot);

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);
}
