#region usings
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
#endregion
using System.Globalization;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>The example of docs/plays.md on deciding, letter by letter, and its output.</summary>
public class PlaysPageExampleTests
{
    private const string Heading = "## Deciding";

    /// <summary>The console of the example.</summary>
    private static StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void Example_OfThePage_IsTheRegionThatRuns() => Assert.Equal(
        MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "PlaysPageExampleTests.cs")),
        MarkdownPage.Read("docs", "plays.md").Section(Heading).Blocks("csharp"));

    [Fact]
    public void Output_OfThePage_IsWhatTheExamplePrints()
    {
        var printed = Print();
        if (GoldenFile.IsUpdating) MarkdownPage.Rewrite("text", [printed], "docs", "plays.md");
        Assert.Equal(printed, Assert.Single(MarkdownPage.Read("docs", "plays.md").Section(Heading).Blocks("text")));
    }

    [Fact]
    public void Outcomes_OfThePage_AreAllOutcomes() => Assert.Equal(
        Enum.GetNames<PlayOutcome>().Order(StringComparer.Ordinal),
        MarkdownPage.Read("docs", "plays.md").Table("| Outcome | Meaning | Until |").Select(row => row[0]).Order(StringComparer.Ordinal));

    private static string Print()
    {
        var ordered = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.Zero);
        var now = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        var history = new CustomerHistory();
        var engine = LifecycleEngine.Compile(LifecyclePresets.Retail);
        var state = engine.Start(history, ordered);
        foreach (var e in (CustomerEvent[])
                 [
                     CustomerEvent.ConsentChanged(ordered, Channels.Email, granted: true),
                     CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = ordered, GrossTotal = 130 }),
                     CustomerEvent.Message(CustomerEventKind.MessageSent, now.AddDays(-2), "newsletter", Channels.Email),
                 ])
        {
            state = engine.Step(state, history, e).State;
        }

        state = engine.Advance(state, history, now);

        #region deciding
        var playbook = Playbook.Build("tea shop", book => book
            .FrequencyCap(FrequencyCap.InDays(2))                                                      // at most two plays a day in all
            .QuietHours(Channels.Sms | Channels.Push, QuietHours.Between(new TimeOnly(21, 0), new TimeOnly(8, 0)))
            .ControlGroup(new UniversalControl { BasisPoints = 500 })                               // 5 % of all customers get no play
            .Play("win-back", play => play.Channel(Channels.Email).InStage("at-risk", "lapsed").Priority(10)
                .When(Fields.NetRevenue.AtLeast(100)).Cooldown(TimeSpan.FromDays(30)).With("voucher", "10"))
            .Play("newsletter", play => play.Channel(Channels.Email).FrequencyCap(FrequencyCap.InDays(1, days: 7)))
            .Play("new-flavours", play => play.Channel(Channels.Email))
            .Play("parcel-notice", play => play.Channel(Channels.Sms))
            .Play("tea-of-the-month", play => play.Channel(Channels.OnSite)));

        var decision = playbook.Decide(new PlayInput("anna", history, now) { Stages = [new TrackStage("journey", state.Stage)] });
        if (decision.ForChannel(Channels.Email) is { } play)
            Console.WriteLine($"send {play.ContentKey} with voucher {play.Parameters["voucher"]}");
        Console.WriteLine(decision);
        #endregion

        return Console.ToString().Trim();
    }
}
