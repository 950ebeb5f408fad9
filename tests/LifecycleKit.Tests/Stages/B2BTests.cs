using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class B2BTests
{
    private readonly Story _story = new(LifecyclePresets.B2B);

    [Fact]
    public void B2B_LeadWhoBuysAndRecommends_GoesThroughAllStages()
    {
        _story.Attend().Wait(3).Deal().Wait(40).Win().Wait(100).Deal("second").Win("second").Wait(5).Refer();

        Assert.Equal("lead > qualified > opportunity > customer > expansion > advocate", _story.Path);
    }

    [Fact]
    public void B2B_LostDeal_IsNurturedAndThenALeadAgain()
    {
        Assert.Equal("qualified", _story.Deal().Wait(30).Lose().Stage);
        Assert.Equal("qualified", _story.Wait(179).Stage);
        Assert.Equal("lead", _story.Wait(2).Stage);
        Assert.Equal("lead > opportunity > qualified > lead", _story.Path);
    }

    [Fact]
    public void B2B_TwoClicksOrTwoEngagedVisits_Qualify()
    {
        Assert.Equal("lead", new Story(LifecyclePresets.B2B).Click().Visit().Stage);
        Assert.Equal("qualified", new Story(LifecyclePresets.B2B).Click().Click().Stage);
        Assert.Equal("qualified", new Story(LifecyclePresets.B2B).Visit().Visit().Stage);
        Assert.Equal("lead", new Story(LifecyclePresets.B2B).Visit().Visit().Wait(91).Stage);
    }

    [Fact]
    public void B2B_OrderWithoutADeal_MakesACustomer() => Assert.Equal("customer", _story.Order().Stage);

    [Fact]
    public void B2B_CustomerWithAnOpenDeal_StaysACustomer() => Assert.Equal("customer", _story.Deal().Win().Deal("more").Stage);

    [Fact]
    public void B2B_CustomerSilentForAYear_IsDormantUntilADealOpens()
    {
        Assert.Equal("dormant", _story.Deal().Win().Wait(366).Stage);
        Assert.Equal("opportunity", _story.Deal("again").Stage);
        Assert.Equal("lead > opportunity > customer > dormant > opportunity", _story.Path);
        Assert.Equal("customer", _story.Highest);
    }

    [Fact]
    public void B2B_CustomerSilentForAYearWithAnOpenDeal_IsAnOpportunityAtOnce() =>
        Assert.Equal("lead > opportunity > customer > opportunity", _story.Deal().Win().Deal("old").Wait(366).Path);

    [Fact]
    public void B2B_Subscriber_IsNeverDormant() =>
        Assert.Equal("customer", _story.Subscribe().Wait(2_000).Stage);

    [Fact]
    public void B2B_WonDealOpenedAgain_IsAnOpportunity() => Assert.Equal("opportunity", _story.Deal().Win().Reopen().Stage);

    [Fact]
    public void B2B_RevenueThatGrows_ExpandsWhenAGrowthIsGiven()
    {
        var grown = new Story(LifecyclePresets.CreateB2B(new B2BOptions { ExpansionGrowth = 1.5m }))
            .Order().Wait(300).Order(total: 100).Wait(100).Order(total: 60);
        Assert.Equal("expansion", grown.Stage);
        // The last order is too old to speak of growth.
        Assert.Equal("customer", grown.Wait(181).Stage);
        Assert.Equal("customer", _story.Order().Wait(300).Order(total: 100).Wait(100).Order(total: 60).Stage);
    }

    [Fact]
    public void B2B_RevenueOfAYear_ExpandsWhenAnAmountIsGiven() => Assert.Equal(
        "expansion", new Story(LifecyclePresets.CreateB2B(new B2BOptions { ExpansionRevenue = 150 })).Order().Order(total: 50).Stage);

    [Fact]
    public void B2B_TotalOfWonDeals_ExpandsWhenAValueIsGiven()
    {
        var options = new B2BOptions { ExpansionDealValue = 5_000, ExpansionDealCount = 9 };
        Assert.Equal("expansion", new Story(LifecyclePresets.CreateB2B(options)).Deal(value: 6_000).Win().Stage);
        Assert.Equal("customer", new Story(LifecyclePresets.CreateB2B(options)).Deal(value: 4_000).Win().Stage);
    }

    [Fact]
    public void B2B_RecommendationBeforeTheDeal_CountsWhenTheDealIsWon()
    {
        Assert.Equal("opportunity", _story.Refer().Deal().Stage);
        Assert.Equal("advocate", _story.Win().Stage);
        Assert.Equal("customer", _story.Review(1).Review(1).Stage);
    }
}
