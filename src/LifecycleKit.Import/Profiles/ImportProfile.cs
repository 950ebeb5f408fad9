using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What is known of the export of a shop system: its header and the words in its rows. Read from a JSON file of its own.</summary>
internal sealed record ImportProfile
{
    /// <summary>The name, in lower case with hyphens, such as <c>shopify-orders</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the system and the export, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The public place of the header line.</summary>
    public required string Source { get; init; }

    /// <summary>Names that are all in the header; a name with alternatives is written <c>a|b</c>.</summary>
    public required ImmutableArray<string> Signature { get; init; }

    /// <summary>The names of the columns by role; the first name that is in the header is the column.</summary>
    public required ImmutableDictionary<ColumnRole, ImmutableArray<string>> Columns { get; init; }

    /// <summary>What a row is; null to decide it from the rows.</summary>
    public RowKind? Rows { get; init; }

    /// <summary>The words of the status column, in lower case; a word that is missing is a sale, and a diagnostic.</summary>
    public ImmutableDictionary<string, RowMeaning> Statuses { get; init; } = ImmutableDictionary<string, RowMeaning>.Empty;

    /// <summary>The words of the type column, in lower case; a word that is missing is not an order, and a diagnostic.</summary>
    public ImmutableDictionary<string, RowMeaning> Types { get; init; } = ImmutableDictionary<string, RowMeaning>.Empty;

    /// <summary>The order of day, month and year that the system always writes; null to decide it from the rows.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>Whether instants without an offset are in UTC.</summary>
    public bool IsUtc { get; init; }

    /// <summary>The decimal sign that the system always writes; null to decide it from the rows.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The currency where the file has no column for it; null for unknown.</summary>
    public string? Currency { get; init; }
}
