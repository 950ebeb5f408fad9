namespace LifecycleKit.Conditions;

/// <summary>Finds the values of a field for which a leaf is true, or is false. A comparison needs a value for both.</summary>
internal static class LeafRegion
{
    /// <returns>The region; null for a leaf of a kind that cannot be analysed.</returns>
    public static FieldRegion? Of(LeafCondition leaf, bool isTrue)
    {
        var words = isTrue ? leaf.ToString() : $"not({leaf})";
        return leaf switch
        {
            ExistsCondition => isTrue ? FieldRegion.Present(leaf.Field, words) : FieldRegion.Missing(leaf.Field, words),
            NumberCondition number => FieldRegion.Valued(leaf.Field, Signed(Numbers(number.Operator, number.Values), isTrue), words),
            InstantCondition instant =>
                FieldRegion.Valued(leaf.Field, Signed(Numbers(instant.Operator, Decimals(instant.Ticks)), isTrue), words),
            FlagCondition flag => FieldRegion.Valued(leaf.Field, ValueSet.Points([flag.Expected == isTrue ? 1 : 0]), words),
            AgeCondition age => FieldRegion.Aged((InstantField)leaf.Field, Ages(age, isTrue), words),
            TextCondition or PrefixCondition => FieldRegion.Texted((TextField)leaf.Field, Texts(leaf, isTrue), words),
            _ => null,
        };
    }

    /// <summary>Returns the texts for which a leaf about a text is true, or is false, whatever texts the field can have.</summary>
    public static TextRange Texts(LeafCondition leaf, bool isTrue)
    {
        var texts = leaf is PrefixCondition prefix ? TextRange.StartingWith(prefix.Prefix) : TextRange.Of(((TextCondition)leaf).Values);
        return leaf.Operator is ConditionOperator.Ne or ConditionOperator.NotIn != isTrue ? texts : texts.Complement();
    }

    private static ValueSet Signed(ValueSet values, bool isTrue) => isTrue ? values : values.Complement();

    private static ValueSet Numbers(ConditionOperator op, ReadOnlySpan<decimal> operands) => op switch
    {
        ConditionOperator.Ne => ValueSet.Points(operands).Complement(),
        ConditionOperator.Gt => ValueSet.Between(new ValueBound(operands[0], 1), ValueBound.Highest),
        ConditionOperator.Gte => ValueSet.AtLeast(operands[0]),
        ConditionOperator.Lt => ValueSet.Between(ValueBound.Lowest, new ValueBound(operands[0], -1)),
        ConditionOperator.Lte => ValueSet.AtMost(operands[0]),
        ConditionOperator.Between => ValueSet.Between(operands[0], operands[1]),
        ConditionOperator.NotIn => ValueSet.Points(operands).Complement(),
        _ => ValueSet.Points(operands),
    };

    private static decimal[] Decimals(ReadOnlySpan<long> ticks)
    {
        var numbers = new decimal[ticks.Length];
        for (var i = 0; i < ticks.Length; i++) numbers[i] = ticks[i];
        return numbers;
    }

    private static ValueSet Ages(AgeCondition age, bool isTrue) =>
        (age.Operator == ConditionOperator.OlderThan) == isTrue ? ValueSet.AtLeast(age.AgeTicks) : ValueSet.AtMost(age.AgeTicks - 1);

}
