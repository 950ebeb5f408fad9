using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;

namespace LifecycleKit.UserTests;

/// <summary>The arms of customers when shares are edited, and the plays that a customer in control would have got.</summary>
public class ArmTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ContinuedFrom_EditedShares_MovesNoCustomerBetweenArms()
    {
        var (running, edited) = (Book(500, 500), Book(1_000, 1_000));
        var continued = edited.ContinuedFrom(running).GetPlaybookOrThrow();
        string?[] before = [.. Arms(running)], after = [.. Arms(continued)];

        Assert.Contains(Arms(edited).Zip(before), pair => pair.Second is not null && pair.First != pair.Second);
        Assert.DoesNotContain(after.Zip(before), pair => pair.Second is not null && pair.First != pair.Second);
        Assert.Equal([1_000, 1_000], continued.Experiments[0].Arms.Select(arm => arm.BasisPoints));
        // A playbook kept as JSON has its buckets, and another edit moves no customer.
        Assert.Equal(after, Arms(Playbook.FromJson(continued.ToJson())));
        Assert.Equal(before, Arms(Book(500, 500).ContinuedFrom(continued).GetPlaybookOrThrow()));
        Assert.Same(running, running.ContinuedFrom(running).Playbook);
    }

    [Fact]
    public void ContinuedFrom_AnExperimentThatCannotContinue_IsAnErrorWithASuggestion()
    {
        var result = Book(6_000, 4_000).ContinuedFrom(Book(5_000, 5_000));

        Assert.Null(result.Playbook);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("invalid-experiment", "experiments/e/arms/0/basisPoints"), (diagnostic.Id, diagnostic.Path.ToString()));
        Assert.Contains(
            "the arm needs 1000 more of the 10000 buckets, and 0 belong to no arm", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_AGrownExperiment_KeepsPlaysAndCustomers()
    {
        var book = Book(500, 500);
        var grown = book.With(book.Experiments[0].WithShare("b", 2_000));

        Assert.Equal(book.Plays, grown.Plays);
        Assert.Equal(2_000, Assert.Single(grown.Experiments).Find("b")!.BasisPoints);
        Assert.NotEqual(book.ContentHash, grown.ContentHash);
        Assert.Equal(2, book.With(Two("other", 1, 1)).Experiments.Length);
        Assert.Throws<ArgumentException>("experiment", () => book.With(Two("e", 1, 1, second: "c")));
        Assert.Throws<ArgumentNullException>("experiment", () => book.With(experiment: null!));
    }

    [Fact]
    public void Decide_ACustomerOfTheControlArm_SaysWhetherThePlayWouldBeChosen()
    {
        var book = Playbook.Build("shop", x => x
            .Experiment(Two("e", 10_000, 0))
            .Play("voucher", play => play.Channel(Channels.Email).InArm("e", "b").Priority(2).Cooldown(TimeSpan.FromDays(9)))
            .Play("newsletter", play => play.Channel(Channels.Email).Priority(1)));
        Assert.Equal(PlayOutcome.NoConsent, Outcome(book, []));

        var granted = CustomerEvent.ConsentChanged(Now.AddDays(-20), Channels.Email, granted: true);
        Assert.Equal(PlayOutcome.OtherArm, Outcome(book, [granted]));
        Assert.Equal("newsletter", Decide(book, [granted]).ForChannel(Channels.Email)!.Key);
        Assert.Equal(
            PlayOutcome.CoolingDown,
            Outcome(book, [granted, CustomerEvent.Message(CustomerEventKind.MessageSent, Now.AddDays(-8), "voucher", Channels.Email)]));
        Assert.Equal(PlayOutcome.UniversalControl, Outcome(book.With(new UniversalControl { BasisPoints = 10_000 }), [granted]));
    }

    [Fact]
    public void Decide_InControlOfAPlayThatLosesAnyway_LosesInControlToo()
    {
        var book = Playbook.Build("shop", x => x
            .Experiment(Two("e", 5_000, 5_000))
            .Play("voucher", play => play.Channel(Channels.OnSite).InArm("e", "b"))
            .Play("recall", play => play.Channel(Channels.OnSite).Priority(1)));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(
                PlayOutcome.LostTo, book.Decide(new PlayInput($"s{i}", new CustomerHistory(), Now)).Find("voucher")!.Value.Outcome);
        }
    }

    private static PlayOutcome Outcome(Playbook book, CustomerEvent[] events) => Decide(book, events).Find("voucher")!.Value.Outcome;

    private static PlayDecision Decide(Playbook book, CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var one in events) history.Apply(one);
        return book.Decide(new PlayInput("anna", history, Now));
    }

    private static IEnumerable<string?> Arms(Playbook book) =>
        Enumerable.Range(0, 10_000).Select(i => book.Experiments[0].ArmOf($"customer {i}")?.Key);

    /// <summary>A playbook as in a file: with shares, without buckets.</summary>
    private static Playbook Book(int a, int b) => Playbook.FromJson(FormattableString.Invariant(
        $$"""
        { "format": 1, "name": "x",
          "experiments": { "e": { "control": "a", "arms": [ { "key": "a", "basisPoints": {{a}} }, { "key": "b", "basisPoints": {{b}} } ] } },
          "plays": { "p": { "channel": "OnSite", "experiment": "e", "arm": "b" } } }
        """));

    private static Experiment Two(string key, int a, int b, string second = "b") => Experiment.Create(new ExperimentOptions
    {
        Key = key, Control = "a", Arms = [new() { Key = "a", BasisPoints = a }, new() { Key = second, BasisPoints = b }],
    });
}
