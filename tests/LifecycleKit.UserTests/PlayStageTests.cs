using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>
/// Plays name stages, by track where tracks share names, and segments; a name that does not exist is an error wherever they meet.
/// </summary>
public class PlayStageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, LifecycleDefinition> Tracks =
        new() { ["journey"] = Track("idle"), ["attention"] = Track("new") };

    [Fact]
    public void Decide_AStageOfATrack_MatchesInThatTrackOnly()
    {
        var book = Playbook.Build("x", x => x
            .Play("any", play => play.Channel(Channels.OnSite).InStage("new"))
            .Play("journey", play => play.Channel(Channels.OnSite).InStage("journey:new"))
            .Play("attention", play => play.Channel(Channels.OnSite).InTrack("attention", "new", "idle"))
            .Play("group", play => play.Channel(Channels.OnSite).InStage("journey:warm")));

        Assert.Equal(["any", "attention"], For("old", "new"));
        Assert.Equal(["any", "journey"], For("new", "old"));
        Assert.Equal(["group"], For("old", "old", "warm"));
        Assert.Equal(["attention:idle", "attention:new"], book.Find("attention")!.Stages);
        Assert.Equal(book.ContentHash, Playbook.FromJson(book.ToJson()).ContentHash);
        Assert.Equal(
            "journey: for stage \"journey:new\", not \"journey:old\", \"attention:new\"",
            book.Explain(book.Find("journey")!, Input("old", "new")).ToString());

        IEnumerable<string> For(string journey, string attention, params string[] groups) =>
            book.Decide(Input(journey, attention, groups)).Results.ToArray()
                .Where(result => result.Outcome != PlayOutcome.OtherStage).Select(result => result.Play.Key).Order(StringComparer.Ordinal);

        static PlayInput Input(string journey, string attention, params string[] groups) => new("anna", new CustomerHistory(), Now)
        {
            Stages = new[] { new TrackStage("journey", journey, groups: groups), new TrackStage("attention", attention) },
        };
    }

    [Fact]
    public void Decide_AConditionOnTheStage_ReadsTheFirstTrack()
    {
        var book = Playbook.Build("x", x => x.Play("p", play => play.Channel(Channels.OnSite)
            .When(StageFields.Current.EqualTo("new") & StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(3)))));

        Assert.Equal(PlayOutcome.Chosen, Outcome(Now.AddDays(-4)));
        Assert.Equal(PlayOutcome.ConditionFalse, Outcome(Now.AddDays(-1)));
        Assert.Equal(PlayOutcome.ConditionUnknown, Outcome(null));

        PlayOutcome Outcome(DateTimeOffset? enteredAt) =>
            book.Decide(new PlayInput("anna", new CustomerHistory(), Now) { Stages = [new TrackStage("journey", "new", enteredAt)] })
                .Find("p")!.Value.Outcome;
    }

    [Fact]
    public async Task GetViewAsync_TracksThatShareNames_FollowTheTrackThatThePlayNames()
    {
        var options = new LifecycleOptions
        {
            Playbook = Playbook.FromJson(
                """
                {"format":1,"name":"x","plays":{
                  "quiet":{"channel":"OnSite","stages":"journey:idle","priority":1},
                  "fresh":{"channel":"OnSite","stages":"attention:new"}}}
                """),
        };
        foreach (var (name, definition) in Tracks) options.AddTrack(name, definition);

        var view = await LifecycleTracker.Create(options).GetViewAsync("anna", TestContext.Current.CancellationToken);

        Assert.Equal("quiet", view.Plays.ForChannel(Channels.OnSite)!.Key);
        Assert.Equal(PlayOutcome.LostTo, view.Plays.Find("fresh")!.Value.Outcome);
        Assert.Empty(options.Check());
    }

    [Fact]
    public void Check_AStageThatSeveralTracksHave_WarnsAndNamesTheTracks()
    {
        var book = Playbook.Build("x", x => x.Play("p", play => play.Channel(Channels.OnSite).InStage("new", "attention:idle")));
        const string Expected =
            "plays/p/stages: The tracks 'journey', 'attention' each have a stage \"new\", and the play is for all of them. Name the track, such as journey:new.";

        var diagnostic = Assert.Single(book.Check(Tracks), diagnostic => diagnostic.Id != DiagnosticIds.UncoveredCell);
        Assert.Equal($"warning ambiguous-stage at {Expected}", diagnostic.ToString());
        var options = new LifecycleOptions { Playbook = book };
        foreach (var (name, definition) in Tracks) options.AddTrack(name, definition);
        Assert.Equal($"warning ambiguous-stage at playbook/{Expected}", Assert.Single(options.Check()).ToString());
        Assert.NotNull(LifecycleTracker.Create(options));
    }

    [Theory]
    [InlineData("journey:nwe", "There is no stage \"nwe\" in the track \"journey\". Did you mean 'journey:new'?")]
    [InlineData("jurney:new", "There is no track \"jurney\". Did you mean 'journey'?")]
    [InlineData("else:new", "There is no track \"else\". Name one of: journey, attention.")]
    [InlineData("idl", "There is no stage \"idl\" in the tracks. Did you mean 'idle'?")]
    public void Create_APlayOfAnUnknownStage_IsRefusedAsCheckSays(string stage, string text)
    {
        var book = Playbook.Build("x", x => x.Play("p", play => play.Channel(Channels.OnSite).InStage(stage)));
        var options = new LifecycleOptions { Playbook = book };
        foreach (var (name, definition) in Tracks) options.AddTrack(name, definition);

        Assert.Equal($"error unknown-stage at plays/p/stages: {text}", book.Check(Tracks)[0].ToString());
        var error = Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options));
        Assert.Contains($"error unknown-stage at playbook/plays/p/stages: {text}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_APlayOfAnUnknownSegment_IsRefusedAsCheckSays()
    {
        var book = Playbook.Build("x", x => x.Play("p", play => play.Channel(Channels.OnSite).InSegment("Champion")));
        const string Text = "There is no segment \"Champion\". Did you mean 'Champions'?";

        Assert.Equal($"error unknown-segment at plays/p/segments: {Text}", book.Check(Tracks, SegmentMaps.FivePhase)[0].ToString());
        var tracker = LifecycleTracker.Create(new LifecycleOptions());
        var published = await tracker.PublishAsync(new LifecycleChanges().SetPlaybook(book), TestContext.Current.CancellationToken);
        Assert.False(published.IsPublished);
        Assert.Contains(
            $"error unknown-segment at playbook/plays/p/segments: {Text}", Assert.Single(published.Errors), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(new LifecycleOptions { Playbook = book }));
    }

    [Theory]
    [InlineData(":new")]
    [InlineData("journey:")]
    public void Build_HalfAName_IsRefused(string stage) => Assert.Contains(
        Assert.Throws<PlaybookException>(
            () => Playbook.Build("x", x => x.Play("p", play => play.Channel(Channels.OnSite).InStage(stage)))).Diagnostics,
        diagnostic => diagnostic.Id == DiagnosticIds.InvalidId && diagnostic.Path == "plays/p/stages");

    [Fact]
    public void GetCoverage_OfPlaysByTrack_HasThemInTheCellsOfThatTrack()
    {
        var book = Playbook.Build("x", x => x.Play("p", play => play.Channel(Channels.OnSite).InStage("shop:new")));
        var coverage = book.GetCoverage([Track("new", "shop"), Track("new", "other")]);
        Assert.Equal("shop: new, no segment: p", Assert.Single(coverage, cell => !cell.Plays.IsEmpty).ToString());
        Assert.Equal(
            "other: new, no segment: no play", Assert.Single(coverage, cell => cell is { Track: "other", Stage: "new" }).ToString());
    }

    private static LifecycleDefinition Track(string initial, string name = "track") => LifecycleDefinition.Build(name, x => x
        .Stage(initial, rank: 0).Stage(initial == "new" ? "idle" : "new", rank: 1)
        .Rule("on", rule => rule.From(initial).To(initial == "new" ? "idle" : "new").On(EventTriggers.OrderPlaced))
        .Rule("off", rule => rule.From(initial == "new" ? "idle" : "new").To(initial).On(EventTriggers.OrderCancelled)));
}
