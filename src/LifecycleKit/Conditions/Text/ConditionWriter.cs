namespace LifecycleKit.Conditions;

/// <summary>Writes a condition as options; reading them returns the same condition.</summary>
internal static class ConditionWriter
{
    public static ConditionOptions Write(Condition condition) => condition switch
    {
        AllCondition all => new() { All = WriteParts(all) },
        AnyCondition any => new() { Any = WriteParts(any) },
        NotCondition { Part: ExistsCondition exists } => new() { Field = exists.Field.Name, Exists = false },
        NotCondition not => new() { Not = Write(not.Part) },
        PredicateCondition predicate => new() { Predicate = predicate.Name },
        _ => WriteLeaf((LeafCondition)condition),
    };

    /// <summary>Returns the fields of conditions with their types, which the text of a condition does not contain.</summary>
    public static IEnumerable<string> Types(IEnumerable<Condition?> conditions) =>
        conditions.SelectMany(condition => condition?.Fields() ?? []).Select(field => $"{field.Name}:{field.Type}");

    private static List<ConditionOptions> WriteParts(CombinedCondition combined) => [.. combined.Parts.ToArray().Select(Write)];

    private static ConditionOptions WriteLeaf(LeafCondition leaf)
    {
        var options = new ConditionOptions { Field = leaf.Field.Name };
        if (leaf.Other is not null) return WriteOther(leaf, options);
        var values = Values(leaf);
        switch (leaf.Operator)
        {
            case ConditionOperator.Eq: options.Eq = values[0]; break;
            case ConditionOperator.Ne: options.Ne = values[0]; break;
            case ConditionOperator.Gt: options.Gt = values[0]; break;
            case ConditionOperator.Gte: options.Gte = values[0]; break;
            case ConditionOperator.Lt: options.Lt = values[0]; break;
            case ConditionOperator.Lte: options.Lte = values[0]; break;
            case ConditionOperator.Between: options.Between = new() { Min = values[0], Max = values[1] }; break;
            case ConditionOperator.In: options.In = [.. values]; break;
            case ConditionOperator.NotIn: options.NotIn = [.. values]; break;
            case ConditionOperator.OlderThan: options.OlderThan = values[0]; break;
            case ConditionOperator.Within: options.Within = values[0]; break;
            case ConditionOperator.StartsWith: options.StartsWith = values[0]; break;
            default: options.Exists = true; break;
        }

        return options;
    }

    private static ConditionOptions WriteOther(LeafCondition leaf, ConditionOptions options)
    {
        var operand = new OperandOptions { Field = leaf.Other!.Name };
        if (leaf is NumberFieldCondition number)
        {
            operand.Times = number.Times == 1 ? null : ConditionText.Number(number.Times);
            operand.Plus = number.Plus == 0 ? null : ConditionText.Number(number.Plus);
        }
        else if (leaf is InstantFieldCondition { Plus: var plus } && plus != TimeSpan.Zero)
        {
            operand.Plus = ConditionText.Offset(plus).TrimStart('+');
        }

        switch (leaf.Operator)
        {
            case ConditionOperator.Eq: options.Eq = operand; break;
            case ConditionOperator.Ne: options.Ne = operand; break;
            case ConditionOperator.Gt: options.Gt = operand; break;
            case ConditionOperator.Gte: options.Gte = operand; break;
            case ConditionOperator.Lt: options.Lt = operand; break;
            default: options.Lte = operand; break;
        }

        return options;
    }

    /// <summary>Returns the values without quotes; the operands of a condition have quotes around texts.</summary>
    private static IReadOnlyList<string> Values(LeafCondition leaf) => leaf switch
    {
        TextCondition text => text.Values,
        SetCondition set => set.Values,
        PrefixCondition prefix => [prefix.Prefix],
        _ => leaf.Operands,
    };
}
