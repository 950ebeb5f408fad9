namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// All built-in fields of this class, except traits and those that a <see cref="ConditionCatalog"/> finds at any length or for any
    /// name.
    /// </summary>
    public static IReadOnlyList<Field> All => Every.Fields;

    /// <summary>A separate type, so that the list is created after all the fields.</summary>
    private static class Every
    {
        public static readonly IReadOnlyList<Field> Fields =
        [
            OrderCount, FullPriceOrderCount, RecencyDays, MeanDaysBetweenOrders, NetRevenue, RefundedTotal, FirstOrderAt, LastOrderAt,
            NextExpectedOrderAt, LargestOrder, MeanOfOtherOrders, Profit, ProfitKnown, ProfitRate,
            FirstSeenAt, LastSeenAt, VisitCount, EngagedVisitCount, FirstVisitSource, LastVisitSource, CartValue, CartItemCount,
            CartUpdatedAt, FirstVisitMedium, FirstVisitCampaign, FirstVisitTerm, LastVisitMedium, LastVisitCampaign, LastVisitTerm,
            IsReferred, ReferralCount, ReviewCount, LastNps, LastCsat, SentMessageCount, DeliveredMessageCount, OpenedMessageCount,
            ClickedMessageCount, OpenCaseCount, OpenSubscriptionCount,
            OpenDealCount, WonDealCount, LostDealCount, OpenDealValue, WeightedDealValue, WonDealValue, DealStage,
            LastDealChangedAt, LastDealWonAt, LastDealLostAt, NextDealCloseAt, DaysToDealClose, OverdueDealCount,
            IsAccountContact, AccountChangedAt, AccountContactCount, AccountContactsChangedAt,
            EmailContactable, SmsContactable, PushContactable, ContactChannels,
            RecencyScore, FrequencyScore, MonetaryScore,
            ProbabilityAlive, ExpectedOrders, LifetimeValue, LifetimeValuePercentile, SpendTier, ExpectedSpend, ExpectedSpendPercentile,
            NextOrderAt,
            LastMessageSentAt, VisitsSinceLastOrder, MeanRating,
            EventAmount, EventRating, EventScore, EventNps, EventEngaged, EventSource, EventMedium, EventCampaign, EventTerm,
            EventLandingPage,
            EventName, EventPlay,
            EventDealStage, EventDealOutcome, EventDealValue,
            EventSalesChannel, LastShippedAt, LastDeliveredAt, LastReturnedAt, UndeliveredOrderCount,
            EventProducts, EventCategories, BoughtProducts, BoughtCategories, BoughtProductCount, BoughtCategoryCount,
        ];
    }
}
