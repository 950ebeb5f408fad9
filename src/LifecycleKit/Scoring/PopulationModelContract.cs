using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

/// <summary>The persisted form of a population model, format 1.</summary>
internal sealed record PopulationModelContract
{
    public const int CurrentFormat = 1;

    public static readonly JsonShape Shape = JsonShape.Document(PopulationJsonContext.Default.PopulationModelContract);

    /// <summary>Null leaves it out, as content hashes do.</summary>
    public required int? Format { get; init; }

    public required ValueTermsContract Terms { get; init; }

    /// <summary>The cut points as an RFM model is persisted, its own format included; as-of and zone are those of the whole.</summary>
    public required RfmModelContract Rfm { get; init; }

    public required PurchaseModelContract Purchases { get; init; }

    /// <summary>Left out where there is none.</summary>
    public SpendModelContract? Spend { get; init; }

    public static PopulationModelContract Of(PopulationModel model) => new()
    {
        Format = CurrentFormat,
        Terms = ValueTermsContract.Of(model.Terms),
        Rfm = RfmModelContract.Of(model.Rfm),
        Purchases = PurchaseModelContract.Of(model.Purchases),
        Spend = model.Spend is { } spend ? SpendModelContract.Of(spend) : null,
    };

    /// <returns>The model; null when something is wrong with it, which then is found.</returns>
    public PopulationModel? ToModel(List<Finding> findings)
    {
        if (Rfm.Format != RfmModelContract.CurrentFormat)
            findings.Add(StrictJson.WrongFormat("rfm/format", Rfm.Format, RfmModelContract.CurrentFormat));
        var rfm = Rfm.ToModel("rfm/", findings);
        if (rfm?.NeedsTieKeys == true) findings.Add(Finding.Error(FindingIds.Contradiction, "rfm", "The cut points spread ties.", "Take an RFM model without tie keys."));
        var purchases = Purchases.ToModel(findings);
        var spend = Spend?.ToModel(Purchases.Grain == PurchaseModelContract.OrderGrain ? PurchaseGrain.Order : PurchaseGrain.Day, findings);
        var terms = Terms.ToTerms(findings);
        return findings.Count > 0 ? null : PopulationModel.Create(rfm!, purchases!, spend, terms!);
    }
}
