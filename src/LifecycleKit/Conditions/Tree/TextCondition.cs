namespace LifecycleKit.Conditions;

/// <summary>An ordinal comparison of a text with one or more fixed texts.</summary>
internal sealed class TextCondition(TextField field, ConditionOperator op, string[] operands) : LeafCondition(field, op)
{
    public override IReadOnlyList<string> Operands => [.. operands.Select(ConditionText.Quoted)];

    /// <summary>The texts to compare with, distinct and in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; } = operands.AsReadOnly();

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        found = default;
        if (field.Read(facts) is not { } text) return Truth.Unknown;
        found = new(new FieldValue(FieldType.Text, 0, text));
        var isOne = Array.BinarySearch(operands, text, StringComparer.Ordinal) >= 0;
        return isOne == (Operator is ConditionOperator.Eq or ConditionOperator.In) ? Truth.True : Truth.False;
    }

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);
}
