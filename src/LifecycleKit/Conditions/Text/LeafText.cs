namespace LifecycleKit.Conditions;

/// <summary>One operator in the text of a condition, with its values and their paths.</summary>
internal sealed record LeafText(ConditionOperator Operator, string Path, IReadOnlyList<(string Place, string? Text)> Operands)
{
    /// <summary>Returns the operators in the options of a condition.</summary>
    public static IReadOnlyList<LeafText> Of(ConditionOptions options, string path)
    {
        var given = new List<LeafText>();
        One(ConditionOperator.Eq, options.Eq);
        One(ConditionOperator.Ne, options.Ne);
        One(ConditionOperator.Gt, options.Gt);
        One(ConditionOperator.Gte, options.Gte);
        One(ConditionOperator.Lt, options.Lt);
        One(ConditionOperator.Lte, options.Lte);
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
        return given;

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
