using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Cli;

/// <summary>The models of the shop: purchases, spend and value of each customer, with checks of the fit.</summary>
internal sealed class ShopModels
{
    private const double DaysOfOrders = 90;
    private const double DaysOfValue = 365;

    private readonly LifetimeValueModel? _value;
    private readonly PurchaseWindow _window;

    private ShopModels(OrderLog log, PurchaseWindow window, ReportOptions options, CancellationToken cancellationToken)
    {
        _window = window;
        var kinds = Enum.GetValues<PurchaseModelKind>();
        FitResult<PurchaseModel>[] purchases = [];
        FitResult<GammaGammaModel> spend = null!;
        (HoldoutTable?, TrackingTable?) check = default;
        // The check beside the models: parts of each run on one processor.
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellationToken },
            () =>
            {
                var sample = PurchaseSample.Create(log, window);
                purchases = [.. kinds.Select(kind => PurchaseModel.Fit(kind, sample, null, cancellationToken))];
                spend = GammaGammaModel.Fit(SpendSample.Create(log, window), null, cancellationToken);
            },
            () => check = LookBack(log, window, options, cancellationToken));
        Comparison = ModelComparison.Of(purchases, null, cancellationToken);
        Purchases = purchases[Array.IndexOf(kinds, options.Model)];
        Spend = spend;
        (Holdout, Tracking) = check;
        if (Purchases.TryGetModel(out var purchaseModel) && Spend.TryGetModel(out var spendModel))
        {
            _value = LifetimeValueModel.Create(
                purchaseModel, spendModel, options.Margin, Discount.Continuous(0.10), DaysOfValue / window.Unit.ToDays());
        }
    }

    /// <summary>The fit of the purchase model of the command line.</summary>
    public FitResult<PurchaseModel> Purchases { get; }

    /// <summary>The fit of the spend model.</summary>
    public FitResult<GammaGammaModel> Spend { get; }

    /// <summary>The comparison of all families on the same customers.</summary>
    public ModelComparison Comparison { get; }

    /// <summary>The forecast of a model of the first two thirds of the time for the last third; null when the time is too short.</summary>
    public HoldoutTable? Holdout { get; }

    /// <summary>Actual repeat purchases and those that the model expected; null when the time is too short.</summary>
    public TrackingTable? Tracking { get; }

    /// <summary>Fits the models to the orders before an instant. Times are in weeks, and a day with orders is one purchase.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ShopModels Fit(OrderLog log, DateTimeOffset asOf, ReportOptions options, CancellationToken cancellationToken) =>
        new(log, PurchaseWindow.Create(asOf, options.TimeZone, TimeUnit.Week), options, cancellationToken);

    /// <summary>
    /// Returns the forecast for a customer; null when the customer has no order yet, or the shop has too few orders for a model.
    /// </summary>
    public CustomerForecast? Of(OrderLogCustomer customer)
    {
        if (!Purchases.TryGetModel(out var model) || !customer.TryGetPurchaseHistory(_window, out var history)) return null;
        return new CustomerForecast(
            history,
            model.ProbabilityAlive(history).Value,
            model.ExpectedPurchases(history, DaysOfOrders / model.Unit.ToDays()).Value,
            _value?.Spend.ExpectedSpend(history).Value,
            _value?.ValueOf(history).Value,
            ChurnBands.Default.BandOf(model.ChurnProbability(history).Value));
    }

    private static (HoldoutTable? Holdout, TrackingTable? Tracking) LookBack(
        OrderLog log, PurchaseWindow window, ReportOptions options, CancellationToken cancellationToken)
    {
        const int fewestDays = 30;
        var first = log.Where(customer => customer[0].PlacedAt < window.AsOf).Select(customer => customer[0].PlacedAt)
            .DefaultIfEmpty(window.AsOf).Min();
        var days = (window.AsOf - first).Days;
        if (days < fewestDays) return (null, null);
        var date = CalendarDays.DateOf(first, window.TimeZone).AddDays(2 * days / 3);
        var calibration = PurchaseWindow.Create(CalendarDays.StartOf(date, window.TimeZone), window.TimeZone, window.Unit);
        var split = HoldoutSplit.Create(log, calibration, window.AsOf, cancellationToken);
        var fit = PurchaseModel.Fit(options.Model, split.Sample, null, cancellationToken);
        if (!fit.TryGetModel(out var model)) return (null, null);
        return (
            HoldoutTable.Of(split, [model], cancellationToken: cancellationToken),
            TrackingTable.Of(log, calibration, window.AsOf, [model], cancellationToken: cancellationToken));
    }
}

/// <summary>The forecast for one customer. Times are in weeks.</summary>
/// <param name="History">x, t_x and T.</param>
/// <param name="ProbabilityAlive">The probability that the customer has not churned.</param>
/// <param name="ExpectedOrders">Expected days with orders in the next 90 days.</param>
/// <param name="ExpectedSpend">Expected amount of such a day; null without a spend model.</param>
/// <param name="Value">The customer's value in the next 365 days; null without a spend model.</param>
/// <param name="ChurnBand">The band of 1 − P(alive).</param>
internal sealed record CustomerForecast(
    PurchaseHistory History, double ProbabilityAlive, double ExpectedOrders, double? ExpectedSpend, double? Value, ChurnBand ChurnBand);
