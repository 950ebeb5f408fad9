using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class AttractionTests
{
    private readonly Story _story = new(LifecyclePresets.Attraction);

    [Fact]
    public void Attraction_StrangerWhoBecomesARegular_GoesThroughAllStages()
    {
        _story.Visit().Contact();
        for (var order = 1; order <= 4; order++) _story.Order().Wait(60);

        Assert.Equal("attraction > acquirement > conversion > retention > loyalty", _story.Path);
        Assert.Equal(2, new Story(LifecyclePresets.Attraction).Order().Order().Transitions.Count(move => move.To != "retention"));
    }

    [Fact]
    public void Attraction_ContactByPost_IsNoAcquirement() => Assert.Equal("attraction", _story.Contact(Channels.Custom).Stage);

    [Fact]
    public void Attraction_LastConsentWithdrawn_LosesTheContact()
    {
        _story.Contact(Channels.Email).Contact(Channels.Sms);
        Assert.Equal("acquirement", _story.Consent(granted: false, Channels.Email).Stage);
        Assert.Equal("attraction", _story.Consent(granted: false, Channels.Sms).Stage);
        Assert.Equal("acquirement", _story.Consent(granted: true, Channels.Sms).Stage);
    }

    [Fact]
    public void Attraction_ConsentThatExpires_LosesTheContactToTheTick()
    {
        _story.Tell(at => CustomerEvent.ConsentChanged(at, Channels.Email, granted: true, expiresAt: at.AddDays(30)));
        Assert.Equal("acquirement", _story.Stage);
        var expiry = _story.Now.AddDays(30);
        Assert.Equal(expiry, _story.NextDue);

        Assert.Equal("attraction", _story.Wait(31).Stage);
        Assert.Equal(expiry, _story.Transitions[^1].EffectiveAt);
    }

    [Fact]
    public void Attraction_OnlyOrderRefunded_LeadsBackToTheContactIfThereIsOne()
    {
        Assert.Equal("attraction", _story.Order().RefundLast().Stage);
        Assert.Equal("acquirement", _story.Contact().Order().RefundLast().Stage);
    }

    [Fact]
    public void Attraction_LoyalCustomerWhoReturnsOrders_GoesDown()
    {
        for (var order = 1; order <= 4; order++) _story.Order();
        Assert.Equal("loyalty", _story.RefundLast().RefundLast().Stage);
        Assert.Equal("conversion", _story.RefundLast().Stage);
        Assert.Equal("acquirement", _story.Contact().RefundLast().Stage);
        Assert.Equal("loyalty", _story.Highest);
    }

    [Fact]
    public void Attraction_CustomerSilentForAYear_IsAContactAgain() =>
        Assert.Equal(
            "attraction > acquirement > conversion > retention > acquirement > conversion",
            _story.Contact().Order().Wait(366).Order().Path);
}
