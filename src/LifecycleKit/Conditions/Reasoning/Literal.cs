namespace LifecycleKit.Conditions;

/// <summary>A leaf that must hold, or must not.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="IsNegated">Whether it must be false.</param>
internal readonly record struct Literal(Condition Leaf, bool IsNegated)
{
    /// <summary>The field that it asks for; null for a predicate.</summary>
    public Field? Field => (Leaf as LeafCondition)?.Field;

    /// <summary>What the question is about: literals on one subject must hold together. A field may have been made twice.</summary>
    public (FieldType? Type, string Name) Subject => Field is { } asked ? (asked.Type, asked.Name) : (null, ((PredicateCondition)Leaf).Name);

    public ConditionOperator? Operator => (Leaf as LeafCondition)?.Operator;

    /// <summary>What is asked of the subject, in canonical text without its name.</summary>
    public string Requirement
    {
        get
        {
            if (Leaf is not LeafCondition leaf) return IsNegated ? "= false" : "= true";
            if (leaf is FlagCondition flag) return flag.Expected != IsNegated ? "= true" : "= false";
            if (leaf is ExistsCondition) return IsNegated ? "no value" : "a value";
            var op = IsNegated ? Opposite(leaf.Operator) : leaf.Operator;
            var text = ConditionText.Comparison(leaf.Field, op, leaf.Operands)[(leaf.Field.Name.Length + 1)..];
            return IsNegated && leaf.Operator == ConditionOperator.Between ? $"not {text}" : text;
        }
    }

    /// <summary>The numbers or ticks that it compares with; none for other leaves.</summary>
    public IEnumerable<decimal> Operands => Leaf switch
    {
        NumberCondition number => number.Values.ToArray(),
        InstantCondition instant => Array.ConvertAll(instant.Ticks.ToArray(), ticks => (decimal)ticks),
        _ => [],
    };

    public bool IsMet(Truth truth) => truth == (IsNegated ? Truth.False : Truth.True);

    /// <summary>Whether it holds for a number or instant that relates to each of its operands in a given way.</summary>
    /// <param name="compare">Below 0, 0 or above 0, as the value is less than, equal to or greater than the operand.</param>
    public bool Admits(Func<decimal, int> compare)
    {
        var operands = Operands.Select(compare).ToArray();
        var holds = Operator switch
        {
            ConditionOperator.Gt => operands[0] > 0,
            ConditionOperator.Gte => operands[0] >= 0,
            ConditionOperator.Lt => operands[0] < 0,
            ConditionOperator.Lte => operands[0] <= 0,
            ConditionOperator.Between => operands[0] >= 0 && operands[1] <= 0,
            ConditionOperator.Eq or ConditionOperator.In => operands.Contains(0),
            _ => !operands.Contains(0),
        };
        return holds != IsNegated;
    }

    private static ConditionOperator Opposite(ConditionOperator op) => op switch
    {
        ConditionOperator.Eq => ConditionOperator.Ne,
        ConditionOperator.Ne => ConditionOperator.Eq,
        ConditionOperator.Gt => ConditionOperator.Lte,
        ConditionOperator.Gte => ConditionOperator.Lt,
        ConditionOperator.Lt => ConditionOperator.Gte,
        ConditionOperator.Lte => ConditionOperator.Gt,
        ConditionOperator.In => ConditionOperator.NotIn,
        ConditionOperator.NotIn => ConditionOperator.In,
        ConditionOperator.OlderThan => ConditionOperator.Within,
        ConditionOperator.Within => ConditionOperator.OlderThan,
        _ => op,
    };
}
