using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class ContactabilityTests
{
    [Fact]
    public void Default_HasNoChannel()
    {
        Assert.Equal(Channels.None, default(Contactability).GetChannels(Days.Day(1)));
        Assert.Equal(Channels.None, default(Contactability).Captured);
        Assert.True(default(Contactability).IsContactable(Channels.None, Days.Day(1)));
    }

    [Fact]
    public void GetChannels_AfterACapture_HasTheChannel() => Assert.Equal(Channels.Email, After(Captured(1)).GetChannels(Days.Day(1)));

    [Fact]
    public void GetChannels_AfterAGrantWithoutCapture_HasTheChannel() =>
        Assert.Equal(Channels.Email, After(Consent(1, true)).GetChannels(Days.Day(1)));

    [Fact]
    public void GetChannels_AfterAWithdrawal_HasNotTheChannel() =>
        Assert.Equal(Channels.None, After(Captured(1), Consent(2, false)).GetChannels(Days.Day(3)));

    [Fact]
    public void GetChannels_AfterACaptureSinceTheWithdrawal_StillHasNotTheChannel() =>
        Assert.Equal(Channels.None, After(Consent(2, false), Captured(3)).GetChannels(Days.Day(4)));

    [Fact]
    public void GetChannels_AfterAGrantSinceTheWithdrawal_HasTheChannel() =>
        Assert.Equal(Channels.Email, After(Consent(3, true), Consent(2, false)).GetChannels(Days.Day(4)));

    [Fact]
    public void GetChannels_AfterAnUnsubscription_HasNotTheChannel()
    {
        var unsubscribed = CustomerEvent.Message(CustomerEventKind.MessageUnsubscribed, Days.Day(2), "p", Channels.Email);
        Assert.Equal(Channels.None, After(Consent(1, true), unsubscribed).GetChannels(Days.Day(2)));
    }

    [Fact]
    public void GetChannels_TheInstantOfExpiry_HasNotTheChannel()
    {
        var contacts = After(Consent(1, true, expires: 5));
        Assert.Equal(Channels.Email, contacts.GetChannels(Days.Day(5).AddTicks(-1)));
        Assert.Equal(Channels.None, contacts.GetChannels(Days.Day(5)));
    }

    [Fact]
    public void GetChannels_AfterExpiryOfACapturedContact_HasNotTheChannel() =>
        Assert.Equal(Channels.None, After(Captured(0.5), Consent(1, true, expires: 5)).GetChannels(Days.Day(6)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GetChannels_AfterTwoStatesAtOnce_FollowsTheStricter(bool withdrawalFirst)
    {
        var (grant, withdrawal) = (Consent(1, true), Consent(1, false));
        Assert.Equal(Channels.None, (withdrawalFirst ? After(withdrawal, grant) : After(grant, withdrawal)).GetChannels(Days.Day(2)));
        var (brief, unending) = (Consent(1, true, expires: 3), Consent(1, true));
        Assert.Equal(Channels.None, (withdrawalFirst ? After(brief, unending) : After(unending, brief)).GetChannels(Days.Day(3)));
    }

    [Fact]
    public void GetChannels_AfterConsentForOneCategory_IsAsBefore()
    {
        var (grant, withdrawal) = (Consent(2, true, category: "news"), Consent(2, false, category: "news"));
        Assert.Equal(Channels.None, After(grant).GetChannels(Days.Day(3)));
        Assert.Equal(Channels.Email, After(Captured(1), withdrawal).GetChannels(Days.Day(3)));
    }

    [Fact]
    public void Captured_AfterAWithdrawal_HasTheChannel() => Assert.Equal(Channels.Email, After(Captured(1), Consent(2, false)).Captured);

    [Theory]
    [InlineData(Channels.Email)]
    [InlineData(Channels.Sms)]
    [InlineData(Channels.Push)]
    [InlineData(Channels.OnSite)]
    [InlineData(Channels.InPerson)]
    [InlineData(Channels.Custom)]
    public void IsContactable_OfEachChannel_IsItsOwn(Channels channel)
    {
        var contacts = After(CustomerEvent.ConsentChanged(Days.Day(1), channel, true, expiresAt: Days.Day(4)));
        Assert.Equal(channel, contacts.GetChannels(Days.Day(2)));
        Assert.True(contacts.IsContactable(channel, Days.Day(2)));
        Assert.False(contacts.IsContactable(Channels.All, Days.Day(2)));
        Assert.Equal(Days.Day(4).UtcTicks, contacts.NextExpiry(Days.Day(4).UtcTicks - 1));
        Assert.Equal(long.MaxValue, contacts.NextExpiry(Days.Day(4).UtcTicks));
    }

    private static CustomerEvent Captured(double day) => CustomerEvent.ContactCaptured(Days.Day(day), Channels.Email);

    private static CustomerEvent Consent(double day, bool granted, double? expires = null, string? category = null) =>
        CustomerEvent.ConsentChanged(
            Days.Day(day), Channels.Email, granted, category, expiresAt: expires is { } end ? Days.Day(end) : null);

    private static Contactability After(params CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history.Profile.Contacts;
    }
}
