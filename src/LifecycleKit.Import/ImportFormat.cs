using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What was understood of a file: how it is written, and what its columns and rows are.</summary>
public sealed partial record ImportFormat
{
    /// <summary>How the file holds its table.</summary>
    public required TableLayout Layout { get; init; }

    /// <summary>The line of the header, from 1.</summary>
    public required long HeaderLine { get; init; }

    /// <summary>The columns in the order of the file.</summary>
    public required ImmutableArray<ImportColumn> Columns { get; init; }

    /// <summary>How amounts, quantities and prices are written.</summary>
    public required NumberNotation Numbers { get; init; }

    /// <summary>How dates are written.</summary>
    public required InstantNotation Dates { get; init; }

    /// <summary>How the columns of other instants, such as that of cancelling, are written; a role that is missing is written as
    /// <see cref="Dates"/>.</summary>
    public ImmutableDictionary<ColumnRole, InstantNotation> OtherDates { get; init; } =
        ImmutableDictionary<ColumnRole, InstantNotation>.Empty;

    /// <summary>What a row is.</summary>
    public required RowKind Rows { get; init; }

    /// <summary>The name of the profile; <c>general</c> for a file of no known shop system.</summary>
    public required string Profile { get; init; }

    /// <summary>The meanings that <see cref="ImportOptions.Statuses"/> gave to words of the columns of status and type; empty for none.
    /// The words are in lower case, with blanks for hyphens and underscores.</summary>
    public ImmutableDictionary<string, RowMeaning> Statuses { get; init; } = ImmutableDictionary<string, RowMeaning>.Empty;

    /// <summary>The currency that was read, as an ISO 4217 code; null when the file does not name one.</summary>
    public string? Currency { get; init; }
}
