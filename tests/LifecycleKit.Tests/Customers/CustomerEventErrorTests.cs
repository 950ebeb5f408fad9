using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class CustomerEventErrorTests
{
    private static readonly DateTimeOffset At = Days.Day(1);

    private static readonly Func<DateTimeOffset, string?, CustomerEvent>[] Factories =
    [
        (at, id) => CustomerEvent.Visit(at, eventId: id),
        (at, id) => CustomerEvent.ContactCaptured(at, Channels.Email, id),
        (at, id) => CustomerEvent.ConsentChanged(at, Channels.Email, true, eventId: id),
        (at, id) => CustomerEvent.CartUpdated(at, 1, 1, id),
        (at, id) => CustomerEvent.ReferralMade(at, id),
        (at, id) => CustomerEvent.ReferredBy(at, id),
        (at, id) => CustomerEvent.Review(at, 1, id),
        (at, id) => CustomerEvent.SurveyAnswer(at, SurveyKind.Csat, 3, null, id),
        (at, id) => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "p", Channels.Email, id),
        (at, id) => CustomerEvent.Exposure(at, "x", "a", id),
        (at, id) => CustomerEvent.CaseOpened(at, "c", id),
        (at, id) => CustomerEvent.CaseAnswered(at, "c", id),
        (at, id) => CustomerEvent.CaseClosed(at, "c", id),
        (at, id) => CustomerEvent.SubscriptionStarted(at, "s", eventId: id),
        (at, id) => CustomerEvent.SubscriptionRenewed(at, "s", eventId: id),
        (at, id) => CustomerEvent.SubscriptionCancelled(at, "s", id),
        (at, id) => CustomerEvent.AccountJoined(at, "a", id),
        (at, id) => CustomerEvent.AccountLeft(at, id),
        (at, id) => CustomerEvent.ContactJoined(at, "c", id),
        (at, id) => CustomerEvent.ContactLeft(at, "c", id),
        (at, id) => CustomerEvent.AccountLevelChanged(at, "a", "s", 1, id),
        (at, id) => CustomerEvent.TraitSet(at, "t", default, id),
        (at, id) => CustomerEvent.Custom(at, "n", default, id),
    ];

    [Fact]
    public void Factories_WithoutInstant_Refuse() => Assert.All(Factories, make =>
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => make(default, null)).ParamName));

    [Fact]
    public void Factories_WithAnEmptyEventId_Refuse() => Assert.All(
        [
            .. Factories, (_, id) => CustomerEvent.Order(Order("A", placed: 1), id),
            (_, id) => CustomerEvent.DealChanged(Deal("d", opened: 1), id),
        ],
        make => Assert.Equal("eventId", Assert.ThrowsAny<ArgumentException>(() => make(At, " ")).ParamName));

    [Theory]
    [InlineData(Channels.None)]
    [InlineData(Channels.Email | Channels.Sms)]
    [InlineData(Channels.All)]
    [InlineData((Channels)64)]
    public void Factories_OfChannels_TakeExactlyOne(Channels channel)
    {
        Refused("channel", () => CustomerEvent.ContactCaptured(At, channel));
        Refused("channel", () => CustomerEvent.ConsentChanged(At, channel, true));
        Refused("channel", () => CustomerEvent.Message(CustomerEventKind.MessageSent, At, "p", channel));
    }

    [Fact]
    public void Visit_OfNegativeDuration_IsRefused() =>
        OutOfRange("duration", () => CustomerEvent.Visit(At, duration: TimeSpan.FromTicks(-1)));

    [Fact]
    public void ConsentChanged_OutOfRange_IsRefused()
    {
        OutOfRange("basis", () => CustomerEvent.ConsentChanged(At, Channels.Email, true, basis: (LegalBasis)9));
        OutOfRange("expiresAt", () => CustomerEvent.ConsentChanged(At, Channels.Email, true, expiresAt: At));
        OutOfRange("expiresAt", () => CustomerEvent.ConsentChanged(At, Channels.Email, false, expiresAt: Days.Day(0)));
    }

    [Fact]
    public void CartUpdated_Negative_IsRefused()
    {
        OutOfRange("value", () => CustomerEvent.CartUpdated(At, -0.01m, 1));
        OutOfRange("items", () => CustomerEvent.CartUpdated(At, 1, -1));
    }

    [Fact]
    public void Order_OfNull_IsRefused() => Assert.Throws<ArgumentNullException>(() => CustomerEvent.Order(null!));

    [Fact]
    public void Order_ThatContradictsItself_IsRefused()
    {
        var credit = Assert.Throws<ArgumentException>(() => CustomerEvent.Order(Order("A", placed: 1, gross: -10.5m, refunded: 1)));
        var early = Assert.Throws<ArgumentException>(() => CustomerEvent.Order(Order("A", placed: 2, changed: 1)));
        Assert.Equal(("snapshot", "snapshot"), (credit.ParamName, early.ParamName));
        Assert.Contains("a credit of -10.5", credit.Message, StringComparison.Ordinal);
        Assert.Contains("before it was placed", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DealChanged_OfNull_IsRefused() =>
        Assert.Throws<ArgumentNullException>("deal", () => CustomerEvent.DealChanged(null!));

    [Fact]
    public void DealChanged_ThatContradictsItself_IsRefused()
    {
        var deal = Deal("d", opened: 2);
        var won = deal with { Outcome = DealOutcome.Won, ClosedAt = Days.Day(2), ChangedAt = Days.Day(3) };
        Says("before it was opened", deal with { ChangedAt = At });
        Says("has no instant of closing", won with { ClosedAt = null });
        Says("is open and has an instant of closing", deal with { ClosedAt = Days.Day(2) });
        Says("closed at", won with { ClosedAt = At });
        Says("after it was changed", won with { ClosedAt = Days.Day(4) });
        Says("has a reason why it was lost", won with { LostReason = "secret" });
        Says("has a reason why it was lost", deal with { LostReason = "secret" });

        static void Says(string text, DealSnapshot deal)
        {
            var error = Assert.Throws<ArgumentException>(nameof(deal), () => CustomerEvent.DealChanged(deal));
            Assert.Contains(text, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Review_OffTheScale_IsRefused()
    {
        OutOfRange("rating", () => CustomerEvent.Review(At, -1));
        OutOfRange("rating", () => CustomerEvent.Review(At, decimal.MaxValue));
    }

    [Theory]
    [InlineData(SurveyKind.Nps, -1)]
    [InlineData(SurveyKind.Nps, 11)]
    [InlineData(SurveyKind.Nps, 7.5)]
    [InlineData(SurveyKind.Csat, 0)]
    [InlineData(SurveyKind.Csat, 6)]
    [InlineData(SurveyKind.Csat, 4.5)]
    public void SurveyAnswer_OffItsScale_IsRefused(SurveyKind survey, double score) =>
        OutOfRange("score", () => CustomerEvent.SurveyAnswer(At, survey, (decimal)score));

    [Theory]
    [InlineData(SurveyKind.Nps, 0)]
    [InlineData(SurveyKind.Nps, 10)]
    [InlineData(SurveyKind.Csat, 1)]
    [InlineData(SurveyKind.Csat, 5)]
    [InlineData(SurveyKind.Other, -1000.5)]
    public void SurveyAnswer_OnItsScale_IsTaken(SurveyKind survey, double score) =>
        Assert.Equal((decimal)score, CustomerEvent.SurveyAnswer(At, survey, (decimal)score).Score);

    [Fact]
    public void SurveyAnswer_OfAnUndefinedKind_IsRefused() => OutOfRange("survey", () => CustomerEvent.SurveyAnswer(At, (SurveyKind)3, 1));

    [Theory]
    [InlineData(CustomerEventKind.Visit)]
    [InlineData(CustomerEventKind.SurveyAnswer)]
    [InlineData(CustomerEventKind.Exposure)]
    [InlineData(CustomerEventKind.None)]
    public void Message_OfAnotherKind_IsRefused(CustomerEventKind kind) =>
        Assert.Equal("kind", Assert.Throws<ArgumentException>(() => CustomerEvent.Message(kind, At, "p", Channels.Email)).ParamName);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Factories_WithAnEmptyName_Refuse(string? name)
    {
        Refused("play", () => CustomerEvent.Message(CustomerEventKind.MessageSent, At, name!, Channels.Email));
        Refused("experiment", () => CustomerEvent.Exposure(At, name!, "a"));
        Refused("arm", () => CustomerEvent.Exposure(At, "x", name!));
        Refused("caseId", () => CustomerEvent.CaseOpened(At, name!));
        Refused("caseId", () => CustomerEvent.CaseAnswered(At, name!));
        Refused("accountId", () => CustomerEvent.AccountJoined(At, name!));
        Refused("contact", () => CustomerEvent.ContactJoined(At, name!));
        Refused("contact", () => CustomerEvent.ContactLeft(At, name!));
        Refused("accountId", () => CustomerEvent.AccountLevelChanged(At, name!, "s", 1));
        Refused("level", () => CustomerEvent.AccountLevelChanged(At, "a", name!, 1));
        Refused("caseId", () => CustomerEvent.CaseClosed(At, name!));
        Refused("subscriptionId", () => CustomerEvent.SubscriptionStarted(At, name!));
        Refused("subscriptionId", () => CustomerEvent.SubscriptionRenewed(At, name!));
        Refused("subscriptionId", () => CustomerEvent.SubscriptionCancelled(At, name!));
        Refused("name", () => CustomerEvent.TraitSet(At, name!, default));
        Refused("name", () => CustomerEvent.Custom(At, name!));
    }

    [Fact]
    public void Subscriptions_OfANegativePrice_AreRefused()
    {
        OutOfRange("price", () => CustomerEvent.SubscriptionStarted(At, "s", -1));
        OutOfRange("price", () => CustomerEvent.SubscriptionRenewed(At, "s", -1));
        OutOfRange("billingMonths", () => CustomerEvent.SubscriptionStarted(At, "s", 1, 0));
        OutOfRange("billingMonths", () => CustomerEvent.SubscriptionRenewed(At, "s", 1, CustomerEvent.MaxBillingMonths + 1));
    }

    private static void OutOfRange(string parameter, Func<CustomerEvent> make) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => make()).ParamName);

    private static void Refused(string parameter, Func<CustomerEvent> make) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => make()).ParamName);
}
