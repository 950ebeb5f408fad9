using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class AcquisitionTests
{
    private readonly Story _story = new(LifecyclePresets.Acquisition);

    [Fact]
    public void Acquisition_CustomerWhoBuysMoreAndMore_GoesThroughAllStages()
    {
        for (var order = 1; order <= 5; order++) _story.Order().Wait(40);
        _story.Answer(SurveyKind.Nps, 10);

        Assert.Equal("acquisition > engagement > retention > expansion > advocacy", _story.Path);
    }

    [Fact]
    public void Acquisition_CartsAndContacts_DoNotEndIt() =>
        Assert.Equal("acquisition", _story.Visit().Visit(engaged: false).Cart(items: 3).Contact().Stage);

    [Fact]
    public void Acquisition_VisitsClicksAndWebinars_AreEngagement()
    {
        Assert.Equal("engagement", new Story(LifecyclePresets.Acquisition).Visit().Visit().Stage);
        Assert.Equal("engagement", new Story(LifecyclePresets.Acquisition).Click().Stage);
        Assert.Equal("engagement", new Story(LifecyclePresets.Acquisition).Attend().Stage);
        Assert.Equal("acquisition", new Story(LifecyclePresets.Acquisition).Tell(at => CustomerEvent.Custom(at, "search")).Stage);
    }

    [Fact]
    public void Acquisition_EngagementWithoutAnOrder_EndsWithThe90thDay()
    {
        _story.Attend();
        var end = new DateTimeOffset(_story.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(90);
        Assert.Equal(end, _story.NextDue);
        Assert.Equal("acquisition", _story.Wait(90).Stage);
        Assert.Equal(end, _story.Transitions[^1].EffectiveAt);
    }

    [Fact]
    public void Acquisition_YearWithMoreRevenue_IsExpansion()
    {
        _story.Order(total: 100).Wait(200).Order(total: 60).Wait(200);
        // The year before brought 100; the last one 60, and then 60 + 110.
        Assert.Equal("retention", _story.Stage);
        Assert.Equal("expansion", _story.Order(total: 110).Stage);
        Assert.Equal(3, _story.Profile.OrderCount);
    }

    [Fact]
    public void Acquisition_OrderOfTwiceTheOthers_IsExpansionUntilItIsTakenBack()
    {
        _story.Order(total: 40).Order(total: 60);
        Assert.Equal("retention", _story.Stage);
        // The mean of the others is 50.
        var below = new Story(LifecyclePresets.Acquisition).Order(total: 40).Order(total: 60).Order(total: 99.99m);
        Assert.Equal("retention", below.Stage);
        Assert.Equal("expansion", _story.Order(total: 100).Stage);
        Assert.Equal("retention", _story.CancelLast().Stage);
    }

    /// <summary>A free sample is not a base: without revenue of the others nothing is larger.</summary>
    [Fact]
    public void Acquisition_OrderBesideFreeOnes_IsNoLargerOrder()
    {
        Assert.Equal("retention", _story.Order(total: 0).Order(total: 500).Stage);
        Assert.Equal("retention", new Story(LifecyclePresets.Acquisition).Order(total: 0).Order(total: 0).Stage);
    }

    [Fact]
    public void Acquisition_GoodsOfASecondCategory_AreExpansion()
    {
        Assert.Equal("engagement", _story.Order(category: "tea").Stage);
        Assert.Equal("retention", _story.Order(category: "tea").Stage);
        Assert.Equal("expansion", _story.Order(category: "cups").Stage);
        Assert.Equal("retention", _story.CancelLast().Stage);
    }

    [Fact]
    public void Acquisition_AdvocateWhoIsDisappointed_IsRetainedAndExpandsAgain()
    {
        for (var order = 1; order <= 4; order++) _story.Order();
        Assert.Equal("advocacy", _story.Refer().Stage);
        Assert.Equal("expansion", _story.Review(2).Stage);
        Assert.Equal("advocacy > retention > expansion", string.Join(" > ", _story.Path.Split(" > ").TakeLast(3)));
    }

    [Fact]
    public void Acquisition_OrdersTakenBack_LeadBackStageByStage()
    {
        for (var order = 1; order <= 4; order++) _story.Order();
        for (var order = 1; order <= 4; order++) _story.CancelLast();

        Assert.Equal("acquisition > engagement > retention > expansion > retention > engagement > acquisition", _story.Path);
    }

    [Fact]
    public void Acquisition_CustomerSilentForAYear_IsBackInAcquisition()
    {
        _story.Order().Order().Wait(365);
        Assert.Equal("acquisition", _story.Stage);
        Assert.Equal("retention", _story.Highest);
        Assert.Equal("engagement", _story.Order().Stage);
    }

    [Fact]
    public void Acquisition_OldOrderThatArrivesLate_AcquiresNoCustomer() => Assert.Equal("acquisition", _story.Order(daysAgo: 366).Stage);
}
