using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ReviewRatingTests : EventMetricContract<MeanValue>
{
    private protected override CustomerEvent Example => CustomerEvent.Review(Days.Start, 4);

    /// <summary>
    /// Ratings 5, 4, 4, 1, 0: mean 2.8, deviations 2.2, 1.2, 1.2, −1.8, −2.8 with squares 18.8 in all, so the variance is 4.7.
    /// </summary>
    [Fact]
    public void Of_OfAnExample_IsVolumeAndMean()
    {
        var ratings = new[] { 5m, 4, 4, 1, 0 };
        var reviews =
            ReviewRating.Of([.. ratings.Select(rating => CustomerEvent.Review(Days.Start, rating)), CustomerEvent.Visit(Days.Start)]);
        Assert.Equal(5, reviews.Count);
        Assert.Equal(2.8, reviews.Mean().Value, 1e-15);
        Assert.Equal(Math.Sqrt(4.7 / 5), reviews.Mean().StandardError, 1e-15);
    }

    [Fact]
    public void Of_NoReviews_HasNoMean() => Assert.False(ReviewRating.Of([CustomerEvent.Visit(Days.Start)]).Mean().HasValue);

    private protected override MeanValue Whole(IEnumerable<CustomerEvent> events) => ReviewRating.Of(events);

    private protected override MeanValue Part(in CustomerEvent customerEvent) => ReviewRating.Of(customerEvent);
}
