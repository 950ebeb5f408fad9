using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>Decisions and budgets in the code and the tests of a shop.</summary>
public class PlayDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Today = new(2026, 3, 4);

    [Fact]
    public void Find_OnADecisionAndItsView_ReturnsTheResultOfThePlay()
    {
        var decision = Book().Decide(new PlayInput("anna", new CustomerHistory(), Now));
        var plays = new CustomerPlays(decision);

        Assert.Equal(PlayOutcome.Chosen, decision.Find("banner")!.Value.Outcome);
        Assert.Equal(PlayOutcome.NoConsent, decision.Find("mail")!.Value.Outcome);
        Assert.Null(decision.Find("Banner"));
        Assert.Throws<ArgumentNullException>("play", () => decision.Find(null!));
        Assert.Equal(decision.Find("mail"), plays.Find("mail"));
        Assert.Null(plays.Find("other"));
        Assert.Null(new PlayDecision().Find("banner"));
        Assert.Equal("banner", plays.ForChannel(Channels.OnSite)!.Key);
    }

    [Fact]
    public void PlayResult_OfATest_HasItsValues()
    {
        var play = Book().Find("mail")!;
        var result = new PlayResult(play, PlayOutcome.QuietHours, Now.ToOffset(TimeSpan.FromHours(2)));
        Assert.Equal((play, PlayOutcome.QuietHours, Now, null), (result.Play, result.Outcome, result.Until, result.LostTo));
        Assert.Equal("mail: QuietHours until 2026-03-04T12:00:00Z", result.ToString());
        Assert.Throws<ArgumentNullException>("play", () => new PlayResult(null!, PlayOutcome.Chosen));
    }

    [Fact]
    public void GetCounts_OfABudget_MakeTheSameBudgetAfterARestart()
    {
        var budget = new PlayBudget();
        var book = Book();
        Assert.True(budget.TryTake(book.Find("banner")!, Today));
        Assert.False(budget.TryTake(book.Find("banner")!, Today));
        budget.Add("mail", Today.AddDays(-1), 3);
        budget.Add("never", Today, 0);

        var restored = new PlayBudget(budget.GetCounts());

        Assert.Equal([new DailyPlayCount("mail", Today.AddDays(-1), 3), new DailyPlayCount("banner", Today, 1)], restored.GetCounts());
        Assert.Equal(
            PlayOutcome.BudgetSpent,
            book.Decide(new PlayInput("anna", new CustomerHistory(), Now) { Budget = restored }).Find("banner")!.Value.Outcome);
        Assert.Equal("mail 2026-03-03: 3", restored.GetCounts()[0].ToString());
    }

    [Fact]
    public void PlayBudget_WrongCounts_AreRefusedAndLargeOnesStopAtTheMaximum()
    {
        Assert.Throws<ArgumentNullException>("counts", () => new PlayBudget(null!));
        Assert.Throws<ArgumentNullException>("play", () => new PlayBudget([default]));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new DailyPlayCount("p", Today, -1));
        var budget = new PlayBudget([new("p", Today, int.MaxValue), new("p", Today, int.MaxValue)]);
        Assert.Equal(int.MaxValue, budget.GetCount("p", Today));
    }

    [Fact]
    public void Decide_ACapAtTheEndOfTheCalendar_IsNeverOver()
    {
        var history = new CustomerHistory();
        history.Apply(
            CustomerEvent.Message(CustomerEventKind.MessageSent, DateTimeOffset.MaxValue.AddDays(-1), "capped", Channels.OnSite, "m"));
        var book = Playbook.Build(
            "x", x => x.Play("capped", play => play.Channel(Channels.OnSite).FrequencyCap(FrequencyCap.InWindow(1, TimeSpan.FromDays(7)))));
        var input = new PlayInput("anna", history, DateTimeOffset.MaxValue);

        Assert.Equal(
            (PlayOutcome.Capped, null), (book.Decide(input).Find("capped")!.Value.Outcome, book.Decide(input).Find("capped")!.Value.Until));
        Assert.Equal("capped: capped of the play, at most 1 in 7d", book.Explain(book.Plays[0], input).ToString());
    }

    private static Playbook Book() => Playbook.Build("shop", x => x
        .Play("banner", play => play.Channel(Channels.OnSite).DailyBudget(1))
        .Play("mail", play => play.Channel(Channels.Email)));
}
