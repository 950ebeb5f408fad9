using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Claims;

/// <summary>A refused claim says what blocks the play and until when, and saves nothing.</summary>
public class PlayRefusalTests
{
    private static readonly Experiment Test = Experiment.Create(new ExperimentOptions
    {
        Key = "test", Control = "none",
        Arms = { new ExperimentArmOptions { Key = "none", BasisPoints = 10_000 }, new ExperimentArmOptions { Key = "some", BasisPoints = 0 } },
    });

    [Theory]
    [InlineData("stage", PlayOutcome.OtherStage, null)]
    [InlineData("segment", PlayOutcome.OtherSegment, null)]
    [InlineData("false", PlayOutcome.ConditionFalse, null)]
    [InlineData("unknown", PlayOutcome.ConditionUnknown, null)]
    [InlineData("consent", PlayOutcome.NoConsent, null)]
    [InlineData("cooldown", PlayOutcome.CoolingDown, "2026-01-06T11:00:00Z")]
    [InlineData("cap", PlayOutcome.Capped, "2026-01-03T11:00:00Z")]
    [InlineData("quiet", PlayOutcome.QuietHours, "2026-01-01T15:00:00Z")]
    [InlineData("spent", PlayOutcome.BudgetSpent, "2026-01-02T00:00:00Z")]
    [InlineData("held-out", PlayOutcome.HeldOut, null)]
    [InlineData("arm", PlayOutcome.OtherArm, null)]
    [InlineData("free", PlayOutcome.Chosen, null)]
    public async Task ClaimPlayAsync_ABlockedPlay_IsRefusedWithReasonAndUntil(string play, PlayOutcome outcome, string? until)
    {
        var store = new JsonCustomerStore();
        var shop = ClaimShop.Open(Declare, store);
        shop.Clock.Now = Shop.Start.AddHours(-1);
        foreach (var sent in (string[])["cooldown", "cap", "spent"])
            await shop.SendAsync(sent == "spent" ? "berta" : "anna", sent, null);
        shop.Clock.Now = Shop.Start;
        var saves = store.SaveCount;

        var result = await shop.ClaimAsync("anna", play, "m1");

        if (outcome == PlayOutcome.Chosen)
        {
            Assert.Equal(PlayClaimOutcome.Claimed, result.Outcome);
            return;
        }

        Assert.Equal(
            (PlayClaimOutcome.Refused, null, outcome, until is null ? null : DateTimeOffset.Parse(until, null)),
            (result.Outcome, result.Claim, result.Refusal?.Outcome, result.Refusal?.Until));
        Assert.Equal(play, result.Refusal?.Play.Key);
        Assert.Equal(saves, store.SaveCount);
        Assert.Equal(result.Refusal, (await shop.ViewAsync("anna")).Plays.Find(play));
    }

    [Fact]
    public async Task ClaimPlayAsync_OfThoseWhoAreLeftOut_IsRefusedAlsoWhereAnotherPlayTakesTheChannel()
    {
        var control = new UniversalControl { BasisPoints = 3_000 };
        var shop = ClaimShop.Open(book => book.ControlGroup(control).OnSite("first", play => play.Priority(2))
            .OnSite("second", play => play.HeldOut(4_000)));
        var seen = new Dictionary<(PlayOutcome InView, PlayOutcome? Refusal), int>();
        for (var i = 0; i < 100; i++)
        {
            var view = await shop.ViewAsync($"customer {i}");
            var result = await shop.ClaimAsync($"customer {i}", "second", "m1");
            Assert.Equal(control.Contains(view.SubjectKey, view.AsOf), result.Refusal?.Outcome == PlayOutcome.UniversalControl);
            var key = (view.Plays.Find("second")!.Value.Outcome, result.Refusal?.Outcome);
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(
            [
                (PlayOutcome.LostTo, null), (PlayOutcome.LostTo, PlayOutcome.HeldOut),
                (PlayOutcome.UniversalControl, PlayOutcome.UniversalControl),
            ],
            seen.Keys.Order());
        Assert.All(seen.Values, count => Assert.InRange(count, 10, 70));
    }

    [Fact]
    public async Task ClaimPlayAsync_AfterTheSituationChanged_FollowsTheNewOne()
    {
        var shop = ClaimShop.Open(book => book.Play("news", play => play.Channel(Channels.Email)));
        await shop.RecordAsync("anna", CustomerEvent.ContactCaptured(shop.Clock.Now, Channels.Email));
        Assert.Equal("news", (await shop.ViewAsync("anna")).Plays.ForChannel(Channels.Email)!.Key);
        await shop.RecordAsync("anna", CustomerEvent.ConsentChanged(shop.Clock.Now, Channels.Email, granted: false));

        Assert.Equal("Refused, news: NoConsent", $"{await shop.ClaimAsync("anna", "news", "m1")}");
    }

    [Fact]
    public async Task ClaimPlayAsync_WhosePredicateFails_ThrowsAndClaimsNothing()
    {
        var broken = Condition.Predicate("odd", (in Facts facts) => throw new InvalidOperationException("host bug"));
        var shop = ClaimShop.Open(book => book.OnSite("offer", play => play.When(broken)).OnSite("other"));

        await Assert.ThrowsAsync<PredicateException>(async () => await shop.ClaimAsync("anna", "offer", "m1"));
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "other", "m1")).Outcome);
    }

    private static void Declare(PlaybookBuilder book)
    {
        book.Experiment(Test).QuietHours(Channels.Push, QuietHours.Between(new TimeOnly(11, 0), new TimeOnly(15, 0)))
            .OnSite("free")
            .OnSite("stage", play => play.InStage("buyer"))
            .OnSite("segment", play => play.InSegment("Champions"))
            .OnSite("false", play => play.When(Fields.OrderCount.AtLeast(1)))
            .OnSite("unknown", play => play.When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(1))))
            .Play("consent", play => play.Channel(Channels.Email))
            .OnSite("cooldown", play => play.Cooldown(TimeSpan.FromDays(5)))
            .OnSite("cap", play => play.FrequencyCap(FrequencyCap.InWindow(1, TimeSpan.FromDays(2))))
            .Play("quiet", play => play.Channel(Channels.Push).Needs(ConsentNeed.None))
            .OnSite("spent", play => play.DailyBudget(1))
            // Before the play that is free, or else the view says that they lose to it.
            .OnSite("held-out", play => play.HeldOut(9_999).Priority(1))
            .OnSite("arm", play => play.InArm("test", "some").Priority(1));
    }
}
