using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    /// <summary>Fits a population model to the orders of a shop before an instant.</summary>
    /// <param name="log">The orders; its order of rows makes no difference.</param>
    /// <param name="options">As of when, and how.</param>
    /// <param name="cancellationToken">Stops between two steps of a fit.</param>
    /// <returns>The model with the figures of its fits; without a model, and saying why, when the orders are too few; without a spend model when nobody paid for a repeat purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The cut points are to be counted in another zone or to spread ties; <see cref="ArgumentOutOfRangeException"/> when unit, grain or model is none.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PopulationFit Fit(OrderLog log, PopulationModelOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var family = PurchaseFamilies.Of(options.Purchases, nameof(options));
        var cuts = options.Rfm ?? new RfmOptions { TimeZone = options.TimeZone };
        if (cuts.TimeZone.Id != options.TimeZone.Id)
            throw new ArgumentException($"RFM is to count days in '{cuts.TimeZone.Id}' and the rest in '{options.TimeZone.Id}'; give both the same zone.", nameof(options));
        if (SpreadsTies(cuts)) throw new ArgumentException("RFM is to spread ties, which a population model does not do.", nameof(options));

        var window = PurchaseWindow.Create(options.AsOf, options.TimeZone, options.Unit, options.Grain);
        var histories = log.GetPurchaseHistories(window).Where(history => history.HasValue).Select(history => history!.Value).ToArray();
        var purchases = PurchaseFit.Fit<PurchaseModel>(family, PurchaseSample.Create(histories), options.Fit, cancellationToken);
        var spend = GammaGammaModel.Fit(SpendSample.Create(histories), options.Fit, cancellationToken);
        spend.TryGetModel(out var amounts);
        // A sample without repeat spend has no grain either, so there is no model whose grain could differ.
        return new PopulationFit(
            purchases.TryGetModel(out var model) ? Create(FitRfm(log, options, cuts), model, amounts, options.Terms) : null, purchases, spend);
    }

    private static bool SpreadsTies(RfmOptions cuts) =>
        cuts.Recency.Ties == RfmTies.Spread || cuts.Frequency.Ties == RfmTies.Spread || cuts.Monetary.Ties == RfmTies.Spread;

    private static RfmModel FitRfm(OrderLog log, PopulationModelOptions options, RfmOptions cuts)
    {
        var summaries = log.Summarize(options.AsOf);
        var values = new RfmValues[summaries.Length];
        for (var i = 0; i < values.Length; i++) RfmValues.TryFrom(summaries[i], options.AsOf, options.TimeZone, out values[i]);
        return RfmModel.Fit(values, options.AsOf, cuts);
    }
}
