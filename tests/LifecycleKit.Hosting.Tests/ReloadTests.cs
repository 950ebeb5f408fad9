using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting.Tests;

public class ReloadTests
{
    private const string Age = "Tracks:journey:Rules:goes-quiet:When:OlderThan";

    [Fact]
    public async Task Reload_OfAStricterRule_CountsInTheNextView()
    {
        using var shop = new Shop();
        await shop.OrderAsync("1");
        shop.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal("customer", await shop.StageAsync());

        shop.Set(Age, "7d");

        Assert.Equal("quiet", await shop.StageAsync());
        Assert.Equal(
            (true, "journey", shop.Time.GetUtcNow()),
            (shop.Observer.Last.IsPublished, Assert.Single(shop.Observer.Last.Tracks), shop.Observer.Last.At));
        Assert.Single(shop.Observer.Results);
        Assert.Contains(
            shop.Log.Entries,
            entry => entry.Level == LogLevel.Information && entry.Text.Contains("Track 'journey' is ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reload_OfBadOptions_KeepsTheOldListsAllErrorsAndTakesTheNextGoodOnes()
    {
        using var shop = new Shop();
        await shop.OrderAsync("1");
        shop.Time.Advance(TimeSpan.FromDays(10));

        shop.Configuration["Lifecycle:Tracks:journey:Rules:buys:To"] = "custmer";
        shop.Configuration["Lifecycle:LateEvents"] = "Foo";
        shop.Configuration["Lifecycle:Tracks:journey:Stages:quiet:Rank"] = "x";
        shop.Set(Age, "soon");

        Assert.Equal("customer", await shop.StageAsync());
        var refused = shop.Observer.Last;
        Assert.Equal((false, 0, 4), (refused.IsPublished, refused.Tracks.Count(), refused.Errors.Length));
        Assert.Equal(
            [DiagnosticIds.TypeMismatch, DiagnosticIds.TypeMismatch, DiagnosticIds.TypeMismatch, DiagnosticIds.UnknownStage],
            refused.Diagnostics.Select(diagnostic => diagnostic.Id).Order());
        Assert.Contains(
            shop.Log.Entries,
            entry => entry.Level == LogLevel.Error && refused.Errors.All(error => entry.Text.Contains(error, StringComparison.Ordinal)));

        shop.Set("Tracks:journey:Stages:quiet:Rank", "2");
        Assert.Equal(3, shop.Observer.Last.Errors.Length);

        shop.Configuration["Lifecycle:Tracks:journey:Rules:buys:To"] = "customer";
        shop.Configuration["Lifecycle:LateEvents"] = "Apply";
        shop.Set(Age, "7d");
        Assert.Equal("quiet", await shop.StageAsync());
        Assert.Equal([false, false, true], shop.Observer.Results.Select(result => result.IsPublished));
    }

    [Fact]
    public async Task Reload_OfAnotherTrack_AddsItAndLeavesTheFirst()
    {
        using var shop = new Shop();
        await shop.OrderAsync("1");
        foreach (var (key, value) in Flattened.Of(Shop.Small, "Lifecycle:Tracks:tier")) shop.Configuration[key] = value;
        shop.Set("Tracks:tier:Rules:goes-quiet:When:OlderThan", "1d");
        shop.Time.Advance(TimeSpan.FromDays(2));
        await shop.OrderAsync("2");
        shop.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(
            ("customer", "quiet", "tier"),
            (await shop.StageAsync(), await shop.StageAsync("tier"), Assert.Single(shop.Observer.Last.Tracks)));
    }

    [Fact]
    public async Task Reload_OfOtherSections_ChangesNothing()
    {
        using var shop = new Shop();
        await shop.OrderAsync("1");
        shop.Configuration["Elsewhere"] = "1";
        shop.Configuration.Reload();
        Assert.Equal((true, 0), (shop.Observer.Last.IsPublished, shop.Observer.Last.Tracks.Count()));
        Assert.Equal(LogLevel.Debug, shop.Log.Entries.Last().Level);
    }

    [Fact]
    public async Task Reload_BeforeTheTrackerIsMade_IsSeenByIt()
    {
        using var shop = new Shop();
        shop.Set(Age, "7d");
        await shop.OrderAsync("1");
        shop.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal("quiet", await shop.StageAsync());
        Assert.Empty(shop.Observer.Results);
        Assert.Single(shop.Observer.Starts);
    }

    [Fact]
    public async Task Reload_BeforeTheFirstCall_StartsWithTheChange()
    {
        using var shop = new Shop();
        Assert.NotNull(shop.Tracker);
        shop.Set(Age, "7d");
        await shop.OrderAsync("1");
        shop.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal("quiet", await shop.StageAsync());
        Assert.Single(shop.Observer.Starts);
    }

    [Fact]
    public async Task Reload_OfBadOptionsAfterAGoodStart_LeavesTheTrackerWithTheGoodOnes()
    {
        using var shop = new Shop(add: lifecycle => lifecycle.AddObserver<Curious>());
        Assert.Empty(shop.StartUpErrors());
        Assert.Single(shop.Observer.Starts);
        shop.Set(Age, "soon");
        await shop.OrderAsync("1");
        shop.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal("quiet", await shop.StageAsync());
        Assert.Single(shop.Observer.Last.Errors);
        shop.Set(Age, "60d");
        Assert.True(shop.Observer.Last.IsPublished);
    }

    [Fact]
    public void Reload_OfBadOptionsBeforeTheTrackerIsMade_ThrowsNothingIntoTheReload()
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        values["Lifecycle:TimeZone"] = "?";
        using var shop = new Shop(values);
        Assert.Single(shop.StartUpErrors());
        shop.Set(Age, "soon");
        Assert.ThrowsAny<Microsoft.Extensions.Options.OptionsValidationException>(() => shop.Tracker);
        shop.Set(Age, "7d");
        shop.Set("TimeZone", "UTC");
        Assert.NotNull(shop.Tracker);
    }

    [Fact]
    public async Task Reload_WithObserversThatThrow_NotifiesTheOthersAndContinues()
    {
        using var shop = new Shop(add: lifecycle => lifecycle.AddObserver<Bomb>().AddObserver<Bomb>().AddObserver<Curious>());
        await shop.OrderAsync("1");
        shop.Set(Age, "7d");
        shop.Set(Age, "8d");
        Assert.Equal(2, shop.Observer.Results.Count);
        Assert.Equal(2, shop.Services.GetServices<ILifecycleObserver>().OfType<Curious>().Single().Heard);
        Assert.Single(shop.Services.GetServices<ILifecycleObserver>().OfType<Bomb>());
    }

    [Fact]
    public async Task Reload_WithCodeThatThrows_ThrowsOnlyErrorsOfTheMonitorIntoTheReload()
    {
        var isBroken = false;
        using var shop = new Shop(configure: _ => { if (isBroken) throw new InvalidOperationException("broken"); });
        await shop.OrderAsync("1");
        isBroken = true;
        // The options themselves cannot be created: the monitor of the options reports that, as for any options.
        Assert.ThrowsAny<Exception>(shop.Configuration.Reload);
        Assert.Equal("customer", await shop.StageAsync());
    }

    [Fact]
    public async Task Reload_AfterTheContainerIsGone_DoesNothing()
    {
        var shop = new Shop();
        await shop.OrderAsync("1");
        shop.Dispose();
        shop.Set(Age, "7d");
        Assert.Empty(shop.Observer.Results);
    }

    [Fact]
    public async Task Reload_ManyAtOnceWhileOthersRecord_EndsWithTheLastAndLosesNoCustomer()
    {
        using var shop = new Shop();
        await shop.OrderAsync("first");
        var recording = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++) await shop.OrderAsync($"{worker}-{i}", $"customer {i % 5}");
        })).ToArray();
        var reloading = Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++) shop.Set(Age, i % 5 == 4 ? "soon" : $"{10 + worker + i}d");
        })).ToArray();
        await Task.WhenAll([.. recording, .. reloading]);
        shop.Set(Age, "9d");

        Assert.True(shop.Observer.Last.IsPublished);
        shop.Time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++)
        {
            var view = await shop.Tracker.GetViewAsync($"customer {i}", Shop.Cancellation);
            Assert.Equal(
                (80, "customer", TrackerSetup.Start.AddDays(9)),
                (view.Profile.OrderCount, view.Track("journey").Stage, view.Track("journey").NextDue));
        }
    }

    [Fact]
    public async Task Reload_OfAFile_ReachesTheTracker()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "shop.json");
        await File.WriteAllTextAsync(file, $$"""{ "tracks": { "journey": {{Shop.Small}} } }""", Shop.Cancellation);
        var configuration = new ConfigurationBuilder().AddJsonFile(file, optional: false, reloadOnChange: false).Build();
        var services = new ServiceCollection().AddLifecycle(configuration).Services.AddSingleton<ILifecycleObserver, RecordingObserver>();
        await using var provider = services.BuildServiceProvider();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();
        await File.WriteAllTextAsync(
            file, "{ \"tracks\": { \"journey\": " + Shop.Small.Replace("30d", "7d", StringComparison.Ordinal) + "} }", Shop.Cancellation);

        configuration.Reload();

        var observer = provider.GetServices<ILifecycleObserver>().OfType<RecordingObserver>().Single();
        Assert.Equal(["journey"], observer.Results.SelectMany(result => result.Tracks));
        Assert.NotNull(tracker);
        folder.Delete(recursive: true);
    }

    private sealed class Bomb : ILifecycleObserver
    {
        public void OnPublished(PublishResult result) => throw new InvalidOperationException("bomb");
    }

    /// <summary>An observer that needs the tracker.</summary>
    private sealed class Curious(ILifecycleTracker tracker) : ILifecycleObserver
    {
        public int Heard { get; private set; }

        public void OnPublished(PublishResult result) => Heard += tracker is null ? 0 : 1;
    }
}
