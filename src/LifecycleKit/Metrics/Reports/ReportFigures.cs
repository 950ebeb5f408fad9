using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>All lines of a report, in order. A new metric of the report needs a line here.</summary>
internal static class ReportFigures
{
    private const CustomerEventKind Visit = CustomerEventKind.Visit;
    private const CustomerEventKind Contact = CustomerEventKind.ContactCaptured;
    private const CustomerEventKind Answer = CustomerEventKind.SurveyAnswer;
    private const CustomerEventKind Review = CustomerEventKind.Review;

    public static IReadOnlyList<ReportFigure> All { get; } =
    [
        // Acquisition
        Count("new_customers", "", static (c, w) => c.FirstOrderAt is { } first && w.Period.Contains(first) ? 1 : 0),
        Count("leads", "", static (c, w) => c.Traits.LeadAt is { } lead && w.Period.Contains(lead) ? 1 : 0).Needing(Contact),
        Share("conversion_rate", "of_users", static (c, w) => ConversionRate.UserContribution(c.Orders, c.Traits.HasVisited(w), w.Period))
            .Needing(Visit),
        Quotient(
            "orders_per_session", "", static (c, w) => Ratio.Of(c.Orders.In(w.Period).CountOrders(), 0),
            Visit, static (in e, w) => Ratio.Of(0, 1)).Needing(Visit),
        Share("lead_to_sale_ratio", "cohort", static (c, w) =>
            LeadToSaleRatio.CohortContribution(c.Traits.LeadAt, c.FirstOrderAt, w.Period, w.Options.LeadTime, w.Period.To))
                .Needing(Contact),
        Quotient(
            "lead_to_sale_ratio", "in_period",
            static (c, w) => LeadToSaleRatio.PeriodContribution(c.Traits.LeadAt, c.FirstOrderAt, w.Period)).Needing(Contact),

        // Engagement
        new ReportFigure<long>("sessions", "", Total, null, Visit, static (in e, w) => 1).Needing(Visit),
        Share("engagement_rate", "", null, Visit, static (in e, w) => EngagementRate.Of(e, w.Options.EngagementThreshold)),
        Mean("average_session_duration", "all", null, Visit, static (in e, w) => SessionDuration.OfAll(e)),
        Mean("average_session_duration", "without_single_event", null, Visit, static (in e, w) => SessionDuration.WithoutSingleEvent(e)),
        Share("customer_satisfaction", "", null, Answer, static (in e, w) => CustomerSatisfaction.Of(e)),

        // Retention
        Share("customer_churn_rate", "by_cadence", static (c, w) => CustomerChurnRate.ByCadence(c.Orders, w.Period, w.Cadence)),
        Share("retention_rate", "between", static (c, w) => RetentionRate.Between(c.Orders, w.Before, w.Period)),
        Share("repeat_purchase_rate", "in_period", static (c, w) => RepeatPurchaseRate.InPeriod(c.Orders, w.Period)),
        Share("repeat_purchase_rate", "lifetime", static (c, w) => RepeatPurchaseRate.Lifetime(c.Orders, w.Period.To)),
        Share("repeat_purchase_rate", "returning_share", static (c, w) => RepeatPurchaseRate.ReturningShare(c.Orders, w.Period)),
        new ReportFigure<NetPromoterScore>(
            "net_promoter_score", "", MetricValue.OfScore, null, Answer, static (in e, w) => NetPromoterScore.Of(e)),

        // Expansion
        Count("active_customers", "", static (c, w) => c.Orders.In(w.Period).HasOrder() ? 1 : 0),
        Count("orders", "", static (c, w) => c.Orders.In(w.Period).CountOrders()),
        new ReportFigure<decimal>("net_revenue", "", MetricValue.OfTotal, static (c, w) => c.Orders.In(w.Period).NetRevenue()),
        new ReportFigure<Ratio>(
            "refunded_revenue", "", static refunds => MetricValue.OfTotal(refunds.Numerator), static (c, w) => c.Refunds(w.Period)),
        Quotient("refund_rate", "", static (c, w) => c.Refunds(w.Period)),
        new ReportFigure<ProfitTotals>("gross_profit", "total", MetricValue.OfProfit, static (c, w) => c.Profit(w.Period)),
        Mean("gross_profit", "per_order", static (c, w) => c.ProfitPerOrder(w.Period)),
        new ReportFigure<ProfitTotals>("gross_profit", "margin_rate", MetricValue.OfMarginRate, static (c, w) => c.Profit(w.Period)),
        Mean("average_revenue_per_user", "",
            static (c, w) => AverageRevenuePerUser.ActiveUserContribution(c.Orders, c.Traits.HasVisited(w), w.Period)).Needing(Visit),
        Mean("average_revenue_per_paying_user", "", static (c, w) => AverageRevenuePerPayingUser.Of(c.Orders, w.Period)),
        Mean("average_order_value", "gross", static (c, w) => AverageOrderValue.Gross(c.Gross, w.Period)),
        Quotient("average_order_value", "net", static (c, w) => AverageOrderValue.Net(c.Orders, w.Period)),
        Share("return_rate", "", static (c, w) => c.Returns(w.Period)),
        Share("cross_sell_rate", "", static (c, w) => CrossSellRate.Of(c.Counted, w.Period)),
        Share("up_sell_rate", "", static (c, w) => UpSellRate.Of(c.Gross, w.Period)),

        // Advocacy
        Share(
            "referral_rate", "of_new_customers",
            static (c, w) => ReferralRate.NewCustomerContribution(c.FirstOrderAt, c.Traits.ReferredAt, w.Period))
                .Needing(CustomerEventKind.ReferredBy),
        Share(
            "referral_rate", "of_customers",
            static (c, w) => ReferralRate.CustomerContribution(c.FirstOrderAt, c.Traits.HasReferred(w), w.Period))
                .Needing(CustomerEventKind.ReferralMade),
        Mean("review_rating", "", null, Review, static (in e, w) => ReviewRating.Of(e)),
    ];

    private static MetricValue Total(long count) => MetricValue.OfTotal(count);

    private static ReportFigure<long> Count(string name, string variant, Func<ReportCustomer, ReportWindow, long> ofCustomer) =>
        new(name, variant, Total, ofCustomer);

    private static ReportFigure<Ratio> Share(
        string name, string variant, Func<ReportCustomer, ReportWindow, Ratio>? ofCustomer,
        CustomerEventKind kind = CustomerEventKind.None, EventContribution<Ratio>? ofEvent = null) =>
        new(name, variant, MetricValue.OfShare, ofCustomer, kind, ofEvent);

    private static ReportFigure<Ratio> Quotient(
        string name, string variant, Func<ReportCustomer, ReportWindow, Ratio>? ofCustomer,
        CustomerEventKind kind = CustomerEventKind.None, EventContribution<Ratio>? ofEvent = null) =>
        new(name, variant, MetricValue.OfQuotient, ofCustomer, kind, ofEvent);

    private static ReportFigure<MeanValue> Mean(
        string name, string variant, Func<ReportCustomer, ReportWindow, MeanValue>? ofCustomer,
        CustomerEventKind kind = CustomerEventKind.None, EventContribution<MeanValue>? ofEvent = null) =>
        new(name, variant, MetricValue.OfMean, ofCustomer, kind, ofEvent);
}
