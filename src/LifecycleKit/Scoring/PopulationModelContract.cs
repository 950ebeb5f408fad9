using System.Text.Json;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

/// <summary>The persisted form of a population model, format 1.</summary>
internal sealed record PopulationModelContract
{
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

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

    /// <exception cref="JsonException">The content is no model.</exception>
    public PopulationModel ToModel()
    {
        if (Terms is null) throw Wrong("terms", "it must not be null");
        if (Rfm is null) throw Wrong("rfm", "it must not be null");
        if (Purchases is null) throw Wrong("purchases", "it must not be null");
        if (Rfm.Format != RfmModelContract.CurrentFormat)
            throw new JsonException($"rfm: {StrictJson.FormatProblem(Rfm.Format, RfmModelContract.CurrentFormat)}");
        var rfm = Rfm.ToModel();
        if (rfm.NeedsTieKeys) throw Wrong("rfm", "it must not spread ties");
        var purchases = Purchases.ToModel();
        return PopulationModel.Create(rfm, purchases, Spend?.ToModel(purchases.Grain), Terms.ToTerms());
    }

    public static JsonException Wrong(string member, string rule) => new($"{member}: {rule}.");
}
