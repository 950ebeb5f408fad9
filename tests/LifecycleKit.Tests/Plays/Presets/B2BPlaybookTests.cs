using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Plays;

public class B2BPlaybookTests
{
    [Fact]
    public void Plays_OfTheStages_AreOneForEach() => Assert.Equal(
        LifecyclePresets.B2B.Stages.Select(stage => stage.Id).Order(StringComparer.Ordinal),
        Playbooks.B2B.Plays.Select(play => Assert.Single(play.Stages)).Order(StringComparer.Ordinal));

    [Fact]
    public void GetCoverage_WithTheLifecycle_LeavesNoCellUncovered() => Assert.All(
        Playbooks.B2B.GetCoverage([LifecyclePresets.B2B], SegmentMaps.FivePhase), cell => Assert.NotEmpty(cell.Plays));

    [Theory]
    [InlineData("lead", "industry-guide")]
    [InlineData("qualified", "webinar-invitation")]
    [InlineData("opportunity", "case-study")]
    [InlineData("customer", "onboarding-plan")]
    [InlineData("expansion", "business-review")]
    [InlineData("advocate", "success-story")]
    [InlineData("dormant", "check-in-call")]
    public void Decide_ForACustomerOfAStage_ChoosesItsPlayAlone(string stage, string play)
    {
        var life = In(stage);
        Assert.Equal(stage, life.Stage);
        Assert.Equal([play], life.Decide().Chosen.ToArray().Select(result => result.Play.Key));
    }

    private static PlayLife In(string stage)
    {
        var life = new PlayLife(Playbooks.B2B).Meet(Channels.All);
        return stage switch
        {
            "lead" => life.Visit(),
            "qualified" => life.AttendWebinar(),
            "opportunity" => life.Deal(isWon: false),
            "customer" => life.Order(),
            "expansion" => life.Deal(isWon: true).Deal(isWon: true),
            "advocate" => life.Order().Recommend(),
            _ => life.Order().Pass(370),
        };
    }
}
