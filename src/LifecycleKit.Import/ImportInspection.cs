using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What is understood of a file, from its first rows.</summary>
public sealed record ImportInspection
{
    internal ImportInspection(ImportFormat format, ImmutableArray<InspectedRow> rows, ImmutableArray<ImportDiagnostic> diagnostics)
    {
        Format = format;
        Rows = rows;
        Diagnostics = diagnostics;
    }

    /// <summary>How the file is written, and what its columns and rows are.</summary>
    public ImportFormat Format { get; }

    /// <summary>The first five rows with content, as they are read.</summary>
    public ImmutableArray<InspectedRow> Rows { get; }

    /// <summary>The choices that were made and the doubts, in a fixed order; none is an error.</summary>
    public ImmutableArray<ImportDiagnostic> Diagnostics { get; }
}
