using System.Text.Json.Serialization;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

/// <summary>The persisted form of a population model, format 2. Format 1 has no percentiles.</summary>
internal sealed record PopulationModelJson
{
    public const int CurrentFormat = 2;
    public const int OldestFormat = 1;

    public static readonly JsonShape Shape = JsonShape.Document(PopulationJsonContext.Default.PopulationModelJson);

    /// <summary>Null is left out; content hashes use null.</summary>
    public required int? Format { get; init; }

    public required ValueTermsJson Terms { get; init; }

    /// <summary>
    /// The cut points as an RFM model is persisted, its own format included; its as-of instant and zone are those of the population model.
    /// </summary>
    public required RfmModelJson Rfm { get; init; }

    public required PurchaseModelJson Purchases { get; init; }

    /// <summary>Left out when there is no spend model.</summary>
    public SpendModelJson? Spend { get; init; }

    /// <summary>Left out when there are no percentiles, and then the model has the content hash of format 1.</summary>
    public PopulationQuantilesJson? Quantiles { get; init; }

    public static PopulationModelJson Of(PopulationModel model) => new()
    {
        Format = CurrentFormat,
        Terms = ValueTermsJson.Of(model.Terms),
        Rfm = RfmModelJson.Of(model.Rfm),
        Purchases = PurchaseModelJson.Of(model.Purchases),
        Spend = model.Spend is { } spend ? SpendModelJson.Of(spend) : null,
        Quantiles = model.Quantiles is { } quantiles ? PopulationQuantilesJson.Of(quantiles) : null,
    };

    /// <returns>The model; null when there are errors, which are added to the diagnostics.</returns>
    public PopulationModel? ToModel(List<Diagnostic> diagnostics)
    {
        if (Rfm.Format is not (>= RfmModelJson.OldestFormat and <= RfmModelJson.CurrentFormat))
            diagnostics.Add(StrictJson.WrongFormat("rfm/format", Rfm.Format, RfmModelJson.CurrentFormat));
        var rfm = Rfm.ToModel("rfm/", diagnostics);
        if (rfm?.NeedsTieKeys == true)
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticIds.Contradiction, "rfm", "The cut points spread ties.", "Take an RFM model without tie keys."));
        }

        var purchases = Purchases.ToModel(diagnostics);
        var spend = Spend?.ToModel(Purchases.Grain == PurchaseModelJson.OrderGrain ? PurchaseGrain.Order : PurchaseGrain.Day, diagnostics);
        var terms = Terms.ToTerms(diagnostics);
        var quantiles = ReadQuantiles(diagnostics);
        return diagnostics.Count > 0 ? null : PopulationModel.Create(rfm!, purchases!, spend, terms!, quantiles);
    }

    private PopulationQuantiles? ReadQuantiles(List<Diagnostic> diagnostics)
    {
        if (Quantiles is not null && Format == 1)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.UnknownMember, "quantiles", "Format 1 does not have the member 'quantiles'.",
                $"Write \"format\": {CurrentFormat}, or remove the member."));
        }
        else if (Quantiles is not null && Spend is null)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.Contradiction, "quantiles", "There are percentiles of value, and no spend model.",
                "Remove the percentiles, or add the spend model."));
        }

        return Quantiles?.ToQuantiles(diagnostics);
    }
}

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(PopulationModelJson))]
internal sealed partial class PopulationJsonContext : JsonSerializerContext;
