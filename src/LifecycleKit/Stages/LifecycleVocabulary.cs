using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

/// <summary>The words of which the conditions of lifecycles are made.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public static class LifecycleVocabulary
{
    /// <summary>Every built-in field about customers, segments and stages, and no predicate. Add to it with <c>With</c>.</summary>
    public static Vocabulary Default { get; } = Vocabulary.Of(
    [
        Fields.OrderCount, Fields.RecencyDays, Fields.MeanDaysBetweenOrders, Fields.NetRevenue, Fields.RefundedTotal, Fields.Visits,
        Fields.EngagedVisits, Fields.CartValue, Fields.CartItems, Fields.ReferralsMade, Fields.Reviews, Fields.LastNps, Fields.LastCsat,
        Fields.MessagesSent, Fields.MessagesClicked, Fields.OpenCases, Fields.OpenSubscriptions,
        Fields.FirstSeenAt, Fields.LastSeenAt, Fields.FirstOrderAt, Fields.LastOrderAt, Fields.CartUpdatedAt,
        Fields.EmailContactable, Fields.SmsContactable, Fields.PushContactable, Fields.IsReferred,
        Fields.EventAmount, Fields.EventRating, Fields.EventScore, Fields.EventNps, Fields.EventEngaged, Fields.EventSource, Fields.EventName,
        Fields.EventPlay, Fields.RecencyScore, Fields.FrequencyScore, Fields.MonetaryScore,
        SegmentFields.Segment, SegmentFields.Phase, StageFields.EnteredAt, StageFields.Current,
    ]);
}
