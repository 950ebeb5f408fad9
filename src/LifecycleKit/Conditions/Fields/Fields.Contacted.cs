using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>messages.lastSentAt</c>: when the last message was sent to the customer; missing when there was none.</summary>
    public static InstantField LastMessageSentAt { get; } =
        new("messages.lastSentAt", static (in Facts f) => f.History.Messages.LastSentTicks) { Dependency = "messages.sent" };

    /// <summary>
    /// <c>visits.sinceLastOrder</c>: the number of visits that began after the quarter of an hour (of UTC) in which the last counted order
    /// was placed, and within 401 days before the latest visit, message or custom event. Missing without a counted order.
    /// </summary>
    public static NumberField VisitsSinceLastOrder { get; } = Count(
        "visits.sinceLastOrder",
        static (in Facts f) => f.OrderTotals.LastOrderTicks is > 0 and var last
            ? f.History.Counts.CountAfter(ActivityKinds.Visits, last) : Scaled.Missing);

    /// <summary><c>reviews.meanRating</c>: the mean rating of the customer's reviews, rounded to eight decimals; missing without a
    /// review.</summary>
    public static NumberField MeanRating { get; } = Money(
        "reviews.meanRating",
        static (in Facts f, out decimal value) =>
        {
            ref readonly var details = ref f.Details;
            value = details.ReviewCount > 0 ? decimal.Round(details.RatingSum / details.ReviewCount, Scaled.MoneyScale) : 0;
            return details.ReviewCount > 0;
        });
}
