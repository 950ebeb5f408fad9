namespace LifecycleKit.Conditions;

/// <summary>A leaf that must be true, or must be false.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="IsNegated">Whether it must be false.</param>
/// <param name="Right">For a comparison with another field the present right side, as a number or ticks; null when it is not
/// known.</param>
internal readonly record struct Literal(Condition Leaf, bool IsNegated, decimal? Right = null)
{
    /// <summary>The field of the leaf; null for a predicate.</summary>
    public Field? Field => (Leaf as LeafCondition)?.Field;

    /// <summary>The field that the leaf compares with; null for a predicate and for fixed values.</summary>
    public Field? Other => (Leaf as LeafCondition)?.Other;

    /// <summary>Whether the leaf reads the event.</summary>
    public bool IsOfEvent => Field?.Timing == FieldTiming.Event || Other?.Timing == FieldTiming.Event;

    /// <summary>
    /// The subject of the leaf. Literals with one subject must hold together. Two field objects with the same type and name are one
    /// subject; a comparison of two fields is a subject of its own, since a change of either field can make it hold.
    /// </summary>
    public (FieldType? Type, string Name) Subject =>
        Field is not { } asked ? (null, ((PredicateCondition)Leaf).Name) : (asked.Type, Other is null ? asked.Name : Leaf.ToString());

    public ConditionOperator? Operator => (Leaf as LeafCondition)?.Operator;

    /// <summary>The requirement in canonical text, without the name of the field.</summary>
    public string Requirement
    {
        get
        {
            if (Leaf is not LeafCondition leaf) return IsNegated ? "= false" : "= true";
            if (leaf is FlagCondition flag) return flag.Expected != IsNegated ? "= true" : "= false";
            if (leaf is ExistsCondition) return IsNegated ? "no value" : "a value";
            var op = IsNegated ? Opposite(leaf.Operator) : leaf.Operator;
            var text = ConditionText.Comparison(leaf.Field, op, leaf.Operands)[(leaf.Field.Name.Length + 1)..];
            return IsNegated && leaf.Operator is ConditionOperator.Between or ConditionOperator.StartsWith ? $"not {text}" : text;
        }
    }

    /// <summary>The numbers or ticks that the leaf compares with; none for other leaves.</summary>
    public IEnumerable<decimal> Operands => Right is { } right ? [right] : Leaf switch
    {
        NumberCondition number => number.Values.ToArray(),
        InstantCondition instant => Array.ConvertAll(instant.Ticks.ToArray(), ticks => (decimal)ticks),
        _ => [],
    };

    public bool IsMet(Truth truth) => truth == (IsNegated ? Truth.False : Truth.True);

    /// <summary>Whether the literal holds for a number or instant, given its comparison with each operand.</summary>
    /// <param name="compare">Returns a number below 0, 0 or above 0 when the value is less than, equal to or greater than the
    /// operand.</param>
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
