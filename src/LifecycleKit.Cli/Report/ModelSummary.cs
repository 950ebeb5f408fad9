using LifecycleKit.Clv;

namespace LifecycleKit.Cli;

/// <summary>A fitted model in summary.json.</summary>
internal sealed record ModelSummary
{
    public required string Name { get; init; }

    public required string Verdict { get; init; }

    public required long Customers { get; init; }

    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>The standard errors of the parameters, where known.</summary>
    public required IReadOnlyDictionary<string, double> StandardErrors { get; init; }

    /// <summary>Null without a model.</summary>
    public required double? LogLikelihood { get; init; }

    /// <summary>The AIC of each family on the same customers; empty for a model without rivals.</summary>
    public required IReadOnlyDictionary<string, double> Aic { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public static ModelSummary Of(FitResult fit, ModelComparison? rivals = null) => new()
    {
        Name = fit.ModelName,
        Verdict = fit.Status.ToString(),
        Customers = fit.CustomerCount,
        Parameters = fit.Parameters.ToDictionary(parameter => parameter.Symbol, parameter => parameter.Value.Value),
        StandardErrors = fit.Parameters.Where(parameter => parameter.Value.HasStandardError)
            .ToDictionary(parameter => parameter.Symbol, parameter => parameter.Value.StandardError),
        LogLikelihood = fit.LogLikelihood.TryGetValue(out var ln) ? ln : null,
        Aic = rivals?.Rows.Where(row => row.Fit.HasModel).ToDictionary(row => row.Fit.ModelName, row => row.Fit.Aic.Value) ?? [],
        Warnings = [.. fit.Warnings.Select(warning => warning.Text)],
    };
}
