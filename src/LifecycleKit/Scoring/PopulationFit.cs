using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Clv;

namespace LifecycleKit.Scoring;

/// <summary>What came of fitting a population: the model, if there is one, and how its parts were fitted.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class PopulationFit
{
    private readonly PopulationModel? _model;

    internal PopulationFit(PopulationModel? model, FitResult<PurchaseModel> purchases, FitResult<GammaGammaModel> spend) =>
        (_model, Purchases, Spend) = (model, purchases, spend);

    /// <summary>Whether there is a model: whenever there is a purchase model.</summary>
    public bool HasModel => _model is not null;

    /// <summary>The model.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public PopulationModel Model => _model ?? throw new InvalidOperationException(
        $"There is no population model: {string.Join(" ", Purchases.Warnings.Select(warning => warning.Text))}");

    /// <summary>How the purchase model was fitted.</summary>
    public FitResult<PurchaseModel> Purchases { get; }

    /// <summary>How the spend model was fitted; when that came to nothing, the model has none.</summary>
    public FitResult<GammaGammaModel> Spend { get; }

    /// <summary>Reads the model if there is one.</summary>
    /// <param name="model">The model, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetModel([NotNullWhen(true)] out PopulationModel? model)
    {
        model = _model;
        return model is not null;
    }
}
