using System.Text.Json.Serialization;

namespace LifecycleKit.Products;

/// <summary>The persisted form of a replenishment model, format 1.</summary>
internal sealed record ReplenishmentJson
{
    public const int CurrentFormat = 1;

    public static readonly JsonShape Shape = JsonShape.Document(ReplenishmentJsonContext.Default.ReplenishmentJson);

    public required int? Format { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required int MinRepeats { get; init; }

    public required decimal ProductWeight { get; init; }

    public required decimal LapseFactor { get; init; }

    /// <summary>The products in ordinal order of their ids.</summary>
    public required ReplenishmentIntervalJson[] Products { get; init; }

    public static ReplenishmentJson Of(ReplenishmentModel model) => new()
    {
        Format = CurrentFormat,
        AsOf = model.AsOf,
        MinRepeats = model.MinRepeatCount,
        // Without trailing zeros, so that equal numbers are written alike.
        ProductWeight = model.ProductWeight / 1.0000000000000000000000000000m,
        LapseFactor = model.LapseFactor / 1.0000000000000000000000000000m,
        Products = [.. model.GetIntervals().Select(ReplenishmentIntervalJson.Of)],
    };

    /// <returns>The model; null when there are errors, which are added to the diagnostics.</returns>
    public ReplenishmentModel? ToModel(List<Diagnostic> diagnostics)
    {
        Require(MinRepeats >= 1, "minRepeats", "The number is below 1.", "Write a number of at least 1.");
        Require(ProductWeight is >= 0 and <= 1_000, "productWeight", "The weight is not from 0 to 1000.", "Write such a number.");
        Require(LapseFactor is >= 1 and <= 1_000, "lapseFactor", "The number is not from 1 to 1000.", "Write such a number.");
        for (var product = 0; product < Products.Length; product++) Check(product);
        if (diagnostics.Count > 0) return null;
        var options = new ReplenishmentOptions { MinRepeatCount = MinRepeats, ProductWeight = ProductWeight, LapseFactor = LapseFactor };
        return ReplenishmentModel.Create(AsOf, options, Array.ConvertAll(Products, product => product.ToInterval(MinRepeats)));

        void Check(int at)
        {
            var (product, path) = (Products[at], FormattableString.Invariant($"products/{at}"));
            Require(
                product.Id.Length > 0 && (at == 0 || string.CompareOrdinal(Products[at - 1].Id, product.Id) < 0), $"{path}/id",
                "The id is empty, repeated or out of order.", "Write each product once, in ordinal order of the ids.");
            Require(product.HasCounts, path, "The counts contradict each other.", "Use a text that the library wrote.");
            Require(
                product.HasDays(MinRepeats), path, "The days contradict each other, or the number of repeat purchases.",
                "Use a text that the library wrote.");
        }

        void Require(bool isRight, string path, string message, string suggestion)
        {
            if (!isRight) diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, path, message, suggestion));
        }
    }
}

/// <summary>The persisted form of the interval of a product.</summary>
internal sealed record ReplenishmentIntervalJson
{
    public required string Id { get; init; }

    public required int Buyers { get; init; }

    public required int RepeatBuyers { get; init; }

    public required long Repeats { get; init; }

    public required long LaterOrders { get; init; }

    /// <summary>Left out when the median is not reached, as are the bounds.</summary>
    public int? MedianDays { get; init; }

    public int? LowerDays { get; init; }

    public int? UpperDays { get; init; }

    /// <summary>The longest time that was observed; left out with fewer repeat purchases than the model asks for.</summary>
    public int? ObservedDays { get; init; }

    /// <summary>At least one buyer, and no repeat without a repeat buyer or a later order.</summary>
    [JsonIgnore]
    public bool HasCounts => Buyers >= 1 && RepeatBuyers >= 0 && RepeatBuyers <= Buyers && Repeats >= RepeatBuyers
        && Repeats == 0 == (RepeatBuyers == 0) && LaterOrders >= Repeats;

    public static ReplenishmentIntervalJson Of(ReplenishmentInterval interval)
    {
        var fit = interval.Fit;
        return new ReplenishmentIntervalJson
        {
            Id = interval.ProductId,
            Buyers = interval.BuyerCount,
            RepeatBuyers = interval.RepeatBuyerCount,
            Repeats = interval.RepeatCount,
            LaterOrders = interval.LaterOrderCount,
            MedianDays = fit.Median,
            LowerDays = fit.Lower,
            UpperDays = fit.Upper,
            ObservedDays = fit.Lower is null ? null : fit.Observed,
        };
    }

    /// <summary>Days from the least to the greatest, all of them or none.</summary>
    public bool HasDays(int minRepeats) => Repeats < minRepeats
        ? MedianDays is null && LowerDays is null && UpperDays is null && ObservedDays is null
        : LowerDays >= 0 && ObservedDays >= LowerDays
            && (MedianDays is null || (MedianDays >= Math.Max(1, LowerDays.Value) && MedianDays <= ObservedDays))
            && (UpperDays is null || (MedianDays is not null && UpperDays >= MedianDays && UpperDays <= ObservedDays));

    public ReplenishmentInterval ToInterval(int minRepeats) => new(
        Id, Buyers, RepeatBuyers, Repeats, LaterOrders, new MedianDaysFit(MedianDays, LowerDays, UpperDays, ObservedDays ?? 0), minRepeats);
}

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ReplenishmentJson))]
internal sealed partial class ReplenishmentJsonContext : JsonSerializerContext;
