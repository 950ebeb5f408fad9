using System.Globalization;

namespace LifecycleKit.Conditions;

/// <summary>Writes the canonical text of conditions, which is the same in every culture.</summary>
internal static class ConditionText
{
    public static string Comparison(Field field, ConditionOperator op, IEnumerable<string> operands)
    {
        var values = operands.ToArray();
        return op switch
        {
            ConditionOperator.Eq => $"{field.Name} = {values[0]}",
            ConditionOperator.Ne => $"{field.Name} != {values[0]}",
            ConditionOperator.Gt => $"{field.Name} > {values[0]}",
            ConditionOperator.Gte => $"{field.Name} >= {values[0]}",
            ConditionOperator.Lt => $"{field.Name} < {values[0]}",
            ConditionOperator.Lte => $"{field.Name} <= {values[0]}",
            ConditionOperator.Between => $"{field.Name} between {values[0]} and {values[1]}",
            ConditionOperator.In => $"{field.Name} {(field.Type == FieldType.Set ? "has any of" : "in")} {List(values)}",
            ConditionOperator.NotIn => $"{field.Name} {(field.Type == FieldType.Set ? "has none of" : "not in")} {List(values)}",
            ConditionOperator.OlderThan => $"{field.Name} older than {values[0]}",
            ConditionOperator.Within => $"{field.Name} within {values[0]}",
            ConditionOperator.StartsWith => $"{field.Name} starts with {values[0]}",
            _ => $"{field.Name} exists",
        };
    }

    /// <summary>Returns the right side of a comparison with a field, such as <c>orders.count * 1.5 + 5</c>.</summary>
    /// <param name="other">The field.</param>
    /// <param name="times">The factor; 1 for none.</param>
    /// <param name="offset">The offset with its sign; empty for none.</param>
    public static string Operand(Field other, decimal times, string offset)
    {
        var factor = times == 1 ? string.Empty : $" * {Number(times)}";
        return offset.Length == 0 ? $"{other.Name}{factor}" : $"{other.Name}{factor} {offset[0]} {offset[1..]}";
    }

    /// <summary>Returns a number with its sign; empty for 0.</summary>
    public static string Offset(decimal plus) => plus == 0 ? string.Empty : $"{(plus < 0 ? '-' : '+')}{Number(Math.Abs(plus))}";

    /// <summary>Returns a duration with its sign; empty for 0.</summary>
    public static string Offset(TimeSpan plus) =>
        plus == TimeSpan.Zero ? string.Empty : $"{(plus < TimeSpan.Zero ? '-' : '+')}{DurationText.Write(Math.Abs(plus.Ticks))}";

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    /// <summary>Returns the shortest form of a number: 1, not 1.00, and zero without a sign.</summary>
    public static string Number(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Instant(long ticks) => InstantText.Write(ticks);

    /// <summary>Returns an id unquoted when it has only letters, digits and the characters - _ . and otherwise in quotes.</summary>
    public static string Name(string id) => id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? id : Quoted(id);

    /// <summary>Returns the id that <see cref="Name"/> has written; null when the text has quotes and is none that it writes.</summary>
    public static string? Unquoted(string text)
    {
        if (!text.StartsWith('"')) return text;
        if (text.Length < 2 || !text.EndsWith('"')) return null;
        var id = new System.Text.StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] != '\\') id.Append(text[i]);
            else if (++i < text.Length - 1) id.Append(text[i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        return id.ToString();
    }

    public static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\"";
    }

    /// <summary>
    /// Returns how long before another instant an instant is, with the two largest units down to seconds, such as <c>113d20h ago</c>.
    /// </summary>
    public static string Ago(long ticks, long now) =>
        now == ticks ? "now" : now > ticks ? $"{Rounded(now - ticks)} ago" : $"in {Rounded(ticks - now)}";

    private static string Rounded(long ticks)
    {
        if (ticks < TimeSpan.TicksPerSecond) return "less than 1s";
        var greatest = Array.FindIndex(DurationText.Units, unit => ticks >= unit.Size);
        var smallest = DurationText.Units[Math.Min(greatest + 1, DurationText.Units.Length - 2)].Size;
        return DurationText.Write(ticks - (ticks % smallest));
    }
}
