using System.Text.Json;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

/// <summary>The persisted form of a purchase model, format 1.</summary>
internal sealed record PurchaseModelContract
{
    /// <summary>The name in the literature, such as "MBG/NBD".</summary>
    public required string Model { get; init; }

    /// <summary>"day", "week", "month" or "year".</summary>
    public required string Unit { get; init; }

    /// <summary>"day" or "order".</summary>
    public required string Grain { get; init; }

    /// <summary>The natural parameters, in the order of the paper.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The covariance of the logarithms of the parameters, row by row; left out where it is not known.</summary>
    public double[]? CovarianceOfLogs { get; init; }

    public static PurchaseModelContract Of(PurchaseModel model) => new()
    {
        Model = model.Name,
        Unit = model.Unit switch
        {
            TimeUnit.Day => "day",
            TimeUnit.Week => "week",
            TimeUnit.Month => "month",
            _ => "year",
        },
        Grain = model.Grain == PurchaseGrain.Day ? "day" : "order",
        Parameters = [.. model.Parameters.Select(parameter => parameter.Value.Value)],
        CovarianceOfLogs = model.Covariance is { } covariance ? [.. covariance.OfLogs] : null,
    };

    /// <exception cref="JsonException">The content is no model.</exception>
    public PurchaseModel ToModel()
    {
        var family = PurchaseFamilies.Find(Model)
            ?? throw Wrong("model", $"it must be one of {string.Join(", ", PurchaseFamilies.All.Select(family => family.Name))}");
        var unit = Unit switch
        {
            "day" => TimeUnit.Day,
            "week" => TimeUnit.Week,
            "month" => TimeUnit.Month,
            "year" => TimeUnit.Year,
            _ => throw Wrong("unit", "it must be day, week, month or year"),
        };
        var grain = Grain switch
        {
            "day" => PurchaseGrain.Day,
            "order" => PurchaseGrain.Order,
            _ => throw Wrong("grain", "it must be day or order"),
        };
        ParameterContract.Check("purchases", Parameters, CovarianceOfLogs, family.Dimension);
        return family.Create(PurchaseParameters.Of(Parameters), unit, grain, CovarianceOfLogs is null ? null : new ParameterCovariance(Parameters, CovarianceOfLogs));
    }

    private static JsonException Wrong(string member, string rule) => PopulationModelContract.Wrong($"purchases.{member}", rule);
}
