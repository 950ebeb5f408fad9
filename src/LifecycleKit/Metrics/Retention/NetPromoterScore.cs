using System.Numerics;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Net promoter score (NPS): the share of promoters less the share of detractors, from −100 to 100.</summary>
/// <remarks>
/// To "how likely are you to recommend us", from 0 to 10, promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6 (Reichheld 2003).
/// Passives count among the answers. Scores of shards add up. <c>default</c> has no answers and is the neutral element of addition.
/// </remarks>
public readonly record struct NetPromoterScore : IAdditionOperators<NetPromoterScore, NetPromoterScore, NetPromoterScore>
{
    private const int Scale = 100;
    private const int LeastOfPromoters = 9;
    private const int LeastOfPassives = 7;
    private const int Highest = 10;

    private NetPromoterScore(long promoters, long passives, long detractors)
    {
        PromoterCount = promoters;
        PassiveCount = passives;
        DetractorCount = detractors;
    }

    /// <summary>The number of answers of 9 or 10.</summary>
    public long PromoterCount { get; }

    /// <summary>The number of answers of 7 or 8.</summary>
    public long PassiveCount { get; }

    /// <summary>The number of answers from 0 to 6.</summary>
    public long DetractorCount { get; }

    /// <summary>The number of all answers.</summary>
    public long AnswerCount => PromoterCount + PassiveCount + DetractorCount;

    /// <summary>Returns the score from counts.</summary>
    /// <param name="promoters">The number of answers of 9 or 10; at least 0.</param>
    /// <param name="passives">The number of answers of 7 or 8; at least 0.</param>
    /// <param name="detractors">The number of answers from 0 to 6; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static NetPromoterScore Of(long promoters, long passives, long detractors)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promoters);
        ArgumentOutOfRangeException.ThrowIfNegative(passives);
        ArgumentOutOfRangeException.ThrowIfNegative(detractors);
        return new NetPromoterScore(promoters, passives, detractors);
    }

    /// <summary>Returns the score of a single answer.</summary>
    /// <param name="answer">A whole number from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The answer is not a whole number from 0 to 10.</exception>
    public static NetPromoterScore OfAnswer(decimal answer)
    {
        if (answer is < 0 or > Highest || answer != decimal.Truncate(answer))
            throw new ArgumentOutOfRangeException(nameof(answer), answer, $"An answer must be a whole number from 0 to {Highest}.");
        return answer switch
        {
            >= LeastOfPromoters => new NetPromoterScore(1, 0, 0),
            >= LeastOfPassives => new NetPromoterScore(0, 1, 0),
            _ => new NetPromoterScore(0, 0, 1),
        };
    }

    /// <summary>Returns the contribution of one event: one answer for an answer to an NPS survey, nothing for other events.</summary>
    /// <param name="customerEvent">The event.</param>
    public static NetPromoterScore Of(in CustomerEvent customerEvent) =>
        customerEvent.Kind == CustomerEventKind.SurveyAnswer && customerEvent.Survey == SurveyKind.Nps
            ? OfAnswer(customerEvent.Score) : default;

    /// <summary>
    /// Returns the score over events of any customers, in any order; every answer to an NPS survey counts, including a customer's second
    /// one.
    /// </summary>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static NetPromoterScore Of(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => Of(e));

    /// <summary>Returns the sum of two disjoint sets of answers.</summary>
    /// <exception cref="OverflowException">A count exceeds the range of <see cref="long"/>.</exception>
    public static NetPromoterScore operator +(NetPromoterScore left, NetPromoterScore right) =>
        new(left.PromoterCount + right.PromoterCount, left.PassiveCount + right.PassiveCount, left.DetractorCount + right.DetractorCount);

    /// <summary>Returns the score, from −100 to 100, with its standard error, or the reason why there is none.</summary>
    /// <remarks>
    /// With p and d the shares of promoters and detractors among n answers, the score is 100 (p − d) and its standard error
    /// 100 √((p + d − (p − d)²) / n): Rocks (2016), "Interval estimation for the Net Promoter Score", The American Statistician 70;
    /// Engelhardt (2016), cybaea.net. There is no standard error when all answers are of one kind.
    /// </remarks>
    public Estimate ToEstimate()
    {
        if (AnswerCount == 0) return Estimate.None("there are no answers");
        var up = (double)PromoterCount;
        var between = (double)PassiveCount;
        var down = (double)DetractorCount;
        var n = (double)AnswerCount;
        // n (P + D) − (P − D)² as a sum of terms that are not negative.
        var spread = between * (up + down) + 4 * up * down;
        var score = Scale * ((up - down) / n);
        return spread > 0 ? Estimate.Of(score, Scale * (Math.Sqrt(spread / n) / n)) : Estimate.Of(score, "all answers are of one kind");
    }

    /// <summary>Returns the score ± z · standard error (Wald), limited to −100 and 100; too narrow for a few answers.</summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no answers, or all are of one kind.</exception>
    public Interval Interval(double level = 0.95)
    {
        var wald = ToEstimate().Interval(level);
        return Statistics.Interval.Create(Math.Max(-Scale, wald.Lower), Math.Min(Scale, wald.Upper), level);
    }

    /// <summary>The score and the number of answers, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{ToEstimate()} of {AnswerCount}");
}
