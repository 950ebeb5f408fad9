using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Tracking;

namespace LifecycleKit.Tests.Plays;

public class PlaybookExplainTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Explain_AChosenPlay_NamesTheChannel() => Assert.Equal("p: chosen for OnSite", Explain(play => { }));

    [Fact]
    public void Explain_OtherStageOrSegment_NamesBoth()
    {
        Assert.Equal("p: for stage customer or vip, not visitor", Explain(play => play.InStage("vip", "customer")));
        Assert.Equal(
            "p: for segment Champions or \"Loyal Visitors\", not \"Engaged Visitors\"",
            Explain(play => play.InSegment("Loyal Visitors", "Champions")));
    }

    [Fact]
    public void Explain_NoStageOrSegment_SaysThatThereIsNone()
    {
        var book = Book(play => play.InStage("vip"), null);
        Assert.Equal(
            "p: for stage vip, and there is none",
            book.Explain(book.Plays[0], new PlayInput("anna", new CustomerHistory(), Now)).ToString());
        book = Book(play => play.InSegment("Champions"), null);
        Assert.Equal(
            "p: for segment Champions, and there is none",
            book.Explain(book.Plays[0], new PlayInput("anna", new CustomerHistory(), Now)).ToString());
    }

    [Fact]
    public void Explain_AConditionThatDoesNotHold_NamesTheLeavesThatDecide()
    {
        Assert.Equal(
            "p: condition false at orders.count >= 1 (0); not asked: contact.email = false",
            Explain(play => play.When(Fields.OrderCount.AtLeast(1) & Fields.EmailContactable.IsFalse())));
        Assert.Equal(
            "p: condition unknown, lastOrderAt is missing",
            Explain(play => play.When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30)))));
        Assert.Equal(
            "p: condition false at lastOrderAt older than 30d (2026-02-28T12:00:00Z, 4d ago)",
            Explain(play => play.When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30))), null, Order(Now.AddDays(-4))));
        Assert.Equal(
            "p: condition false at not(predicate \"always\"), orders.count >= 1 (0)",
            Explain(play => play.When(!Condition.Predicate("always", (in Facts _) => true) | Fields.OrderCount.AtLeast(1))));
    }

    [Fact]
    public void Explain_ControlGroupsAndArm_NameThem()
    {
        Assert.Equal(
            "p: in the universal control group",
            Explain(play => { }, book => book.ControlGroup(new UniversalControl { BasisPoints = 10_000 })));
        Assert.Equal(
            "p: in the universal control group until 2026-04-01T00:00:00Z",
            Explain(play => { }, book => book.ControlGroup(new UniversalControl { BasisPoints = 10_000, RedrawMonths = 3 })));
        Assert.Equal("p: in the play's control group of 99.99%", Explain(play => play.HeldOut(9_999)));
        Assert.Equal(
            "p: in arm a of experiment test, not b", Explain(play => play.InArm("test", "b"), book => book.Experiment(Test(10_000))));
        Assert.Equal("p: outside experiment test", Explain(play => play.InArm("test", "b"), book => book.Experiment(Test(0))));
        Assert.Equal(
            "p: experiment test does not run until 2026-03-05T12:00:00Z",
            Explain(play => play.InArm("test", "b"), book => book.Experiment(Test(10_000, from: Now.AddDays(1)))));
        Assert.Equal(
            "p: experiment test ended at 2026-03-04T12:00:00Z",
            Explain(play => play.InArm("test", "b"), book => book.Experiment(Test(10_000, to: Now))));
    }

    [Fact]
    public void Explain_NoConsent_NamesTheConsentAndTheInstant()
    {
        Assert.Equal("p: no consent, Email was never granted, and no contact was captured", Explain(play => play.Channel(Channels.Email)));
        Assert.Equal(
            "p: no consent, Email was never granted",
            Explain(
                play => play.Channel(Channels.Email).Needs(ConsentNeed.Granted), null,
                CustomerEvent.ContactCaptured(Now.AddDays(-1), Channels.Email)));
        Assert.Equal(
            "p: no consent, Email was withdrawn at 2026-03-03T12:00:00Z",
            Explain(
                play => play.Channel(Channels.Email), null, CustomerEvent.ConsentChanged(Now.AddDays(-1), Channels.Email, granted: false)));
        Assert.Equal(
            "p: no consent, Email for news was granted at 2026-02-22T12:00:00Z and ended at 2026-03-04T12:00:00Z",
            Explain(
                play => play.Channel(Channels.Email).Needs(ConsentNeed.Contactable, "news"), null,
                CustomerEvent.ConsentChanged(Now.AddDays(-10), Channels.Email, granted: true),
                CustomerEvent.ConsentChanged(Now.AddDays(-10), Channels.Email, granted: true, "news", expiresAt: Now)));
    }

    [Fact]
    public void Explain_BlockedByTime_NamesTheLimitAndTheEnd()
    {
        Assert.Equal(
            "p: cooldown of 3d12h after a message until 2026-03-06T12:00:00Z",
            Explain(play => play.Cooldown(TimeSpan.FromHours(84)), null, Sent("p", Now.AddHours(-36))));
        Assert.Equal(
            "p: capped of the play, at most 1 in a day, until 2026-03-05T00:00:00Z",
            Explain(play => play.FrequencyCap(FrequencyCap.InDays(1)), null, Sent("p", Now.AddHours(-2))));
        Assert.Equal(
            "p: capped on OnSite, at most 1 in 3d, until 2026-03-07T10:00:00Z",
            Explain(
                play => play.FrequencyCap(FrequencyCap.InDays(1)),
                book => book.FrequencyCapOn(Channels.OnSite, FrequencyCap.InWindow(1, TimeSpan.FromDays(3)))
                    .FrequencyCap(FrequencyCap.InDays(1, 2)),
                Sent("p", Now.AddHours(-2))));
        Assert.Equal(
            "p: quiet hours on OnSite from 11:30 to 13:00 until 2026-03-04T13:00:00Z",
            Explain(play => { }, book => book.QuietHours(Channels.OnSite, QuietHours.Between(new TimeOnly(11, 30), new TimeOnly(13, 0)))));
        var book = Book(play => play.DailyBudget(2), null);
        var budget = new PlayBudget();
        budget.Add("p", new DateOnly(2026, 3, 4), 2);
        Assert.Equal(
            "p: daily budget of 2 spent until 2026-03-05T00:00:00Z",
            book.Explain(book.Plays[0], new PlayInput("anna", new CustomerHistory(), Now) { Budget = budget }).ToString());
    }

    [Fact]
    public void Explain_OtherPlaysComeFirst_NamesThem()
    {
        Assert.Equal(
            "p: lost to first on OnSite, priority 5 to 0",
            Explain(play => { }, book => book.Play("first", play => play.Channel(Channels.OnSite).Priority(5))));
        Assert.Equal(
            "p: plays before it use up the caps of the playbook",
            Explain(
                play => { },
                book => book.Play("first", play => play.Channel(Channels.Push).Needs(ConsentNeed.None).Priority(5))
                    .FrequencyCap(FrequencyCap.InDays(1))));
        var even = Book(play => { }, book => book.Play("q", play => play.Channel(Channels.OnSite).Weight(3)));
        var texts = even.Plays.Select(play => even.Explain(play, new PlayInput("anna", new CustomerHistory(), Now)).ToString())
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Contains(
            texts, text => text is "p: lost to q on OnSite, drawn by weight 3 to 1" or "q: lost to p on OnSite, drawn by weight 1 to 3");
        Assert.Single(texts, text => text.EndsWith("chosen for OnSite", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_APlayOfAnotherPlaybook_IsRefused()
    {
        var (one, other) = (Book(play => { }, null), Book(play => { }, null));

        Assert.Throws<ArgumentException>(() => one.Explain(other.Plays[0], new PlayInput("anna", new CustomerHistory(), Now)));
        Assert.Throws<ArgumentNullException>(() => one.Explain(null!, new PlayInput("anna", new CustomerHistory(), Now)));
    }

    [Fact]
    public void Explain_AnyCase_AgreesWithTheResultInOneLine() => Law.Holds(PlayCase.Cases, x =>
    {
        foreach (var result in x.Book.Decide(x.ToInput()).Results.ToArray())
        {
            var explanation = x.Book.Explain(result.Play, x.ToInput());
            var text = explanation.ToString();
            Assert.Equal(result, explanation.Result);
            Assert.Equal($"{result.Play.Key}: {explanation.Reason}", text);
            Assert.DoesNotContain('\n', text);
            Assert.Equal(result.Outcome == PlayOutcome.Chosen, text.Contains(": chosen for", StringComparison.Ordinal));
            if (result.Until is { } until)
                Assert.EndsWith($" until {ConditionText.Instant(until.UtcTicks)}", text, StringComparison.Ordinal);
            if (result.LostTo is { } winner) Assert.Contains($"lost to {winner}", text, StringComparison.Ordinal);
        }
    });

    private static string Explain(Action<PlayBuilder> declare, Action<PlaybookBuilder>? also = null, params CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var customerEvent in events) history.Apply(customerEvent);
        var book = Book(declare, also);
        var state = LifecycleEngine.Compile(TrackerSetup.Small).Start(history, Now);
        var input = new PlayInput(
            "anna", history,
            Now) { Stages = [new TrackStage("journey", state.Stage, state.EnteredAt)],
                Segment = SegmentMaps.FivePhase.Segments.Single(one => one.Name == "Engaged Visitors") };
        return book.Explain(book.Find("p")!, input).ToString();
    }

    private static Playbook Book(Action<PlayBuilder> declare, Action<PlaybookBuilder>? also) => Playbook.Build("book", book =>
    {
        book.Play("p", play => declare(play.Channel(Channels.OnSite)));
        also?.Invoke(book);
    });

    private static Experiment Test(int control, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Experiment.Create(new ExperimentOptions
        {
            Key = "test", Control = "a", From = from, To = to,
            Arms = { new ExperimentArmOptions { Key = "a", BasisPoints = control }, new ExperimentArmOptions { Key = "b" } },
        });

    private static CustomerEvent Sent(string play, DateTimeOffset at) =>
        CustomerEvent.Message(CustomerEventKind.MessageSent, at, play, Channels.OnSite);

    private static CustomerEvent Order(DateTimeOffset at) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = at, GrossTotal = 5 });
}
