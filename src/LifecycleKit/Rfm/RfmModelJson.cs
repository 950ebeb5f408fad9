using System.Text.Json.Serialization;

namespace LifecycleKit.Rfm;

/// <summary>
/// The persisted form of a model, format 3. Format 2 does not have the window, and means the lifetime; format 1 does not have the
/// population either, and means all buyers.
/// </summary>
internal sealed record RfmModelJson
{
    public const int CurrentFormat = 3;
    public const int OldestFormat = 1;

    private const string AllBuyers = "allBuyers";
    private const string RepeatCustomers = "repeatCustomers";

    public static readonly JsonShape Shape = JsonShape.Document(RfmJsonContext.Default.RfmModelJson);

    /// <summary>The format; null, for a model within another document and for content hashes, leaves the member out.</summary>
    public required int? Format { get; init; }

    /// <summary>The instant of the fit, in UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The id of a zone; it need not exist on the machine that reads it.</summary>
    public required string TimeZone { get; init; }

    /// <summary>"allBuyers" or "repeatCustomers"; null in format 1 only, and in content hashes for all buyers.</summary>
    public string? Population { get; init; }

    /// <summary>The window in days; null for the lifetime, also in content hashes, so that a model keeps its hash.</summary>
    public int? WindowDays { get; init; }

    public required RfmColumnJson Recency { get; init; }

    public required RfmColumnJson Frequency { get; init; }

    public required RfmColumnJson Monetary { get; init; }

    public static RfmModelJson Of(RfmModel model) => new()
    {
        Format = CurrentFormat,
        AsOf = model.AsOf,
        TimeZone = model.TimeZoneId,
        Population = model.Population == RfmPopulation.AllBuyers ? AllBuyers : RepeatCustomers,
        WindowDays = model.WindowDays,
        Recency = RfmColumnJson.Of(model.Recency),
        Frequency = RfmColumnJson.Of(model.Frequency),
        Monetary = RfmColumnJson.Of(model.Monetary),
    };

    /// <summary>
    /// Returns the form for content hashes: without the format, and without the population where it is that of format 1, so that a model
    /// keeps its hash.
    /// </summary>
    public RfmModelJson ForHash() => this with { Format = null, Population = Population == AllBuyers ? null : Population };

    /// <returns>The model; null when it has errors, which are added to the diagnostics.</returns>
    /// <param name="path">The path of the model in its document, with a slash at the end; empty for the whole document.</param>
    /// <param name="diagnostics">Receives the errors.</param>
    public RfmModel? ToModel(string path, List<Diagnostic> diagnostics)
    {
        if (string.IsNullOrWhiteSpace(TimeZone))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Missing, $"{path}timeZone", "There is no time zone.",
                    "Write the id of a time zone such as Europe/Berlin."));
        }

        var population = ReadPopulation(path, diagnostics);
        CheckWindow(path, diagnostics);
        var recency = Recency.ToColumn(RfmDimension.Recency, $"{path}recency", diagnostics);
        var frequency = Frequency.ToColumn(RfmDimension.Frequency, $"{path}frequency", diagnostics);
        var monetary = Monetary.ToColumn(RfmDimension.Monetary, $"{path}monetary", diagnostics);
        if (diagnostics.Count > 0 || recency is null || frequency is null || monetary is null) return null;
        if (recency.CustomerCount == frequency.CustomerCount && recency.CustomerCount == monetary.CustomerCount)
            return new RfmModel(AsOf, TimeZone, population, WindowDays, recency, frequency, monetary);
        diagnostics.Add(
            Diagnostic.Error(
                DiagnosticIds.Contradiction, $"{path}recency/counts", "The counts of the three columns differ in their sum.",
                "Give them one sum."));
        return null;
    }

    private void CheckWindow(string path, List<Diagnostic> diagnostics)
    {
        if (WindowDays is null) return;
        if (Format is 1 or 2)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.UnknownMember, $"{path}windowDays", $"Format {Format} does not have the member 'windowDays'.",
                $"Write \"format\": {CurrentFormat}, or remove the member."));
        }
        else if (WindowDays is < 1 or > RfmOptions.MaxWindowDays)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.OutOfRange, $"{path}windowDays", FormattableString.Invariant($"The window is {WindowDays} days."),
                FormattableString.Invariant($"Write 1 to {RfmOptions.MaxWindowDays}, or leave it out for the lifetime.")));
        }
    }

    private RfmPopulation ReadPopulation(string path, List<Diagnostic> diagnostics)
    {
        if (Format == 1 && Population is not null)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.UnknownMember, $"{path}population", "Format 1 does not have the member 'population'.",
                $"Write \"format\": {CurrentFormat}, or remove the member."));
        }
        else if (Format != 1 && Population is not (AllBuyers or RepeatCustomers))
        {
            diagnostics.Add(Diagnostic.Error(
                Population is null ? DiagnosticIds.Missing : DiagnosticIds.OutOfRange, $"{path}population",
                Population is null ? "There is no population." : "The population is not known.",
                $"Write {AllBuyers} or {RepeatCustomers}."));
        }

        return Population == RepeatCustomers ? RfmPopulation.RepeatCustomers : RfmPopulation.AllBuyers;
    }
}

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(RfmModelJson))]
internal sealed partial class RfmJsonContext : JsonSerializerContext;
