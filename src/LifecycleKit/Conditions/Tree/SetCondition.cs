namespace LifecycleKit.Conditions;

/// <summary>The condition that a set contains any, or none, of some texts.</summary>
internal sealed class SetCondition(SetField field, ConditionOperator op, string[] operands) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [.. operands.Select(ConditionText.Quoted)];

    /// <summary>The texts to look for, distinct and in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; } = operands.AsReadOnly();

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        found = default;
        if (field.Read(facts) is not { } set) return Truth.Unknown;
        found = new(new FieldValue(FieldType.Set, 0, set));
        return HoldsAny(set) == (Operator == ConditionOperator.In) ? Truth.True : Truth.False;
    }

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);

    private bool HoldsAny(IReadOnlyList<string> set)
    {
        // Not foreach: the enumerator of an interface is allocated.
        for (var i = 0; i < set.Count; i++)
        {
            if (Array.BinarySearch(operands, set[i], StringComparer.Ordinal) >= 0) return true;
        }

        return false;
    }
}
