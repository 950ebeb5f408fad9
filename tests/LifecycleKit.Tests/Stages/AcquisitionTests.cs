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
    public void Acquisition_VisitsCartsAndContacts_DoNotEndIt() =>
        Assert.Equal("acquisition", _story.Visit().Visit().Cart(items: 3).Contact().Stage);

    [Fact]
    public void Acquisition_AdvocateWhoIsDisappointed_IsRetainedAndExpandsAgain()
    {
        for (var order = 1; order <= 4; order++) _story.Order();
        Assert.Equal("retention", _story.Refer().Review(2).Stage);
        Assert.Equal("expansion", _story.Order().Stage);
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
