using LifecycleKit.Plays;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Plays;

public class FivePhasePlaybookTests
{
    /// <summary>The plays of each segment.</summary>
    public static TheoryData<string, string[]> Strategies => new()
    {
        { "Engaged Visitors", ["first-purchase-voucher", "collect-email", "selling-points"] },
        { "Loyal Visitors", ["best-sellers-newsletter", "new-sales", "onboarding-newsletter"] },
        { "First-time Customers", ["feedback-survey-with-voucher", "freebies"] },
        { "Recent", ["friend-voucher", "review-incentive", "next-purchase-reminder"] },
        { "Promising", ["bundle-deals", "limited-time-upsell"] },
        { "Potential Loyalists", ["bundle-incentive", "free-shipping"] },
        { "Loyal", ["gift-voucher", "personal-note", "team-photo"] },
        { "Champions", ["surprise-gift", "early-access", "top-service-tier"] },
        { "Cannot-lose", ["store-credit-or-free-product", "call-for-the-reason"] },
        { "At Risk", ["we-miss-you-note", "small-gift", "exclusive-deal"] },
        { "Falling Asleep", ["social-reach-out", "exclusive-offer"] },
    };

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Plays_OfASegment_AreThoseOfTheText(string segment, string[] plays) => Assert.Equal(
        plays.Order(StringComparer.Ordinal),
        Playbooks.FivePhase.Plays.Where(play => play.Segments.Contains(segment)).Select(play => play.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Segments_OfThePlays_AreAllOfTheMapAndOneEach()
    {
        Assert.Equal(SegmentMaps.FivePhase.Segments.Select(segment => segment.Name), Strategies.Select(row => row.Data.Item1));
        Assert.All(Playbooks.FivePhase.Plays, play =>
        {
            Assert.Single(play.Segments);
            Assert.Empty(play.Stages);
            Assert.Null(play.When);
        });
    }
}
