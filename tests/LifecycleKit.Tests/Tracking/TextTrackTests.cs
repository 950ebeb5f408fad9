using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class TextTrackTests
{
    [Fact]
    public async Task AddTrack_InTextOrAsJson_RunsTheSameLifecycle()
    {
        var setup = new TrackerSetup(options => options
            .AddTrack("options", TrackerSetup.Small.ToOptions())
            .AddTrackFromJson("json", TrackerSetup.Small.ToJson()));
        await setup.RecordAsync(setup.Order("A"));
        setup.Time.Advance(TimeSpan.FromDays(31));
        var view = await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
        Assert.Equal(
            [("journey", "quiet"), ("options", "quiet"), ("json", "quiet")], view.Tracks.Select(track => (track.Track, track.Stage)));
    }

    [Fact]
    public void Create_WithBadTexts_ListsEverythingWithItsTrack()
    {
        var options = new LifecycleOptions { ReportingCurrency = "euro" }.AddTrack("empty", new LifecycleDefinitionOptions())
            .AddTrackFromJson("torn", "{");
        var error = Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options));
        foreach (var place in (string[])["ReportingCurrency", "missing at tracks/empty/initial", "missing at tracks/empty/stages",
            "malformed-json at tracks/torn"])
        {
            Assert.Contains(place, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["empty", "torn"], options.Tracks);
    }

    [Fact]
    public void Check_WithACatalog_FindsItsPredicates()
    {
        var lifecycle = TrackerSetup.Small.ToOptions();
        lifecycle.Rules["buys"].When = new() { Predicate = TextCatalog.Vip.Name };
        var options = new LifecycleOptions().AddTrack("journey", lifecycle);
        Assert.Equal(DiagnosticIds.UnknownPredicate, options.Check()[0].Id);
        options.ConditionCatalog = TextCatalog.All;
        Assert.DoesNotContain(options.Check(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        options.ConditionCatalog = null!;
        Assert.StartsWith("ConditionCatalog is null", Assert.Single(OptionsSnapshot.Of(options).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void WarningsAsErrors_WithASuspiciousLifecycle_RefusesIt()
    {
        var lifecycle = TrackerSetup.Small.ToOptions();
        lifecycle.Stages["island"] = new();
        var options = new LifecycleOptions().AddTrack("journey", lifecycle);
        var setup = new TrackerSetup();
        var result = setup.Publish(options);
        Assert.Equal((true, "tracks/journey/stages/island"), (result.IsPublished, result.Diagnostics[0].Path));

        options.WarningsAsErrors = true;
        result = setup.Publish(options);
        Assert.False(result.IsPublished);
        Assert.Equal(result.Diagnostics.Select(diagnostic => diagnostic.ToString()), result.Errors);
        options = new LifecycleOptions { WarningsAsErrors = true }.AddTrack("journey", LifecycleDefinition.FromOptions(lifecycle));
        Assert.False(setup.Publish(options).IsPublished);
    }

    [Fact]
    public void AddTrack_OfNothing_Throws()
    {
        var options = new LifecycleOptions();
        Assert.Throws<ArgumentNullException>("lifecycle", () => options.AddTrack("x", (LifecycleDefinitionOptions)null!));
        Assert.Throws<ArgumentNullException>("json", () => options.AddTrackFromJson("x", null!));
        Assert.Throws<ArgumentException>("name", () => options.AddTrackFromJson(" ", "{}"));
    }
}
