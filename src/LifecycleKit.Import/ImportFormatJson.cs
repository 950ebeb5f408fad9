using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LifecycleKit.Import;

/// <summary>The generated reader and writer of formats. Members that are unknown or missing are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true,
    Converters =
    [
        typeof(EnumWordConverter<ColumnRole>), typeof(EnumWordConverter<DateOrder>), typeof(EnumWordConverter<InstantForm>),
        typeof(EnumWordConverter<RowKind>), typeof(EnumWordConverter<RowMeaning>),
    ])]
[JsonSerializable(typeof(ImportFormatJson))]
internal sealed partial class ImportFormatJsonContext : JsonSerializerContext;

/// <summary>The shape of an <see cref="ImportFormat"/> in JSON.</summary>
internal sealed record ImportFormatJson
{
    public required int Version { get; init; }

    public required string Container { get; init; }

    public string? Encoding { get; init; }

    public string? Delimiter { get; init; }

    public string? Sheet { get; init; }

    public required long HeaderLine { get; init; }

    public required ImportColumnJson[] Columns { get; init; }

    public string? DecimalSign { get; init; }

    public string? GroupSign { get; init; }

    public required InstantNotationJson Dates { get; init; }

    public OtherDatesJson[]? OtherDates { get; init; }

    public required RowKind Rows { get; init; }

    public required string Profile { get; init; }

    public SortedDictionary<string, RowMeaning>? Statuses { get; init; }

    public string? Currency { get; init; }

    public static ImportFormatJson Of(ImportFormat format) => new()
    {
        Version = ImportFormat.CurrentVersion,
        Container = format.Layout.Container,
        Encoding = format.Layout.Encoding,
        Delimiter = format.Layout.Delimiter?.ToString(),
        Sheet = format.Layout.Sheet,
        HeaderLine = format.HeaderLine,
        Columns =
        [
            .. format.Columns.Select(
                column => new ImportColumnJson { Name = column.Name, Role = column.Role == ColumnRole.None ? null : column.Role }),
        ],
        DecimalSign = format.Numbers.DecimalSign?.ToString(),
        GroupSign = format.Numbers.GroupSign?.ToString(),
        Dates = InstantNotationJson.Of(format.Dates),
        OtherDates = format.OtherDates.IsEmpty ? null :
        [
            .. format.OtherDates.OrderBy(pair => pair.Key)
                .Select(pair => new OtherDatesJson { Role = pair.Key, Dates = InstantNotationJson.Of(pair.Value) }),
        ],
        Rows = format.Rows,
        Profile = format.Profile,
        Statuses = format.Statuses.IsEmpty
            ? null : new SortedDictionary<string, RowMeaning>(format.Statuses.ToDictionary(), StringComparer.Ordinal),
        Currency = format.Currency,
    };

    /// <summary>Returns what is wrong; null for nothing.</summary>
    public string? FindProblem()
    {
        if (Version != ImportFormat.CurrentVersion)
            return FormattableString.Invariant($"its version is {Version}, and this library reads {ImportFormat.CurrentVersion}.");
        if (HeaderLine < 1) return "headerLine must be at least 1.";
        if (Container is not ("plain" or "gz" or "zip" or "xlsx")) return "container must be plain, gz, zip or xlsx.";
        if (Delimiter is { Length: not 1 }) return "delimiter must be one character.";
        if (DecimalSign is not (null or "." or ",")) return "decimalSign must be a point or a comma.";
        if (GroupSign is { Length: not 1 }) return "groupSign must be one character.";
        if (Currency is { } code && CurrencyCodes.Find(code) is null) return "currency must be a code of ISO 4217.";
        if (StatusWords.FindProblem(Statuses ?? []) is { } problem) return $"in statuses {problem}";
        if (Array.Exists(Columns, column => column?.Name is null)) return "a column has no name.";
        if (Array.Exists(OtherDates ?? [], other => other?.Dates is null)) return "otherDates has an entry without dates.";
        if (OtherDates?.DistinctBy(other => other.Role).Count() < OtherDates?.Length) return "otherDates has a role twice.";
        var roles = Columns.Where(column => column.Role is not (null or ColumnRole.None)).Select(column => column.Role).ToList();
        if (roles.Distinct().Count() < roles.Count) return "a role has two columns.";
        return roles.Contains(ColumnRole.Date) && roles.Contains(ColumnRole.Customer) ? null : "a column of dates or customers is missing.";
    }

    public ImportFormat ToFormat() => new()
    {
        Layout = new TableLayout(Container, Encoding, Delimiter?[0], Sheet),
        HeaderLine = HeaderLine,
        Columns = [.. Columns.Select((column, i) => new ImportColumn(i, column.Name, column.Role ?? ColumnRole.None))],
        Numbers = new NumberNotation(DecimalSign?[0], GroupSign?[0]),
        Dates = Dates.ToNotation(),
        OtherDates = (OtherDates ?? []).ToImmutableDictionary(other => other.Role, other => other.Dates.ToNotation()),
        Rows = Rows,
        Profile = Profile,
        Statuses = Statuses?.ToImmutableDictionary(StringComparer.Ordinal) ?? ImmutableDictionary<string, RowMeaning>.Empty,
        Currency = Currency,
    };
}

/// <summary>The shape of an <see cref="ImportColumn"/> in JSON; the index is the place in the list.</summary>
internal sealed record ImportColumnJson
{
    public required string Name { get; init; }

    public ColumnRole? Role { get; init; }
}

/// <summary>The shape of an <see cref="InstantNotation"/> in JSON.</summary>
internal sealed record InstantNotationJson
{
    public DateOrder? Order { get; init; }

    public bool IsUtc { get; init; }

    public InstantForm Form { get; init; }

    public static InstantNotationJson Of(InstantNotation notation) =>
        new() { Order = notation.Order, IsUtc = notation.IsUtc, Form = notation.Form };

    public InstantNotation ToNotation() => new(Order, IsUtc, Form);
}

/// <summary>The notation of one further column of instants.</summary>
internal sealed record OtherDatesJson
{
    public required ColumnRole Role { get; init; }

    public required InstantNotationJson Dates { get; init; }
}
