using System.Globalization;

namespace LifecycleKit.Tests.Clv;

/// <summary>One line of a table of reference values.</summary>
/// <param name="Kind">The kind, which sets the required precision.</param>
/// <param name="Source">File and line.</param>
/// <param name="Cells">The text of each column.</param>
public sealed record ReferenceRow(ReferenceKind Kind, string Source, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>A column as a number.</summary>
    public double this[string column] => double.Parse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture);

    public string Text(string column) => Cells.TryGetValue(column, out var text)
        ? text
        : throw new ArgumentException($"{Source} has no column {column}.", nameof(column));

    public override string ToString() => Source;
}
