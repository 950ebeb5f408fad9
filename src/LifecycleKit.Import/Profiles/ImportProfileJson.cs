using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>An <see cref="ImportProfile"/> as its JSON file has it; a member that is missing has the default of the profile.</summary>
internal sealed class ImportProfileJson
{
    public required string Name { get; set; }

    public required string Title { get; set; }

    public required string Source { get; set; }

    public required string[] Signature { get; set; }

    public required Dictionary<ColumnRole, string[]> Columns { get; set; }

    public RowKind? Rows { get; set; }

    public Dictionary<string, RowMeaning>? Statuses { get; set; }

    public RowMeaning? UnknownStatus { get; set; }

    public Dictionary<string, RowMeaning>? Types { get; set; }

    public RowMeaning? UnknownType { get; set; }

    public bool IsSigned { get; set; }

    public string[]? Footers { get; set; }

    public string[]? Guests { get; set; }

    public bool HasApostrophes { get; set; }

    public DateOrder? DateOrder { get; set; }

    public bool IsUtc { get; set; }

    public char? DecimalSign { get; set; }

    public string? Currency { get; set; }

    public string? Advice { get; set; }

    /// <summary>Returns the profile.</summary>
    public ImportProfile ToProfile() => new()
    {
        Name = Name,
        Title = Title,
        Source = Source,
        Signature = [.. Signature],
        Columns = Columns.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray()),
        Rows = Rows,
        Statuses = Words(Statuses),
        UnknownStatus = UnknownStatus ?? RowMeaning.Sale,
        Types = Words(Types),
        UnknownType = UnknownType ?? RowMeaning.NotAnOrder,
        IsSigned = IsSigned,
        Footers = [.. Footers ?? []],
        Guests = [.. Guests ?? []],
        HasApostrophes = HasApostrophes,
        DateOrder = DateOrder,
        IsUtc = IsUtc,
        DecimalSign = DecimalSign,
        Currency = Currency,
        Advice = Advice,
    };

    private static ImmutableDictionary<string, RowMeaning> Words(Dictionary<string, RowMeaning>? words) =>
        words?.ToImmutableDictionary(StringComparer.Ordinal) ?? ImmutableDictionary<string, RowMeaning>.Empty;
}
