using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class AwarenessTests
{
    private readonly Story _story = new(LifecyclePresets.Awareness);

    [Fact]
    public void Awareness_BuyerWhoStaysAndRecommends_GoesThroughAllStages()
    {
        _story.Visit().Cart(items: 1).Wait(1).Order().Wait(90).Order().Wait(5).Review(5);

        Assert.Equal("awareness > consideration > purchase > retention > advocacy", _story.Path);
    }

    [Fact]
    public void Awareness_SubscriberWithoutOrders_IsRetainedByTheRenewalAndNeverSilent()
    {
        _story.Subscribe().Wait(30).Renew().Wait(2_000);

        Assert.Equal("awareness > purchase > retention", _story.Path);
    }

    [Fact]
    public void Awareness_SubscriptionCancelled_LeadsBackToConsideration() =>
        Assert.Equal("consideration", _story.Subscribe().Wait(30).Renew().Unsubscribe().Stage);

    [Fact]
    public void Awareness_SubscriptionCancelledBesideOneOrder_LeavesAPurchase() =>
        Assert.Equal("purchase", _story.Order().Subscribe().Renew().Unsubscribe().Stage);

    [Fact]
    public void Awareness_SubscriptionCancelledBesideAnOldOrder_EndsTheSilenceThatItHid() =>
        Assert.Equal("consideration", _story.Order().Subscribe().Wait(400).Unsubscribe().Stage);

    [Fact]
    public void Awareness_RenewalWithoutASubscription_RetainsNoCustomer() => Assert.Equal("purchase", _story.Order().Renew().Stage);

    [Fact]
    public void Awareness_OrdersTakenBack_LeadBackToConsideration() =>
        Assert.Equal(
            "awareness > purchase > retention > advocacy > purchase > consideration",
            _story.Order().Order().Refer().RefundLast().RefundLast().Path);

    [Fact]
    public void Awareness_OrdersTakenBackFromASubscriber_ChangeNothing() =>
        Assert.Equal("retention", _story.Subscribe().Order().Order().RefundLast().RefundLast().Stage);

    [Fact]
    public void Awareness_CustomerSilentForAYear_IsMerelyAware()
    {
        Assert.Equal("awareness", _story.Order().Order().Wait(365).Stage);
        Assert.Equal("retention", _story.Highest);
    }
}
