using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class ConsentLogTests
{
    [Fact]
    public void Apply_ConsentOnACategory_KeepsTheLastState()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.ConsentChanged(Days.Day(2), Channels.Email, true, "news", LegalBasis.Consent, Days.Day(9)));
        history.Apply(CustomerEvent.ConsentChanged(Days.Day(1), Channels.Email, false, "news"));
        history.Apply(CustomerEvent.Message(CustomerEventKind.MessageUnsubscribed, Days.Day(5), "play", Channels.Email));
        Assert.True(history.Consents.TryGet(Channels.Email, "news", out var news));
        Assert.Equal((true, Days.Day(2), Days.Day(9)), (news.IsGranted, news.ChangedAt, news.ExpiresAt));
        Assert.Equal((true, false), (news.HoldsAt(Days.Day(9).AddTicks(-1)), news.HoldsAt(Days.Day(9))));
        Assert.True(history.Consents.TryGet(Channels.Email, "", out var general));
        Assert.False(general.HoldsAt(Days.Day(6)));
        Assert.False(history.Consents.TryGet(Channels.Sms, "", out _));
    }

    [Fact]
    public void Apply_AtOneInstant_TheStricterStateCounts()
    {
        CustomerEvent[] events =
        [
            CustomerEvent.ConsentChanged(Days.Day(1), Channels.Sms, true),
            CustomerEvent.ConsentChanged(Days.Day(1), Channels.Sms, true, expiresAt: Days.Day(5)),
            CustomerEvent.ConsentChanged(Days.Day(1), Channels.Sms, true, expiresAt: Days.Day(3)),
        ];
        Law.Holds(Gen.Shuffle(events), arrivals =>
        {
            var history = new CustomerHistory();
            foreach (var e in arrivals) history.Apply(e);
            Assert.True(history.Consents.TryGet(Channels.Sms, "", out var state));
            Assert.Equal(Days.Day(3), state.ExpiresAt);
            history.Apply(CustomerEvent.ConsentChanged(Days.Day(1), Channels.Sms, false));
            Assert.True(history.Consents.TryGet(Channels.Sms, "", out state));
            Assert.False(state.IsGranted);
        }, count: 50);
    }

    [Fact]
    public void TryGet_AllMarketing_AgreesWithTheProfile() => Law.Holds(EventGen.Arrivals, events =>
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        for (var day = -1; day < 32; day++)
        {
            foreach (var channel in new[] { Channels.Email, Channels.Sms, Channels.Custom })
            {
                if (history.Consents.TryGet(channel, "", out var state))
                    Assert.Equal(history.Profile.Contacts.IsContactable(channel, Days.Day(day)), state.HoldsAt(Days.Day(day)));
            }
        }
    });
}
