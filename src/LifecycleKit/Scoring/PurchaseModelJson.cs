using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

/// <summary>The persisted form of a purchase model, format 1.</summary>
internal sealed record PurchaseModelJson
{
    public const string OrderGrain = "order";

    private const string DayGrain = "day";

    /// <summary>The name in the literature, such as "MBG/NBD".</summary>
    public required string Model { get; init; }

    /// <summary>"day", "week", "month" or "year".</summary>
    public required string Unit { get; init; }

    /// <summary>"day" or "order".</summary>
    public required string Grain { get; init; }

    /// <summary>The natural parameters, in the order of the paper.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The covariance of the logarithms of the parameters, row by row; left out when it is not known.</summary>
    public double[]? CovarianceOfLogs { get; init; }

    public static PurchaseModelJson Of(PurchaseModel model) => new()
    {
        Model = model.Name,
        Unit = model.Unit switch
        {
            TimeUnit.Day => "day",
            TimeUnit.Week => "week",
            TimeUnit.Month => "month",
            _ => "year",
        },
        Grain = model.Grain == PurchaseGrain.Day ? DayGrain : OrderGrain,
        Parameters = [.. model.Parameters.Select(parameter => parameter.Value.Value)],
        CovarianceOfLogs = model.Covariance is { } covariance ? [.. covariance.OfLogs] : null,
    };

    /// <returns>The model; null when there are errors, which are added to the diagnostics.</returns>
    public PurchaseModel? ToModel(List<Diagnostic> diagnostics)
    {
        var found = diagnostics.Count;
        var family = PurchaseFamilies.Find(Model);
        Require(
            family is not null, "model", "The model is not known.",
            $"Write one of {string.Join(", ", PurchaseFamilies.All.Select(one => one.Name))}.");
        TimeUnit? unit = Unit switch
        {
            "day" => TimeUnit.Day,
            "week" => TimeUnit.Week,
            "month" => TimeUnit.Month,
            "year" => TimeUnit.Year,
            _ => null,
        };
        Require(unit is not null, "unit", "The unit is not known.", "Write day, week, month or year.");
        Require(Grain is DayGrain or OrderGrain, "grain", "The grain is not known.", "Write day or order.");
        if (family is not null) ParameterJson.Check("purchases", Parameters, CovarianceOfLogs, family.Dimension, diagnostics);
        if (diagnostics.Count > found) return null;
        var covariance = CovarianceOfLogs is null ? null : new ParameterCovariance(Parameters, CovarianceOfLogs);
        return family!.Create(
            PurchaseParameters.Of(Parameters), unit!.Value, Grain == OrderGrain ? PurchaseGrain.Order : PurchaseGrain.Day, covariance);

        void Require(bool isRight, string member, string message, string suggestion)
        {
            if (!isRight) diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, $"purchases/{member}", message, suggestion));
        }
    }
}
