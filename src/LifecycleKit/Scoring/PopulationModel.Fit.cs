using System.Collections.Immutable;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    /// <summary>Fits a population model to the orders of a shop before an instant.</summary>
    /// <param name="log">The orders; the order of the rows makes no difference.</param>
    /// <param name="options">The options; only <see cref="PopulationModelOptions.AsOf"/> is required.</param>
    /// <param name="cancellationToken">Stops between two steps of a fit.</param>
    /// <returns>The model with the figures of its fits; without a model, and with a warning that says why, when there are too few orders;
    /// without a spend model when no customer paid for a repeat purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The RFM options have another time zone or spread ties; <see cref="ArgumentOutOfRangeException"/> when unit, grain or model is not
    /// valid.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PopulationFit Fit(OrderLog log, PopulationModelOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var family = PurchaseFamilies.Of(options.Purchases, nameof(options));
        var cuts = options.Rfm ?? new RfmOptions { TimeZone = options.TimeZone, Population = RfmPopulation.RepeatCustomers };
        if (cuts.TimeZone.Id != options.TimeZone.Id)
        {
            throw new ArgumentException(
                $"The RFM options have time zone '{cuts.TimeZone.Id}', the population options '{options.TimeZone.Id}'. Use the same time zone for both.",
                nameof(options));
        }

        if (cuts.SpreadTies)
        {
            throw new ArgumentException(
                "The RFM options spread ties, which a population model does not support. Use cut points that do not spread ties.",
                nameof(options));
        }

        var window = PurchaseWindow.Create(options.AsOf, options.TimeZone, options.Unit, options.Grain);
        var histories = log.GetPurchaseHistories(window).Where(history => history.HasValue).Select(history => history!.Value).ToArray();
        var purchases = PurchaseFit.Fit<PurchaseModel>(family, PurchaseSample.Create(histories), options.Fit, cancellationToken);
        var spend = GammaGammaModel.Fit(SpendSample.Create(histories), options.Fit, cancellationToken);
        spend.TryGetModel(out var amounts);
        // A sample without repeat spend gives no spend model, so the grains cannot differ.
        if (!purchases.TryGetModel(out var model)) return new PopulationFit(purchases, spend, null);
        var rfm = RfmModel.Fit(log, options.AsOf, cuts);
        var fitted = Create(rfm, model, amounts, options.Terms);
        if (PopulationQuantiles.Of(fitted, histories, cancellationToken) is { } quantiles)
            fitted = Create(rfm, model, amounts, options.Terms, quantiles);
        return new PopulationFit(purchases, spend, fitted) { Diagnostics = Check(rfm, cuts) };
    }

    private static ImmutableArray<Diagnostic> Check(RfmModel rfm, RfmOptions cuts) => rfm.Population == cuts.Population
        ? []
        :
        [
            Diagnostic.Warning(
                DiagnosticIds.FewRepeatCustomers, "rfm",
                "Frequency and monetary are cut among all buyers: fewer than "
                + $"{RfmModel.MinRepeatCustomerCount} customers have ordered twice.",
                "Fit again when more customers have ordered twice, or give cut points with RfmCuts.Given."),
        ];
}
