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

    /// <summary>
    /// Returns why the model is not fit for use: a part of it has too few orders, runs to a limit, or did not converge. A nearly flat
    /// likelihood still predicts well.
    /// </summary>
    /// <returns>A sentence for each part; empty when the model can be published.</returns>
    public ImmutableArray<string> GetProblems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (Problem(Purchases) is { } purchases) problems.Add($"The purchase model {purchases}");
        // Without a repeat purchase with an amount there is no spend model, and no lifetime value; the rest is usable.
        if (Spend.HasModel && Problem(Spend) is { } spend) problems.Add($"The spend model {spend}");
        return problems.ToImmutable();
    }

    private static string? Problem(FitResult fit) => fit.Status switch
    {
        FitStatus.Converged or FitStatus.NotIdentified => null,
        FitStatus.NotEnoughData => $"has too few orders. {Warnings(fit)}",
        FitStatus.AtBoundary => $"runs to a limit ({fit.Status}). {Warnings(fit)}",
        _ => $"did not converge ({fit.Status}). {Warnings(fit)}",
    };

    private static string Warnings(FitResult fit) => string.Join(' ', fit.Warnings);
}
