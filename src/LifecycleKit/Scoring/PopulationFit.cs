using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Clv;

namespace LifecycleKit.Scoring;

/// <summary>The result of fitting a population model: the model, if there is one, and the fits of its parts.</summary>
public sealed class PopulationFit
{
    private readonly PopulationModel? _model;

    /// <summary>Creates a result of existing fits, such as for a test of a page.</summary>
    /// <param name="purchases">The fit of the purchase model.</param>
    /// <param name="spend">The fit of the spend model.</param>
    /// <param name="model">The model; null exactly when <paramref name="purchases"/> has no model.</param>
    /// <exception cref="ArgumentNullException">A fit is null.</exception>
    /// <exception cref="ArgumentException">There is a model without a purchase model, or none with one.</exception>
    public PopulationFit(FitResult<PurchaseModel> purchases, FitResult<GammaGammaModel> spend, PopulationModel? model)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        ArgumentNullException.ThrowIfNull(spend);
        if (purchases.HasModel != model is not null)
            throw new ArgumentException("There must be a model exactly when the purchases have one.", nameof(model));
        _model = model;
        Purchases = purchases;
        Spend = spend;
    }

    /// <summary>Whether there is a model, which requires a purchase model.</summary>
    public bool HasModel => _model is not null;

    /// <summary>The fitted model.</summary>
    /// <exception cref="InvalidOperationException">There is no model; the message says why.</exception>
    public PopulationModel Model => _model ?? throw new InvalidOperationException(
        Purchases.Warnings.IsEmpty
            ? "There is no population model."
            : $"There is no population model: {string.Join(' ', Purchases.Warnings)}");

    /// <summary>The fit of the purchase model.</summary>
    public FitResult<PurchaseModel> Purchases { get; }

    /// <summary>The fit of the spend model; without a fitted spend model, <see cref="PopulationModel.Spend"/> is null.</summary>
    public FitResult<GammaGammaModel> Spend { get; }

    /// <summary>What the fit decided otherwise than the options say, such as <see cref="DiagnosticIds.FewRepeatCustomers"/>.</summary>
    /// <value>Empty by default.</value>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Gets the model if there is one.</summary>
    /// <param name="model">The model, or null.</param>
    /// <returns>Whether there is a model.</returns>
    public bool TryGetModel([NotNullWhen(true)] out PopulationModel? model)
    {
        model = _model;
        return model is not null;
    }
}
