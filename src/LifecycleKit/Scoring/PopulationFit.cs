using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Clv;

namespace LifecycleKit.Scoring;

/// <summary>The result of fitting a population model: the model, if there is one, and the fits of its parts.</summary>
public sealed class PopulationFit
{
    private readonly PopulationModel? _model;

    internal PopulationFit(PopulationModel? model, FitResult<PurchaseModel> purchases, FitResult<GammaGammaModel> spend)
    {
        _model = model;
        Purchases = purchases;
        Spend = spend;
    }

    /// <summary>Whether there is a model, which requires a purchase model.</summary>
    public bool HasModel => _model is not null;

    /// <summary>The fitted model.</summary>
    /// <exception cref="InvalidOperationException">There is no model; the message says why.</exception>
    public PopulationModel Model => _model ?? throw new InvalidOperationException(
        $"There is no population model: {string.Join(" ", Purchases.Warnings.Select(warning => warning.Text))}");

    /// <summary>The fit of the purchase model.</summary>
    public FitResult<PurchaseModel> Purchases { get; }

    /// <summary>The fit of the spend model; without a fitted spend model, <see cref="PopulationModel.Spend"/> is null.</summary>
    public FitResult<GammaGammaModel> Spend { get; }

    /// <summary>Gets the model if there is one.</summary>
    /// <param name="model">The model, or null.</param>
    /// <returns>Whether there is a model.</returns>
    public bool TryGetModel([NotNullWhen(true)] out PopulationModel? model)
    {
        model = _model;
        return model is not null;
    }
}
