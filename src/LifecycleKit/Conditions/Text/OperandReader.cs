namespace LifecycleKit.Conditions;

/// <summary>Reads comparisons of two fields from options.</summary>
/// <param name="values">Reads values in text.</param>
/// <param name="diagnostics">Receives the errors.</param>
internal sealed class OperandReader(ValueReader values, List<Diagnostic> diagnostics)
{
    /// <summary>Returns the comparison of two fields; null when the operand has errors, which are reported.</summary>
    /// <param name="field">The field on the left side; null when it is not known.</param>
    /// <param name="leaf">The operator with the operand.</param>
    /// <param name="other">The field that the operand names; null when it is not known.</param>
    public Condition? Read(Field? field, LeafText leaf, Field? other)
    {
        var operand = leaf.Other!;
        var isAlone = operand.Value is null;
        if (!isAlone) Error(DiagnosticIds.OneOperator, leaf.Path, "The operand has a value and a field.", "Keep one of the two.");
        if (field is null || other is null) return null;
        var suits = Suits(field, other, leaf);
        var (plus, length, times) = (0m, TimeSpan.Zero, 1m);
        var isRead = field.Type == FieldType.Instant
            ? HasNoFactor(operand, leaf.Path) & (operand.Plus is null || TryLength(operand.Plus, $"{leaf.Path}/plus", out length))
            : TryFactor(operand.Times, $"{leaf.Path}/times", ref times)
                & (operand.Plus is null || values.TryNumber(operand.Plus, $"{leaf.Path}/plus", out plus));
        if (!isAlone || !suits || !isRead) return null;
        return field switch
        {
            NumberField number => new NumberFieldCondition(number, leaf.Operator, (NumberField)other, plus, times),
            _ => new InstantFieldCondition((InstantField)field, leaf.Operator, (InstantField)other, length),
        };
    }

    private bool Suits(Field field, Field other, LeafText leaf)
    {
        var name = FieldOperators.NameOf(leaf.Operator);
        var operators = FieldOperators.OfFields(field.Type);
        if (!operators.Contains(leaf.Operator))
        {
            Error(
                DiagnosticIds.TypeMismatch, leaf.Path,
                $"'{field.Name}' is of type {field.Type}, and its operator {name} does not compare with another field.",
                operators.Count == 0
                    ? "Give a value." : $"Give a value, or use {string.Join(", ", operators.Select(FieldOperators.NameOf))}.");
            return false;
        }

        if (field.Type != other.Type)
        {
            Error(
                DiagnosticIds.TypeMismatch, $"{leaf.Path}/field",
                $"'{other.Name}' is of type {other.Type}, and '{field.Name}' of type {field.Type}.", "Compare two fields of one type.");
            return false;
        }

        if (!FieldComparison.AreOne(field, other)) return true;
        Error(DiagnosticIds.Contradiction, $"{leaf.Path}/field", $"'{field.Name}' is compared with itself.", "Name another field.");
        return false;
    }

    private bool HasNoFactor(OperandOptions operand, string path)
    {
        if (operand.Times is null) return true;
        Error(DiagnosticIds.TypeMismatch, $"{path}/times", "An instant has no factor.", "Remove it, or compare numbers.");
        return false;
    }

    private bool TryFactor(string? text, string path, ref decimal times)
    {
        if (text is null) return true;
        if (!values.TryNumber(text, path, out times)) return false;
        if (FieldComparison.Problem(times) is not { } problem) return true;
        Error(DiagnosticIds.OutOfRange, path, problem, FieldComparison.TimesSuggestion);
        return false;
    }

    /// <summary>Reads a duration, which may begin with a minus.</summary>
    private bool TryLength(string text, string path, out TimeSpan length)
    {
        length = TimeSpan.Zero;
        var isEarlier = text.StartsWith('-');
        if (!values.TryDuration(isEarlier ? text[1..] : text, path, out var read)) return false;
        length = isEarlier ? -read : read;
        return true;
    }

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
