using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>A lead score in a tracker: a track, a play, the view and an audience, from C# and from a settings file.</summary>
public class LeadScoreTests
{
    private const string Section = """
        {
          "tracks": {
            "leads": {
              "name": "leads", "initial": "lead",
              "stages": { "lead": {}, "qualified": {} },
              "rules": {
                "qualify": { "from": "lead", "to": "qualified", "on": "Time", "when": { "field": "score.interest", "gte": 50 } },
                "cool": { "from": "qualified", "to": "lead", "on": "Time", "when": { "field": "score.interest", "lt": 50 } }
              },
              "scores": {
                "interest": { "halfLifeDays": 14, "contactCaptured": 10, "customEvents": { "webinar": 20, "demo": 40 } }
              }
            }
          },
          "playbook": {
            "name": "sales",
            "plays": { "call": { "goal": "Call the lead.", "channel": "InPerson", "consent": "None", "when": { "field": "score.warmth", "gte": 30 } } },
            "scores": { "warmth": { "halfLifeDays": 7, "customEvents": { "demo": 40 } } }
          }
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tracker_FromSettings_QualifiesShowsAndFindsTheLead()
    {
        using var host = new ShopHost(Section);
        await Record(host.Tracker, host.Clock);

        var view = await host.Tracker.GetViewAsync("anna", Cancellation);
        Assert.Equal("qualified", view.Track("leads").Stage);
        Assert.Equal(40, view.LeadScores["warmth"]);
        Assert.Equal(57.8571m, view.LeadScores["interest"], 4);
        Assert.True(view.Plays.ForChannel(Channels.InPerson)?.Key == "call", view.Plays.ToString());
        Assert.Equal(["anna"], await Found(host.Tracker, Audience.WithLeadScore("interest", 50)));
        Assert.Equal(["anna", "ben"], await Found(host.Tracker, Audience.WithLeadScore("interest", 17)));
        Assert.Equal(["ben"], await Found(host.Tracker, Audience.WithLeadScore("interest", 0, 49)));
        Assert.Equal(["anna"], await Found(host.Tracker, Audience.InStage("leads", "qualified")));

        host.Clock.Now = host.Clock.Now.AddDays(30);
        var later = await host.Tracker.GetViewAsync("anna", Cancellation);
        Assert.Equal("lead", later.Track("leads").Stage);
        Assert.Null(later.Plays.ForChannel(Channels.InPerson));
        Assert.Empty(await Found(host.Tracker, Audience.WithLeadScore("interest", 50)));
        Assert.Empty(await Found(host.Tracker, Audience.InStage("leads", "qualified")));
        var error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await Found(host.Tracker, Audience.WithLeadScore("intrest", 50)));
        Assert.Contains("the lead scores are 'interest', 'warmth'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tracker_FromCSharp_HasTheSameScores()
    {
        var interest = Fields.OfLeadScore(LeadScore.Create("interest", new()
        {
            HalfLifeDays = 14, ContactCaptured = 10, CustomEvents = new() { ["webinar"] = 20, ["demo"] = 40 },
        }));
        var definition = LifecycleDefinition.Build("leads", leads => leads
            .Stage("lead").Stage("qualified")
            .Rule("qualify", r => r.From("lead").To("qualified").WhenTimePasses().When(interest.AtLeast(50)))
            .Rule("cool", r => r.From("qualified").To("lead").WhenTimePasses().When(interest.LessThan(50))));
        var clock = new ShopClock(Shop.Start);
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("leads", definition), timeProvider: clock);
        await Record(tracker, clock);

        Assert.Equal(["anna"], await Found(tracker, Audience.WithLeadScore("interest", 50)));
        var view = await tracker.GetViewAsync("anna", Cancellation);
        Assert.Equal(["interest"], view.LeadScores.Keys);
    }

    private static async Task Record(ILifecycleTracker tracker, ShopClock clock)
    {
        var start = clock.Now;
        await tracker.RecordAsync("anna", CustomerEvent.ContactCaptured(start, Channels.Email), Cancellation);
        await tracker.RecordAsync("ben", CustomerEvent.ContactCaptured(start, Channels.Email), Cancellation);
        clock.Now = start.AddDays(13);
        await tracker.RecordAsync("anna", CustomerEvent.Custom(clock.Now, "webinar"), Cancellation);
        await tracker.RecordAsync("ben", CustomerEvent.Custom(clock.Now, "webinar"), Cancellation);
        clock.Now = start.AddDays(20);
        await tracker.RecordAsync("anna", CustomerEvent.Custom(clock.Now, "demo"), Cancellation);
    }

    private static async Task<List<string>> Found(ILifecycleTracker tracker, Audience audience)
    {
        var ids = new List<string>();
        await foreach (var view in tracker.FindAsync(audience, Cancellation)) ids.Add(view.Customer.CustomerId);
        return ids;
    }
}
