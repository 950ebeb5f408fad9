using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>The figures of a report one by one, each by its public metric, over all events of the customers.</summary>
internal static class NaiveReport
{
    public static Dictionary<string, MetricValue> Of(
        IReadOnlyDictionary<string, CustomerEvent[]> customers, MetricReportOptions options, Period period)
    {
        var before = CalendarPeriods.GetPrevious(period, options.TimeZone);
        var cadence = options.Cadence ?? new CadenceOptions { TimeZone = options.TimeZone };
        var all = customers.Values.ToArray();
        var inPeriod = all.SelectMany(events => events).Where(e => period.Contains(e.At)).ToArray();
        var ledgers = all.Select(LedgerOf).ToArray();
        var log = all.Zip(ledgers, (events, ledger) => (Events: events, Orders: ledger.ToEntries())).ToArray();

        var known = ledgers.SelectMany(ledger => ledger.AllOrders).Where(order => order is
            { Margin: not null, Status: not OrderStatus.Cancelled, IsFullyRefunded: false } && period.Contains(order.PlacedAt)).ToList();
        var values = new Dictionary<string, MetricValue>
        {
            ["new_customers"] = Total(ledgers.Count(ledger => ledger.FirstOrderAt is { } first && period.Contains(first))),
            ["leads"] = Total(all.Count(events => FirstAt(events, CustomerEventKind.ContactCaptured) is { } lead && period.Contains(lead))),
            ["conversion_rate/of_users"] = Share(Sum(all.Select(events => ConversionRate.UserContribution(events, period)))),
            ["orders_per_session"] = Quotient(Sum(all.Select(events => ConversionRate.OrdersPerSessionContribution(events, period)))),
            ["lead_to_sale_ratio/cohort"] =
                Share(Sum(all.Select(events => LeadToSaleRatio.CohortContribution(events, period, options.LeadTime, period.To)))),
            ["lead_to_sale_ratio/in_period"] = Quotient(Sum(all.Select(events => LeadToSaleRatio.PeriodContribution(events, period)))),
            ["sessions"] = Total(inPeriod.Count(e => e.Kind == CustomerEventKind.Visit)),
            ["engagement_rate"] = Share(EngagementRate.Of(inPeriod, options.EngagementThreshold)),
            ["average_session_duration/all"] = Mean(SessionDuration.OfAll(inPeriod)),
            ["average_session_duration/without_single_event"] = Mean(SessionDuration.WithoutSingleEvent(inPeriod)),
            ["customer_satisfaction"] = Share(CustomerSatisfaction.Of(inPeriod)),
            ["customer_churn_rate/by_cadence"] = Share(Sum(log.Select(x => CustomerChurnRate.ByCadence(x.Orders, period, cadence)))),
            ["retention_rate/between"] = Share(Sum(log.Select(x => RetentionRate.Between(x.Orders, before, period)))),
            ["repeat_purchase_rate/in_period"] = Share(Sum(log.Select(x => RepeatPurchaseRate.InPeriod(x.Orders, period)))),
            ["repeat_purchase_rate/lifetime"] = Share(Sum(log.Select(x => RepeatPurchaseRate.Lifetime(x.Orders, period.To)))),
            ["repeat_purchase_rate/returning_share"] = Share(Sum(log.Select(x => RepeatPurchaseRate.ReturningShare(x.Orders, period)))),
            ["net_promoter_score"] = MetricValue.OfScore(NetPromoterScore.Of(inPeriod)),
            ["active_customers"] = Total(log.Count(x => x.Orders.Any(order => !order.IsCredit && period.Contains(order.PlacedAt)))),
            ["orders"] = Total(log.Sum(x => x.Orders.Count(order => !order.IsCredit && period.Contains(order.PlacedAt)))),
            ["net_revenue"] = Total(log.Sum(x => x.Orders.Where(order => period.Contains(order.PlacedAt)).Sum(order => order.Amount))),
            ["refunded_revenue"] = Total(Sum(ledgers.Select(ledger => RefundRate.Of(ledger.AllOrders, period))).Numerator),
            ["refund_rate"] = Quotient(Sum(ledgers.Select(ledger => RefundRate.Of(ledger.AllOrders, period)))),
            ["gross_profit/total"] = known.Count == 0
                ? MetricValue.OfProfit(default) : Total(known.Sum(order => order.Profit!.Value)),
            ["gross_profit/per_order"] = Mean(known.Where(order => !order.IsCredit)
                .Aggregate(default(MeanValue), (sum, order) => sum + MeanValue.Of(order.Profit!.Value))),
            ["gross_profit/margin_rate"] = MetricValue.OfMarginRate(new ProfitTotals
            {
                OrderCount = known.Count, Revenue = known.Sum(order => order.NetTotal), Profit = known.Sum(order => order.Profit!.Value),
            }),
            ["average_revenue_per_user"] = Mean(Sum(all.Select(events => AverageRevenuePerUser.ActiveUserContribution(events, period)))),
            ["average_revenue_per_paying_user"] = Mean(Sum(log.Select(x => AverageRevenuePerPayingUser.Of(x.Orders, period)))),
            ["average_order_value/gross"] = Mean(Sum(ledgers.Select(ledger => AverageOrderValue.Gross(ledger.CountedOrders, period)))),
            ["average_order_value/net"] = Quotient(Sum(log.Select(x => AverageOrderValue.Net(x.Orders, period)))),
            ["return_rate"] = Share(Sum(ledgers.Select(ledger => ReturnRate.Of(ledger.AllOrders, period)))),
            ["cross_sell_rate"] = Share(CrossSellRate.Of(ledgers, period)),
            ["up_sell_rate"] = Share(UpSellRate.Of(ledgers, period)),
            ["referral_rate/of_new_customers"] = Share(Sum(all.Select(events => ReferralRate.NewCustomerContribution(events, period)))),
            ["referral_rate/of_customers"] = Share(Sum(all.Select(events => ReferralRate.CustomerContribution(events, period)))),
            ["review_rating"] = Mean(ReviewRating.Of(inPeriod)),
        };
        foreach (var (name, kind) in Needed)
            if (!all.Any(events => events.Any(e => e.Kind == kind))) values[name] = MetricValue.NeverRecorded(kind);
        return values;
    }

    /// <summary>The figures that are undefined when no event of a kind was ever recorded.</summary>
    private static IReadOnlyDictionary<string, CustomerEventKind> Needed { get; } = new Dictionary<string, CustomerEventKind>
    {
        ["leads"] = CustomerEventKind.ContactCaptured,
        ["conversion_rate/of_users"] = CustomerEventKind.Visit,
        ["orders_per_session"] = CustomerEventKind.Visit,
        ["lead_to_sale_ratio/cohort"] = CustomerEventKind.ContactCaptured,
        ["lead_to_sale_ratio/in_period"] = CustomerEventKind.ContactCaptured,
        ["sessions"] = CustomerEventKind.Visit,
        ["average_revenue_per_user"] = CustomerEventKind.Visit,
        ["referral_rate/of_new_customers"] = CustomerEventKind.ReferredBy,
        ["referral_rate/of_customers"] = CustomerEventKind.ReferralMade,
    };

    public static OrderLedger LedgerOf(IEnumerable<CustomerEvent> events)
    {
        var ledger = new OrderLedger();
        foreach (var e in events)
            if (e.Snapshot is { } snapshot) ledger.Apply(snapshot);
        return ledger;
    }

    private static DateTimeOffset? FirstAt(CustomerEvent[] events, CustomerEventKind kind) =>
        events.Where(e => e.Kind == kind).Select(e => (DateTimeOffset?)e.At).Min();

    private static Ratio Sum(IEnumerable<Ratio> parts) => parts.Aggregate(default(Ratio), (sum, part) => sum + part);

    private static MeanValue Sum(IEnumerable<MeanValue> parts) => parts.Aggregate(default(MeanValue), (sum, part) => sum + part);

    private static MetricValue Total(decimal total) => MetricValue.OfTotal(total);

    private static MetricValue Share(Ratio share) => MetricValue.OfShare(share);

    private static MetricValue Quotient(Ratio ratio) => MetricValue.OfQuotient(ratio);

    private static MetricValue Mean(MeanValue mean) => MetricValue.OfMean(mean);
}
