namespace LifecycleKit.Conditions;

/// <summary>Reads the leaves of conditions from options.</summary>
internal sealed class LeafReader(ConditionCatalog catalog, List<Diagnostic> diagnostics)
{
    private readonly ValueReader _values = new(diagnostics);
    private readonly OperandReader _operands = new(new ValueReader(diagnostics), diagnostics);

    private delegate bool ValueParser<T>(string text, string path, out T value);

    /// <returns>The leaf; null when it has errors, which are reported.</returns>
    public Condition? Read(ConditionOptions options, IReadOnlyList<LeafText> given, string path)
    {
        var field = FindField(options.Field, $"{path}/field");
        if (given.Count != 1)
        {
            var operators = given.Count == 0
                ? "no operator" : $"several operators: {string.Join(", ", given.Select(one => FieldOperators.NameOf(one.Operator)))}";
            Error(
                DiagnosticIds.OneOperator, path, $"The field has {operators}.",
                "Give one operator; combine several conditions with all or any.");
            return null;
        }

        if (given[0].Other is { } other)
        {
            var compared = FindField(other.Field, $"{given[0].Path}/field", "The operand names no field.");
            return _operands.Read(field is null || !Suits(field, given[0]) ? null : field, given[0], compared);
        }

        return field is null || !Suits(field, given[0]) || !IsCounted(given[0]) ? null
            : given[0].Operator == ConditionOperator.Exists ? (options.Exists == true ? field.Exists() : !field.Exists())
            : Compare(field, given[0]);
    }

    private Field? FindField(string? name, string path, string missing = "The condition has an operator, but no field.")
    {
        if (string.IsNullOrEmpty(name))
        {
            Error(DiagnosticIds.Missing, path, missing, "Name the field to compare.");
            return null;
        }

        var field = catalog.FindField(name);
        if (field is null)
        {
            var hint = Nearest.Hint(name, catalog.Fields.Select(other => other.Name), HowToAdd(name), diagnostics);
            Error(DiagnosticIds.UnknownField, path, $"There is no field '{Diagnostic.Shown(name)}'.", hint);
        }

        return field;
    }

    private static string HowToAdd(string name)
    {
        const string Prefix = "trait.";
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || name.Length > 100)
            return "Use the name of an existing field, or add a field: AddFields(…) after AddLifecycle, or With(…) of the catalog.";
        var trait = $"Fields.TextTrait({ConditionText.Quoted(name[Prefix.Length..])})";
        return $"Add the trait with its type: AddFields({trait}) after AddLifecycle, or With({trait}) of the catalog.";
    }

    private bool Suits(Field field, LeafText leaf)
    {
        var operators = FieldOperators.Of(field.Type);
        if (operators.Contains(leaf.Operator)) return true;
        Error(
            DiagnosticIds.TypeMismatch, leaf.Path,
            $"'{field.Name}' is of type {field.Type}, which does not have the operator {FieldOperators.NameOf(leaf.Operator)}.",
            $"Use {string.Join(", ", operators.Select(FieldOperators.NameOf))}.");
        return false;
    }

    private bool IsCounted(LeafText leaf)
    {
        if (leaf.Operator is not (ConditionOperator.In or ConditionOperator.NotIn)) return true;
        if (leaf.Operands.Count == 0) Error(DiagnosticIds.Missing, leaf.Path, "The list is empty.", "Give a value.");
        if (leaf.Operands.Count > Operands.Max)
            Error(DiagnosticIds.LimitExceeded, leaf.Path, $"The list has {leaf.Operands.Count} values.", $"Give at most {Operands.Max}.");
        return leaf.Operands.Count is > 0 and <= Operands.Max;
    }

    private Condition? Compare(Field field, LeafText leaf) => (field, leaf.Operator) switch
    {
        (NumberField number, var op) => Parse<decimal>(leaf, _values.TryNumber) is { } x ? Of(number, op, x) : null,
        (InstantField age, ConditionOperator.OlderThan) => Parse<TimeSpan>(leaf, _values.TryDuration) is { } x ? age.OlderThan(x[0]) : null,
        (InstantField age, ConditionOperator.Within) => Parse<TimeSpan>(leaf, _values.TryDuration) is { } x ? age.Within(x[0]) : null,
        (InstantField instant, var op) => Parse<DateTimeOffset>(leaf, _values.TryInstant) is { } x ? Of(instant, op, x) : null,
        (FlagField flag, var op) =>
            Parse<bool>(leaf, _values.TryFlag) is { } x ? x[0] == (op == ConditionOperator.Eq) ? flag.IsTrue() : flag.IsFalse() : null,
        (TextField text, ConditionOperator.StartsWith) => Parse<string>(leaf, _values.TryPrefix) is { } x ? text.StartsWith(x[0]) : null,
        (TextField text, var op) => Parse<string>(leaf, _values.TryText) is { } x ? Of(text, op, x) : null,
        (SetField set, ConditionOperator.In) => Parse<string>(leaf, _values.TryText) is { } x ? set.ContainsAny(x) : null,
        (SetField set, _) => Parse<string>(leaf, _values.TryText) is { } x ? set.ContainsNone(x) : null,
        _ => null,
    };

    private static Condition Of(NumberField field, ConditionOperator op, decimal[] x) => op switch
    {
        ConditionOperator.Eq => field.EqualTo(x[0]),
        ConditionOperator.Ne => field.NotEqualTo(x[0]),
        ConditionOperator.Gt => field.GreaterThan(x[0]),
        ConditionOperator.Gte => field.AtLeast(x[0]),
        ConditionOperator.Lt => field.LessThan(x[0]),
        ConditionOperator.Lte => field.AtMost(x[0]),
        ConditionOperator.Between => field.Between(x[0], x[1]),
        ConditionOperator.In => field.In(x),
        _ => field.NotIn(x),
    };

    private static Condition Of(InstantField field, ConditionOperator op, DateTimeOffset[] x) => op switch
    {
        ConditionOperator.Gt => field.After(x[0]),
        ConditionOperator.Gte => field.OnOrAfter(x[0]),
        ConditionOperator.Lt => field.Before(x[0]),
        ConditionOperator.Lte => field.OnOrBefore(x[0]),
        _ => field.Between(x[0], x[1]),
    };

    private static Condition Of(TextField field, ConditionOperator op, string[] x) => op switch
    {
        ConditionOperator.Eq => field.EqualTo(x[0]),
        ConditionOperator.Ne => field.NotEqualTo(x[0]),
        ConditionOperator.In => field.In(x),
        _ => field.NotIn(x),
    };

    /// <summary>Reads the values of a leaf; returns null when a value is not valid, or min is greater than max.</summary>
    private T[]? Parse<T>(LeafText leaf, ValueParser<T> parse)
        where T : IComparable<T>
    {
        var values = new List<T>();
        foreach (var (place, text) in leaf.Operands)
        {
            if (text is null) Error(DiagnosticIds.Missing, place, "There is no value.", "Give a value.");
            else if (parse(text, place, out var value)) values.Add(value);
        }

        if (values.Count < leaf.Operands.Count) return null;
        if (leaf.Operator != ConditionOperator.Between || values[0].CompareTo(values[1]) <= 0) return [.. values];
        Error(DiagnosticIds.Contradiction, leaf.Path, "min is greater than max.", "Swap them.");
        return null;
    }

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
