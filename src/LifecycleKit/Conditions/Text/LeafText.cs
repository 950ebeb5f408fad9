namespace LifecycleKit.Conditions;

/// <summary>One operator in the text of a condition, with its values and their paths, or with another field.</summary>
internal sealed record LeafText(ConditionOperator Operator, string Path, IReadOnlyList<(string Place, string? Text)> Operands)
{
    /// <summary>The operand, when it names a field or says what is done with one; null for values.</summary>
    public OperandOptions? Other { get; private init; }

    /// <summary>Returns the operators in the options of a condition.</summary>
    public static IReadOnlyList<LeafText> Of(ConditionOptions options, string path)
    {
        var given = new List<LeafText>();
        ValueOrField(ConditionOperator.Eq, options.Eq);
        ValueOrField(ConditionOperator.Ne, options.Ne);
        ValueOrField(ConditionOperator.Gt, options.Gt);
        ValueOrField(ConditionOperator.Gte, options.Gte);
        ValueOrField(ConditionOperator.Lt, options.Lt);
        ValueOrField(ConditionOperator.Lte, options.Lte);
        if (options.Between is { } between)
        {
            given.Add(
                new(ConditionOperator.Between, $"{path}/between",
                    [($"{path}/between/min", between.Min), ($"{path}/between/max", between.Max)]));
        }

        Several(ConditionOperator.In, options.In);
        Several(ConditionOperator.NotIn, options.NotIn);
        if (options.Exists is not null) given.Add(new(ConditionOperator.Exists, $"{path}/exists", []));
        One(ConditionOperator.OlderThan, options.OlderThan);
        One(ConditionOperator.Within, options.Within);
        One(ConditionOperator.StartsWith, options.StartsWith);
        return given;

        void ValueOrField(ConditionOperator op, OperandOptions? operand)
        {
            if (operand is { Field: null, Plus: null, Times: null }) Add(op, there => [(there, operand.Value)]);
            else if (operand is not null) given.Add(new(op, $"{path}/{FieldOperators.NameOf(op)}", []) { Other = operand });
        }

        void One(ConditionOperator op, string? text)
        {
            if (text is not null) Add(op, there => [(there, text)]);
        }

        void Several(ConditionOperator op, List<string>? texts)
        {
            if (texts is not null) Add(op, there => [.. texts.Select((text, i) => ($"{there}/{i}", (string?)text))]);
        }

        void Add(ConditionOperator op, Func<string, IReadOnlyList<(string Place, string? Text)>> operands)
        {
            var there = $"{path}/{FieldOperators.NameOf(op)}";
            given.Add(new(op, there, operands(there)));
        }
    }
}
