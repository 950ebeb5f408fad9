using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Reviews: how many, and their mean rating.</summary>
/// <remarks>
/// The volume is <see cref="MeanValue.Count"/>, the rating <see cref="MeanValue.Mean"/> with its standard error, on the host's scale (1 to 5
/// by custom); reviews of different scales must not be mixed. Who writes a review chooses to. Static and thread-safe.
/// </remarks>
public static class ReviewRating
{
    /// <summary>What one event adds: the rating of a review, nothing for anything else.</summary>
    /// <param name="customerEvent">The event.</param>
    public static MeanValue Of(in CustomerEvent customerEvent) => customerEvent.Kind == CustomerEventKind.Review ? MeanValue.Of(customerEvent.Rating) : default;

    /// <summary>Volume and rating over events, of any customers and in any order; other kinds than reviews are passed over.</summary>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue Of(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => Of(e));
}
