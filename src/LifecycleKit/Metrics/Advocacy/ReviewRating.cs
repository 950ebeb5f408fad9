using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Reviews: their number and mean rating.</summary>
/// <remarks>
/// The volume is <see cref="MeanValue.Count"/>, the rating <see cref="MeanValue.Mean"/> with its standard error, on the host's scale
/// (usually 1 to 5). Do not mix reviews of different scales. Reviewers are self-selected, so the mean is not that of all customers.
/// </remarks>
public static class ReviewRating
{
    /// <summary>Returns the contribution of one event: the rating of a review; nothing for other events.</summary>
    /// <param name="customerEvent">The event.</param>
    public static MeanValue Of(in CustomerEvent customerEvent) =>
        customerEvent.Kind == CustomerEventKind.Review ? MeanValue.Of(customerEvent.Rating) : default;

    /// <summary>Returns volume and rating over events of any customers, in any order; events other than reviews are skipped.</summary>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue Of(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => Of(e));
}
