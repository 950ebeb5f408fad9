using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Plays;

public class PlaybookAnalysisTests
{
    private static readonly LifecycleDefinition Track = LifecycleDefinition.Build("t", x => x
        .Stage("new", 0).Stage("old", 1, s => s.Parent("buyers").RenamedFrom("former")).Stage("buyers")
        .Stage("gone", declare: s => s.Terminal())
        .Rule("buy", r => r.From("new").To("old").On(EventTriggers.OrderPlaced))
        .Rule("go", r => r.From("old").To("gone").On(EventTriggers.Review)));

    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Warnings_OfAShadowedPlay_NameTheWinner() => Assert.Equal(
        [
            "warning shadowed-play at plays/q: 'q' always loses to 'p', which has a higher priority on the same channel and is for all the customers of 'q'. "
            + "Raise the priority of 'q', restrict or cap 'p', or remove 'q'.",
        ],
        Pair(p => { }, q => q.InStage("new").InSegment("Loyal").When(Fields.OrderCount.AtLeast(2)).HeldOut(5)).Warnings
            .Select(diagnostic => diagnostic.ToString()));

    public static TheoryData<string, bool> Winners { get; } = new()
    {
        { "nothing", true }, { "priority", false }, { "channel", false }, { "stage", false }, { "same stage", true }, { "segment", false },
        { "condition", false },
        { "wider condition", true }, { "cap", false }, { "cooldown", false }, { "budget", false }, { "control group", false },
        { "experiment", false }, { "same arm", true },
        { "consent", false }, { "category", false }, { "no consent", true },
    };

    [Theory]
    [MemberData(nameof(Winners))]
    public void Warnings_OfAWinnerThatCanBeBlocked_AreNone(string what, bool isShadowed)
    {
        var book = Pair(
            p => _ = what switch
            {
                "priority" => p.Priority(0),
                "channel" => p.Channel(Channels.Push),
                "stage" => p.InStage("old"),
                "same stage" => p.InStage("old", "new"),
                "segment" => p.InSegment("Loyal"),
                "condition" => p.When(Fields.OrderCount.AtLeast(4)),
                "wider condition" => p.When(Fields.OrderCount.AtLeast(3)),
                "cap" => p.FrequencyCap(FrequencyCap.InDays(1)),
                "cooldown" => p.Cooldown(TimeSpan.FromDays(1)),
                "budget" => p.DailyBudget(9),
                "control group" => p.HeldOut(1),
                "experiment" => p.InArm("e", "a"),
                "same arm" => p.InArm("e", "b"),
                "consent" => p.Needs(ConsentNeed.Granted),
                "category" => p.Needs(ConsentNeed.Contactable, "offers"),
                "no consent" => p.Needs(ConsentNeed.None, "offers"),
                _ => p,
            },
            q => q.InStage("new").When(Fields.OrderCount.AtLeast(3)).InArm("e", "b"));
        Assert.Equal(isShadowed, book.Warnings.Any(diagnostic => diagnostic.Id == DiagnosticIds.ShadowedPlay));
    }

    [Fact]
    public void Warnings_OfConditionsThatNeverHold_AreFound() => Assert.Equal(
        ["never-holds@plays/p/when", "empty-segment@plays/q/when"],
        Ids(Pair(
            p => p.When(Fields.OrderCount.AtLeast(4) & Fields.OrderCount.LessThan(4)),
            q => q.When(SegmentFields.Segment.EqualTo("Champions") & Fields.RecencyScore.AtMost(3))).Warnings));

    [Fact]
    public void Warnings_OfPlaysWithoutCustomers_AreFound()
    {
        var experiment = Experiment.Create(
            new() { Key = "e", Control = "a", To = Day, Arms = [new() { Key = "a", BasisPoints = 9 }, new() { Key = "b" }] });
        var book = Playbook.Build("x", b => b.Experiment(experiment).ControlGroup(new UniversalControl { BasisPoints = 10_000 })
            .Play("p", p => p.Channel(Channels.Email).InArm("e", "a")).Play("q", q => q.Channel(Channels.Sms).InArm("e", "b")));
        Assert.Equal(["never-chosen@controlGroup", "never-chosen@plays/q/arm"], Ids(book.Warnings));
        Assert.Empty(book.Check([Track]));
        Assert.Empty(book.Check([Track], asOf: Day.AddTicks(-1)));
        Assert.Equal(["never-chosen@plays/p/experiment", "never-chosen@plays/q/experiment"], Ids(book.Check([Track], asOf: Day)));
    }

    [Fact]
    public void Check_OfUnknownNames_SuggestsTheNearest()
    {
        var book = Playbook.Build("x", b => b.Play("all", p => p.Channel(Channels.OnSite))
            .Play(
                "p", p => p.Channel(Channels.Email).InStage("gon", "former", "buyers").InSegment("champions")
                    .When(StageFields.Current.EqualTo("nwe"))));
        Assert.Equal(
            [
                "error unknown-stage at plays/p/stages: There is no stage \"former\" in the tracks. It was renamed to 'old'.",
                "error unknown-stage at plays/p/stages: There is no stage \"gon\" in the tracks. Did you mean 'gone'?",
                "error unknown-segment at plays/p/segments: There is no segment \"champions\". Did you mean 'Champions'?",
                "error unknown-value at plays/p/when: 'stage.current' is never \"nwe\". Name one of: new, old, gone.",
            ],
            book.Check([Track], SegmentMaps.FivePhase).Select(diagnostic => diagnostic.ToString()));
        var result = Playbook.Load(book.ToJson());
        Assert.NotNull(result.Playbook);
        Assert.Null(result.CheckedFor([Track], SegmentMaps.FivePhase).Playbook);
        Assert.Throws<ArgumentNullException>("tracks", () => book.Check((LifecycleDefinition[])null!));
        Assert.Throws<ArgumentNullException>("tracks", () => book.GetCoverage([null!]));
    }

    [Fact]
    public void Check_OfConditionsThatExcludeStageOrSegmentOfThePlay_FindsThem()
    {
        var book = Playbook.Build("x", b => b.Play("all", p => p.Channel(Channels.OnSite))
            .Play("p", p => p.Channel(Channels.Email).InStage("buyers").When(StageFields.Current.In("new", "gone")))
            .Play("q", p => p.Channel(Channels.Sms).InSegment("Loyal").When(SegmentFields.Segment.EqualTo("Champions")))
            .Play("r", p => p.Channel(Channels.Push).InStage("buyers", "new").When(StageFields.Current.EqualTo("new"))));
        Assert.Equal(["never-chosen@plays/p/when", "never-chosen@plays/q/when"], Ids(book.Check([Track], SegmentMaps.FivePhase)));
    }

    [Fact]
    public void Check_OfCellsWithoutAPlay_ListsThemInOneDiagnostic()
    {
        var book = Playbook.Build(
            "x", b => b.Play("p", p => p.Channel(Channels.Email).InStage("buyers"))
                .Play("q", p => p.Channel(Channels.Sms).InStage("new").InSegment("Loyal", "Champions")));
        var segments = SegmentMaps.FivePhase.Segments.Select(segment => segment.Name).Except(["Loyal", "Champions"]);
        Assert.Equal(
            $"warning uncovered-cell at plays: No play is for 20 of 33 cells: new of 't' ({string.Join(", ", segments)}); gone of 't' (every segment). Widen a play, or declare a play for all customers.",
            Assert.Single(book.Check([Track], SegmentMaps.FivePhase)).ToString());
    }

    [Fact]
    public void GetCoverage_OfATrack_ReturnsThePlaysOfEachCell()
    {
        var book = Playbook.Build(
            "x", b => b.Play("p", p => p.Channel(Channels.Email).InStage("buyers")).Play("q", p => p.Channel(Channels.Sms).Priority(1))
                .Play("r", p => p.Channel(Channels.Email).InSegment("Loyal").InStage("old").Priority(5)));
        var coverage = book.GetCoverage([Track], SegmentMaps.FivePhase);
        var loyal = coverage.Single(cell => cell is { Stage: "old", Segment: "Loyal" });
        Assert.Equal("t: old, Loyal: r, q, p", loyal.ToString());
        Assert.Equal(["r", "p"], loyal.ForChannel(Channels.Email).Select(play => play.Key));
        Assert.DoesNotContain(coverage, cell => cell.Plays.IsEmpty);
        Assert.Equal(33, coverage.Length);
        Assert.DoesNotContain(coverage, cell => cell.Segment is null);
        Assert.Equal(
            ["t: new, no segment: q", "t: old, no segment: q, p", "t: gone, no segment: q"],
            book.GetCoverage([Track]).Select(cell => $"{cell}"));
    }

    private static Playbook Pair(Action<PlayBuilder> first, Action<PlayBuilder> second) => Playbook.Build("x", b => b
        .Experiment(
            Experiment.Create(
                new() { Key = "e", Control = "a", Arms = [new() { Key = "a", BasisPoints = 9 }, new() { Key = "b", BasisPoints = 9 }] }))
        .Play("p", p => first(p.Channel(Channels.Email).Priority(1))).Play("q", q => second(q.Channel(Channels.Email))));

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => $"{diagnostic.Id}@{diagnostic.Path}");
}
