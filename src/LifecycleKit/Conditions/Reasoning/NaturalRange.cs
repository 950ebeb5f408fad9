namespace LifecycleKit.Conditions;

/// <summary>The values that a built-in field can have: a count, for example, is a whole number and not below 0.</summary>
internal static class NaturalRange
{
    private static readonly NumberField[] Counts =
    [
        Fields.OrderCount, Fields.FullPriceOrderCount, Fields.VisitCount, Fields.EngagedVisitCount, Fields.ReferralCount,
        Fields.ReviewCount, Fields.SentMessageCount, Fields.DeliveredMessageCount, Fields.OpenedMessageCount, Fields.ClickedMessageCount,
        Fields.OpenCaseCount, Fields.OpenSubscriptionCount, Fields.VisitsSinceLastOrder, Fields.UndeliveredOrderCount,
        Fields.BoughtProductCount, Fields.BoughtCategoryCount, Fields.OpenDealCount, Fields.WonDealCount, Fields.LostDealCount,
        Fields.OverdueDealCount, Fields.DaysToDealClose, Fields.AccountContactCount,
    ];

    private static readonly NumberField[] Digits = [Fields.RecencyScore, Fields.FrequencyScore, Fields.MonetaryScore];

    private static readonly NumberField[] Forecasts = [Fields.ExpectedOrders, Fields.LifetimeValue, Fields.ExpectedSpend];

    private static readonly NumberField[] DealValues =
        [Fields.OpenDealValue, Fields.WeightedDealValue, Fields.WonDealValue, Fields.EventDealValue];

    private static readonly NumberField[] Percentiles = [Fields.LifetimeValuePercentile, Fields.ExpectedSpendPercentile];

    /// <summary>Returns the given numbers that the field can have.</summary>
    public static ValueSet Of(Field field, ValueSet values)
    {
        if (field.Type is FieldType.Instant) return values.Whole();
        if (field.Type is FieldType.Flag) return values.And(ValueSet.Points([0, 1]));
        if (field.Type is not FieldType.Number) return values;
        if (Counts.Contains(field)) return values.Whole().And(ValueSet.AtLeast(0));
        if (ReferenceEquals(field, Fields.ProbabilityAlive)) return values.And(ValueSet.Between(0, 1));
        if (field is NumberField { LeadScore: not null }) return values.And(ValueSet.AtLeast(0));
        if (Forecasts.Contains(field) || DealValues.Contains(field)) return values.And(ValueSet.AtLeast(0));
        if (Percentiles.Contains(field)) return values.Whole().And(ValueSet.Between(0, 100));
        if (Digits.Contains(field)) return values.Whole().And(ValueSet.Between(1, Rfm.RfmBins.Max));
        if (ReferenceEquals(field, Fields.RecencyDays)) return values.Whole();
        if (ReferenceEquals(field, Fields.LastNps)) return values.Whole().And(ValueSet.Between(0, 10));
        if (ReferenceEquals(field, Fields.LastCsat)) return values.Whole().And(ValueSet.Between(1, 5));
        if (field == Fields.LargestOrder || field == Fields.MeanOfOtherOrders) return values.And(ValueSet.AtLeast(0));
        return field == Fields.MeanDaysBetweenOrders || field == Fields.MeanRating ? values.And(ValueSet.AtLeast(0)) : values;
    }
}
