using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>The header of a table.</summary>
/// <param name="LineNumber">The line of the header, from 1; in a workbook the number of the row.</param>
/// <param name="RowIndex">The number of rows above the header, as the reader counts rows: notes and blank rows.</param>
/// <param name="Names">The names in the order of the file, trimmed, control characters shown as text; empty where a column has no name.
/// Empty names at the end are left out.</param>
/// <param name="Diagnostics">What was decided, such as the rows that were skipped.</param>
internal sealed record TableHeader(
    long LineNumber, int RowIndex, ImmutableArray<string> Names, ImmutableArray<ImportDiagnostic> Diagnostics)
{
    /// <summary>Creates a header in line 1.</summary>
    /// <param name="names">The names.</param>
    public static TableHeader Create(params ReadOnlySpan<string> names) => new(1, 0, [.. names], []);
}
