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

    /// <summary>Names that are all in the header; a name with alternatives is written <c>a|b</c>. Empty for the general profile, which no
    /// header is recognised by.</summary>
    public required ImmutableArray<string> Signature { get; init; }

    /// <summary>The names of the columns by role; the first name that is in the header is the column.</summary>
    public required ImmutableDictionary<ColumnRole, ImmutableArray<string>> Columns { get; init; }

    /// <summary>What a row is; null to decide it from the rows.</summary>
    public RowKind? Rows { get; init; }

    /// <summary>The words of the status column, in lower case.</summary>
    public ImmutableDictionary<string, RowMeaning> Statuses { get; init; } = ImmutableDictionary<string, RowMeaning>.Empty;

    /// <summary>The meaning of a word of the status column that <see cref="Statuses"/> does not have; such a word is also a
    /// diagnostic.</summary>
    public required RowMeaning UnknownStatus { get; init; }

    /// <summary>The words of the type column, in lower case.</summary>
    public ImmutableDictionary<string, RowMeaning> Types { get; init; } = ImmutableDictionary<string, RowMeaning>.Empty;

    /// <summary>The meaning of a word of the type column that <see cref="Types"/> does not have; such a word is also a
    /// diagnostic.</summary>
    public required RowMeaning UnknownType { get; init; }

    /// <summary>Whether the sign is the direction of the money: a negative sale is a payment by the shop and a positive refund is one
    /// to the shop, and neither is an order.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Texts in lower case; a row whose first cell with content contains one is a note of the system below the rows.</summary>
    public ImmutableArray<string> Footers { get; init; } = [];

    /// <summary>Customer ids of guests beside the usual placeholders, in lower case.</summary>
    public ImmutableArray<string> Guests { get; init; } = [];

    /// <summary>Whether a leading apostrophe of a cell marks text and is not part of it.</summary>
    public bool HasApostrophes { get; init; }

    /// <summary>The order of day, month and year that the system always writes; null to decide it from the rows.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>Whether instants without an offset are in UTC.</summary>
    public bool IsUtc { get; init; }

    /// <summary>The decimal sign that the system always writes; null to decide it from the rows.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The currency where the file has no column for it; null for unknown.</summary>
    public string? Currency { get; init; }

    /// <summary>What to do when a column that is needed is not in the export, as a sentence; null for the usual advice.</summary>
    public string? Advice { get; init; }
}
