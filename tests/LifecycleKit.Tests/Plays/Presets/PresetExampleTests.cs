using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Tests.Customers;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

/// <summary>The example of the presets in docs/plays.md, letter by letter, and its result.</summary>
public class PresetExampleTests
{
    [Fact]
    public void Example_OfThePage_IsTheRegion() => Assert.Equal(
        MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Plays", "Presets", "PresetExampleTests.cs")).TakeLast(1),
        MarkdownPage.Read("docs", "plays.md").Section("## Presets").Blocks("csharp"));

    [Fact]
    public void Example_ForAChampion_ChoosesTheServiceTier()
    {
        var history = Snapshots.History([.. Enumerable.Range(1, 6).Select(i => Snapshots.Order($"{i}", placed: i, gross: 200))]);
        history.Apply(CustomerEvent.ContactCaptured(Days.Day(7), Channels.Email));
        var customerId = "c";
        var now = Days.Day(8);
        var context = PresetCases.Context;
        var sent = new List<(Channels, string)>();
        var segment = SegmentMaps.FivePhase.Segments.Single(x => x.Name == "Champions");
        Action<Channels, string> send = (channel, content) => sent.Add((channel, content));

        #region a decision
        var decision = Playbooks.FivePhase.Decide(new PlayInput(customerId, history, now, context) { Segment = segment });
        foreach (var result in decision.Chosen) send(result.Play.Channel, result.Play.ContentKey);
        #endregion

        Assert.Equal([(Channels.Email, "top-service-tier")], sent);
    }
}
