namespace LifecycleKit.Conditions;

/// <summary>A text compared with one or more others, ordinally.</summary>
internal sealed class TextCondition(TextField field, ConditionOperator op, string[] operands) : Condition(depth: 1, leaves: 1)
{
    public override Truth Evaluate(in Facts facts)
    {
        if (field.Read(facts) is not { } text) return Truth.Unknown;
        var isOne = Array.BinarySearch(operands, text, StringComparer.Ordinal) >= 0;
        return isOne == (op is ConditionOperator.Eq or ConditionOperator.In) ? Truth.True : Truth.False;
    }

    public override string ToString() => ConditionText.Comparison(field, op, operands.Select(ConditionText.Quoted));

    internal override long NextFlip(in Facts facts) => field.NextChange(facts);

    internal override IEnumerable<Field> Fields() => [field];
}
