using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

/// <summary>The persisted form of a spend model, format 1; its grain is that of the purchase model.</summary>
internal sealed record SpendModelJson
{
    /// <summary>"Gamma-Gamma".</summary>
    public required string Model { get; init; }

    /// <summary>p, q and v.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The covariance of the logarithms of the parameters, row by row; left out when it is not known.</summary>
    public double[]? CovarianceOfLogs { get; init; }

    public static SpendModelJson Of(GammaGammaModel model) => new()
    {
        Model = model.Name,
        Parameters = [model.P, model.Q, model.V],
        CovarianceOfLogs = model.Covariance is { } covariance ? [.. covariance.OfLogs] : null,
    };

    /// <returns>The model; null when there are errors, which are added to the diagnostics.</returns>
    public GammaGammaModel? ToModel(PurchaseGrain grain, List<Diagnostic> diagnostics)
    {
        var found = diagnostics.Count;
        if (Model != GammaGammaModel.ModelName)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.OutOfRange, "spend/model", "The model is not known.", $"Write {GammaGammaModel.ModelName}."));
        }

        ParameterJson.Check("spend", Parameters, CovarianceOfLogs, GammaGammaModel.Symbols.Length, diagnostics);
        if (diagnostics.Count > found) return null;
        var covariance = CovarianceOfLogs is null ? null : new ParameterCovariance(Parameters, CovarianceOfLogs);
        return new GammaGammaModel(
            Parameters[0],
            Parameters[1],
            Parameters[2],
            grain,
            covariance,
            [.. GammaGammaModel.Symbols.Select((symbol, i) => ModelParameters.Describe(symbol, Parameters[i], covariance, i))]);
    }
}
