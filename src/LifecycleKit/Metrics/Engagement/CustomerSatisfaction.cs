using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Customer satisfaction score (CSAT): the share of answers in the top two boxes.</summary>
/// <remarks>
/// On the five-point scale the satisfied answers are 4 and 5, on a ten-point scale 9 and 10 (help.delighted.com/240). The mean of the
/// answers is another figure, not a CSAT. The share is exact; round for display only, and show its Wilson interval when there are few
/// answers.
/// </remarks>
public static class CustomerSatisfaction
{
    private const int Boxes = 2;
    private const int FivePoints = 5;
    private const int TenPoints = 10;

    /// <summary>Returns the share of satisfied answers, from counts.</summary>
    /// <param name="satisfied">The number of answers in the top two boxes, from 0 to <paramref name="answers"/>.</param>
    /// <param name="answers">The number of all answers; 0 makes the share undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are satisfied than answered.</exception>
    public static Ratio Of(long satisfied, long answers) => Proportion.Of(satisfied, answers, nameof(satisfied));

    /// <summary>Returns the contribution of one event: 1/1 or 0/1 for an answer to a CSAT survey, 0/0 for other events.</summary>
    /// <param name="customerEvent">The event.</param>
    public static Ratio Of(in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind != CustomerEventKind.SurveyAnswer || customerEvent.Survey != SurveyKind.Csat) return default;
        return Proportion.If(customerEvent.Score > FivePoints - Boxes);
    }

    /// <summary>
    /// Returns the share over events of any customers, in any order; events other than answers to a CSAT survey are skipped.
    /// </summary>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static Ratio Of(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => Of(e));

    /// <summary>Returns the share of 4 and 5 on the five-point scale.</summary>
    /// <param name="counts">The numbers of answers of 1, 2, 3, 4 and 5, in this order.</param>
    /// <exception cref="ArgumentException">There are not five counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio OfFivePoints(ReadOnlySpan<long> counts) => OfPoints(counts, FivePoints);

    /// <summary>Returns the share of 9 and 10 on a ten-point scale.</summary>
    /// <param name="counts">The numbers of answers of 1, 2, and so on to 10, in this order.</param>
    /// <exception cref="ArgumentException">There are not ten counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio OfTenPoints(ReadOnlySpan<long> counts) => OfPoints(counts, TenPoints);

    private static Ratio OfPoints(ReadOnlySpan<long> counts, int points)
    {
        if (counts.Length != points)
            throw new ArgumentException($"There must be {points} counts, one a point, not {counts.Length}.", nameof(counts));
        var (satisfied, answers) = (0L, 0L);
        for (var i = 0; i < points; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i], nameof(counts));
            answers += counts[i];
            if (i >= points - Boxes) satisfied += counts[i];
        }

        return Ratio.Of(satisfied, answers);
    }
}
