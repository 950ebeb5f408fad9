using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Purchase models fitted to the same customers, side by side.</summary>
/// <remarks>
/// <para>
/// Information criteria compare likelihoods of the same rows only, so fits of different samples (or of the same customers in another
/// unit) are refused. There is no likelihood-ratio test: NBD is a special case of the other models only at the edge of their parameters,
/// where the dropout parameters are no longer determined, so the ratio has no chi-squared distribution (Davies 1987, Biometrika 74).
/// </para>
/// </remarks>
public sealed class ModelComparison
{
    /// <summary>Creates a comparison of existing rows, such as for a test of a page.</summary>
    /// <param name="rows">The models.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or a row is null.</exception>
    public ModelComparison(IEnumerable<ModelComparisonRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = [.. rows];
        foreach (var row in Rows) ArgumentNullException.ThrowIfNull(row, nameof(rows));
        BestByAic = Rows.Where(row => row.Fit.Aic.HasValue).MinBy(row => row.Fit.Aic.Value);
        BestByHoldout = Rows.Where(row => row.Holdout is { LogScore.HasValue: true }).MaxBy(row => row.Holdout!.LogScore.Value);
    }

    /// <summary>The models in the order given.</summary>
    public ImmutableArray<ModelComparisonRow> Rows { get; }

    /// <summary>The model with the lowest AIC, the first of equals; null when there is no model.</summary>
    public ModelComparisonRow? BestByAic { get; }

    /// <summary>
    /// The model with the highest log score in the hold-out, the first of equals; null when there is no model, or no hold-out with
    /// customers.
    /// </summary>
    public ModelComparisonRow? BestByHoldout { get; }

    /// <summary>Fits models to a sample, one after another, and compares them.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="kinds">The models; all of them when null.</param>
    /// <param name="options">Penalty and limits of the fits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A kind is not a member of <see cref="PurchaseModelKind"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ModelComparison Fit(
        PurchaseSample sample, IReadOnlyList<PurchaseModelKind>? kinds = null, FitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Of(FitAll(sample, kinds, options, cancellationToken), null, cancellationToken);
    }

    /// <summary>Fits models to the calibration of a hold-out, and compares them in both.</summary>
    /// <param name="split">The customers with their purchases in the calibration and after it.</param>
    /// <param name="kinds">The models; all of them when null.</param>
    /// <param name="options">Penalty and limits of the fits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fits and the predictions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A kind is not a member of <see cref="PurchaseModelKind"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ModelComparison Fit(
        HoldoutSplit split, IReadOnlyList<PurchaseModelKind>? kinds = null, FitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        return Of(FitAll(split.Sample, kinds, options, cancellationToken), split, cancellationToken);
    }

    /// <summary>Compares existing fits.</summary>
    /// <param name="fits">The fits of purchase models, all of one sample.</param>
    /// <param name="split">A hold-out for a further comparison; none when null.</param>
    /// <param name="cancellationToken">Stops the predictions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fits"/> or a fit is null.</exception>
    /// <exception cref="ArgumentException">
    /// Two fits are of different samples, a fit is not of a purchase model or was made without a sample, or a model has another unit or
    /// grain than the split.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ModelComparison Of(
        IReadOnlyList<FitResult> fits, HoldoutSplit? split = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fits);
        foreach (var fit in fits) RequireSameSample(fit, fits[0], nameof(fits));
        var models = fits.Select(fit => fit.AnyModel).OfType<PurchaseModel>().ToArray();
        var holdouts = split is null ? [] : HoldoutTable.Of(split, models, cancellationToken: cancellationToken).Models;
        var lowest = fits.Where(fit => fit.HasModel).Select(fit => fit.Aic.Value).DefaultIfEmpty().Min();
        var weights = fits.Where(fit => fit.HasModel).Sum(fit => Weight(fit.Aic.Value, lowest));
        return new ModelComparison([.. fits.Select(fit => RowOf(fit, lowest, weights, HoldoutOf(fit)))]);

        // Fits of the same model have the figures of the first one.
        HoldoutFit? HoldoutOf(FitResult fit) =>
            !holdouts.IsEmpty && fit.AnyModel is { } model ? holdouts[Array.IndexOf(models, model)] : null;
    }

    /// <summary>Returns the models as lines of text; culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Rows);

    private static FitResult[] FitAll(
        PurchaseSample sample, IReadOnlyList<PurchaseModelKind>? kinds, FitOptions? options, CancellationToken cancellationToken)
    {
        var families = kinds is null ? [.. PurchaseFamilies.All] : kinds.Select(kind => PurchaseFamilies.Of(kind, nameof(kinds))).ToArray();
        return [.. families.Select(family => PurchaseFit.Fit<PurchaseModel>(family, sample, options, cancellationToken))];
    }

    private static ModelComparisonRow RowOf(FitResult fit, double lowest, double weights, HoldoutFit? holdout) =>
        fit.Aic.TryGetValue(out var aic)
            ? new ModelComparisonRow
            {
                Fit = fit,
                DeltaAic = Estimate.Of(aic - lowest),
                AkaikeWeight = Estimate.Of(Weight(aic, lowest) / weights),
                Holdout = holdout,
            }
            : new ModelComparisonRow { Fit = fit, DeltaAic = fit.Aic, AkaikeWeight = fit.Aic };

    private static double Weight(double aic, double lowest) => Math.Exp((lowest - aic) / 2);

    private static void RequireSameSample(FitResult fit, FitResult first, string name)
    {
        ArgumentNullException.ThrowIfNull(fit, name);
        if (fit.SampleDigest == 0 || fit.AnyModel is not (PurchaseModel or null))
        {
            throw new ArgumentException(
                $"{fit.ModelName} is not the fit of a purchase model to a sample. Only such fits can be compared.", name);
        }

        if (fit.SampleDigest == first.SampleDigest && fit.CustomerCount == first.CustomerCount) return;
        throw new ArgumentException(
            $"Fits of different samples cannot be compared: {first.ModelName} was fitted to {first.CustomerCount} customers "
            + $"and {first.DistinctRowCount} distinct rows, {fit.ModelName} to {fit.CustomerCount} and {fit.DistinctRowCount}. Fit all models to one sample.",
            name);
    }
}
