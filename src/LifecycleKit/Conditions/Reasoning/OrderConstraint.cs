namespace LifecycleKit.Conditions;

/// <summary>
/// The constraint that orders put on other fields: a customer without an order has no last order, no recency, no score and no forecast.
/// </summary>
internal sealed class OrderConstraint : FieldConstraint
{
    private static readonly Field[] OfAnyOrder = [Fields.LastOrderAt, Fields.FirstOrderAt, Fields.RecencyDays, Fields.LargestOrder];
    private static readonly Field[] OfTwoOrders =
        [Fields.MeanDaysBetweenOrders, Fields.NextExpectedOrderAt, Fields.MeanOfOtherOrders];
    private static readonly Field[] OfModels =
    [
        Fields.RecencyScore, Fields.FrequencyScore, Fields.MonetaryScore, Fields.ProbabilityAlive, Fields.ExpectedOrders,
        Fields.LifetimeValue, Fields.LifetimeValuePercentile, Fields.SpendTier, Fields.ExpectedSpend, Fields.ExpectedSpendPercentile,
        Fields.NextOrderAt,
    ];

    private static readonly Field[] OfCountedOrders = [Fields.LastShippedAt, Fields.LastDeliveredAt];

    public static OrderConstraint Instance { get; } = new();

    public override string? Conflict(ConditionTerm term)
    {
        if (term.Find(Fields.OrderCount) is not { } count) return null;
        foreach (var region in term.Regions)
        {
            var least = OfTwoOrders.Contains(region.Field) ? 2
                : OfAnyOrder.Contains(region.Field) || OfModels.Contains(region.Field)
                    || OfCountedOrders.Contains(region.Field) ? 1
                : 0;
            if (least == 0) continue;
            if (!region.MayBeMissing && count.Values.And(ValueSet.AtLeast(least)).IsEmpty) return Words(region);
            if (!region.MayBePresent && OfAnyOrder.Contains(region.Field) && count.Values.And(ValueSet.AtMost(0)).IsEmpty)
                return Words(region);
        }

        return null;

        string Words(FieldRegion region) =>
            $"{region.Field.Name} has a value only with an order, and no customer is {string.Join(" and ", count.Words.Concat(region.Words))}";
    }
}
