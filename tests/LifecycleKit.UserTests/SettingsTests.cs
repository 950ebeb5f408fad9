using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.UserTests;

/// <summary>Settings that a host package of a user reads: names and texts, and files through a function.</summary>
public class SettingsTests
{
    [Fact]
    public async Task ReadSettings_OfNamesAndTexts_FillsTheOptions()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["club.json"] = LifecyclePresets.FivePhase.ToJson() };
        var options = new LifecycleOptions().ReadSettings(
            Entry(
                string.Empty, Text("TimeZone", "Europe/Vienna"), Text("revision", "3"), Text("warningsAsErrors", "False"),
                Text("segmentTrack", "segments"),
                Entry("tracks", Text("journey", "retail")), Entry("trackFiles", Text("club", "club.json"))),
            name => files[name]);

        Assert.DoesNotContain(options.Check(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(("Europe/Vienna", 3), (options.TimeZone.Id, options.Revision));
        var shop = new Shop(options);
        await shop.RecordAsync("anna", shop.Order("1"));
        var view = await shop.ViewAsync("anna");
        Assert.NotNull(LifecyclePresets.Retail.FindStage(view.Track("journey").Stage));
        Assert.NotNull(LifecyclePresets.FivePhase.FindStage(view.Track("club").Stage));
        // The lifecycles that are declared come before the one that follows from them.
        Assert.Equal(["club", "journey", "segments"], view.Tracks.Select(track => track.Track));
    }

    [Fact]
    public async Task ReadSettings_OfAComparisonOfTwoFields_ReadsIt()
    {
        var more = new SettingsEntry("gte", members: [Text("Field", "orders.count"), Text("plus", "2")]);
        var options = new LifecycleOptions().ReadSettings(Entry(string.Empty, Entry("tracks", Club(more))));

        Assert.DoesNotContain(options.Check(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var shop = new Shop(options);
        await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.GetUtcNow()));
        Assert.Equal("a", (await shop.ViewAsync("anna")).Track("club").Stage);
        await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.GetUtcNow()));
        Assert.Equal("b", (await shop.ViewAsync("anna")).Track("club").Stage);
    }

    [Fact]
    public void ReadSettings_OfAWrongComparison_ListsAllErrors()
    {
        AssertErrors(
            new SettingsEntry("gte", members: [Text("field", "order.count"), Text("minus", "1"), Text("times", "0")]),
            "unknown-member at tracks/club/rules/r/when/gte/minus", "unknown-field at tracks/club/rules/r/when/gte/field");
        AssertErrors(new SettingsEntry("gte", "5", [Text("field", "orders.count")]), "type-mismatch at tracks/club/rules/r/when/gte");

        static void AssertErrors(SettingsEntry comparison, params string[] expected)
        {
            var found = new LifecycleOptions().ReadSettings(Entry(string.Empty, Entry("tracks", Club(comparison)))).Check()
                .Select(diagnostic => diagnostic.ToString()).ToList();
            Assert.All(expected, one => Assert.Single(found, text => text.StartsWith($"error {one}: ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task ReadSettings_OfAPresetWithParameters_RunsIt()
    {
        var options = new LifecycleOptions().ReadSettings(Entry(
            string.Empty,
            Entry("tracks", Entry("journey", Text("Preset", "retail"), Text("atRiskAfter", "60d"), Text("LoyalOrderCount", "3")))));

        Assert.DoesNotContain(options.Check(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var shop = new Shop(options);
        for (var order = 1; order <= 3; order++) await shop.RecordAsync("anna", shop.Order($"{order}"));
        Assert.Equal("loyal", (await shop.ViewAsync("anna")).Track("journey").Stage);
        shop.Clock.Now += TimeSpan.FromDays(60);
        Assert.Equal("at-risk", (await shop.ViewAsync("anna")).Track("journey").Stage);
    }

    [Fact]
    public void ReadSettings_OfWrongParameters_ListsAllErrors()
    {
        var options = new LifecycleOptions().ReadSettings(Entry(
            string.Empty,
            Entry(
                "tracks",
                Entry(
                    "a", Text("preset", "retail"), Text("atRiskAfter", "soon"), Text("loyalOrderCount", "two"),
                    Text("activeOrderCount", "1"), Text("lapsedAfter", "30d"), Text("championOrdersCount", "9")),
                Entry("b", Text("preset", "acquisition"), Text("expansionGrowth", "0.5"), Text("engagementDays", "500")),
                Entry("c", Text("preset", "retial"), Text("atRiskAfter", "60d")),
                Entry("d", Text("preset", "five-phase"), Text("days", "60")))));

        string[] expected =
        [
            "type-mismatch at tracks/a/atRiskAfter", "type-mismatch at tracks/a/loyalOrderCount",
            "out-of-range at tracks/a/activeOrderCount", "out-of-range at tracks/a/lapsedAfter",
            "unknown-member at tracks/a/championOrdersCount", "out-of-range at tracks/b/expansionGrowth",
            "out-of-range at tracks/b/engagementDays", "unknown-value at tracks/c", "unknown-member at tracks/c/atRiskAfter",
            "unknown-member at tracks/d/days",
        ];
        var found = options.Check().Select(diagnostic => diagnostic.ToString()).ToList();
        Assert.All(expected, one => Assert.Single(found, text => text.StartsWith($"error {one}: ", StringComparison.Ordinal)));
        Assert.Contains(found, text => text.Contains("championOrderCount", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options));
    }

    [Fact]
    public void ReadSettings_WithErrors_ListsAllOfThem()
    {
        var all = new SettingsEntry("all", members: [Text("0", "x"), Text("b", "y")], isMerged: true);
        var options = new LifecycleOptions().ReadSettings(Entry(
            string.Empty, Text("revision", "4"), Text("revision", "x"), Text("rfmFile", "cuts.json"), Text("trackFile", "y"),
            Entry("tracks", Entry("club", Entry("rules", Entry("a", Entry("when", all)))))));
        options.Report(new Diagnostic("my-id", DiagnosticSeverity.Error, "mine", "The tenant is unknown.", "Add it."));
        options.Report(new Diagnostic("my-id", DiagnosticSeverity.Error, "mine", "The tenant is unknown.", "Add it."));

        string[] expected =
        [
            "error type-mismatch at revision", "error repeated-member at revision", "error missing at rfmFile",
            "error unknown-member at trackFile",
            "error type-mismatch at tracks/club/rules/a/when/all/0", "error type-mismatch at tracks/club/rules/a/when/all/b",
            "warning repeated-member at tracks/club/rules/a/when/all", "error my-id at mine",
        ];
        var found = options.Check().Select(diagnostic => diagnostic.ToString()).ToList();
        Assert.All(expected, one => Assert.Single(found, text => text.StartsWith($"{one}: ", StringComparison.Ordinal)));
        Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options));
    }

    [Fact]
    public void ReadSettings_OfAccounts_IsThatOfCode()
    {
        var contacts = new LifecycleOptions().ReadSettings(Entry(
            string.Empty, Entry("rollUpTo", Text("Shop", "accounts"), Text("track", "journey"))));
        Assert.Equal(("accounts", "journey"), (contacts.AccountShop, contacts.AccountTrack));
        Assert.DoesNotContain(contacts.Check(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var withoutTrack = new LifecycleOptions().ReadSettings(Entry(string.Empty, Entry("rollUpTo", Text("shop", string.Empty))));
        Assert.Equal((string.Empty, null), (withoutTrack.AccountShop, withoutTrack.AccountTrack));

        var accounts = new LifecycleOptions().ReadSettings(Entry(string.Empty, Entry(
            "shareStages", Entry("0", Text("track", "journey")), Entry("1", Text("track", "journey"), Text("contacts", "people")))));
        Assert.DoesNotContain(accounts.Check(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task ReadSettings_OfAccounts_SendsEventsUpAndStagesDown()
    {
        var clock = new ShopClock(Shop.Start);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddLifecycle(options => options.ReadSettings(Entry(
            string.Empty, Entry("tracks", Text("journey", "awareness")),
            Entry("rollUpTo", Text("shop", "accounts"), Text("track", "journey")))));
        services.AddLifecycle("accounts", options => options.ReadSettings(Entry(
            string.Empty, Entry("tracks", Text("journey", "b2b")),
            Entry("shareStages", Entry("0", Text("track", "journey"))))));
        await using var provider = services.BuildServiceProvider();
        var contacts = provider.GetRequiredService<ILifecycleTracker>();
        await contacts.RecordAsync("carla", CustomerEvent.AccountJoined(clock.Now, "acme"), Shop.Cancellation);
        clock.Now = clock.Now.AddHours(1);
        await contacts.RecordAsync(
            "carla", CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = clock.Now, GrossTotal = 100 }), Shop.Cancellation);
        var account = await provider.GetRequiredKeyedService<ILifecycleTracker>("accounts").GetViewAsync("acme", Shop.Cancellation);
        Assert.Equal(1, account.Profile.OrderCount);
        var history = (await contacts.ExportAsync("carla", Shop.Cancellation))!;
        Assert.Contains(
            history.Events, kept => kept.Event.Kind == CustomerEventKind.AccountLevelChanged
                && kept.Event.AccountLevel == account.Track("journey").Stage);
    }

    [Fact]
    public void ReadSettings_OfWrongAccounts_ListsAllErrors()
    {
        AssertErrors(Entry("rollUpTo", Text("track", "journey")), "missing at rollUpTo/shop: The shop of the accounts is missing.");
        AssertErrors(Entry("rollUpTo", Text("shop", "a"), Text("track", " ")), "invalid-id at rollUpTo/track: ");
        AssertErrors(
            Entry("rollUpTo", Text("shop", new string('x', 257)), Text("trak", "t")), "limit-exceeded at rollUpTo/shop: ",
            "unknown-member at rollUpTo/trak: There is no member 'trak'. Did you mean 'track'?");
        AssertErrors(Text("rollUpTo", "accounts"), "type-mismatch at rollUpTo: ");
        AssertErrors(
            Entry(
                "shareStages", Entry("0", Text("contacts", "b")), Entry("1", Text("track", "t"), Text("contacts", "b")),
                Entry("2", Text("track", "t"), Text("contacts", "b")), Entry("3", Text("track", " ")),
                Entry("4", Text("track", "t"), Text("contacts", new string('x', 257)))),
            "missing at shareStages/0/track: ", "contradiction at shareStages/2: The stages of the track \"t\" are shared",
            "invalid-id at shareStages/3/track: ", "limit-exceeded at shareStages/4/contacts: ");

        static void AssertErrors(SettingsEntry entry, params string[] expected)
        {
            var found = new LifecycleOptions().ReadSettings(Entry(string.Empty, entry)).Check()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ToList();
            Assert.Equal(expected.Length, found.Count);
            Assert.All(expected, one => Assert.Single(found, text => text.StartsWith($"error {one}", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void SettingsEntry_AsText_DoesNotShowTheValue()
    {
        Assert.Equal("subjectSecret", Text("subjectSecret", "a secret of the shop").ToString());
        Assert.Throws<ArgumentNullException>("name", () => new SettingsEntry(null!));
        Assert.Throws<ArgumentException>("members", () => new SettingsEntry("x", members: [null!]));
        Assert.Throws<ArgumentNullException>("settings", () => new LifecycleOptions().ReadSettings(null!));
        Assert.Throws<ArgumentNullException>("diagnostic", () => new LifecycleOptions().Report(null!));
    }

    private static SettingsEntry Club(SettingsEntry comparison) => Entry(
        "club", Text("name", "club"), Text("initial", "a"),
        Entry("stages", Entry("a"), Entry("b", Text("terminal", "true"))),
        Entry("rules", Entry(
            "r", Text("from", "a"), Text("to", "b"), Text("on", "Visit"), Entry("when", Text("field", "visits.count"), comparison))));

    private static SettingsEntry Text(string name, string text) => new(name, text);

    private static SettingsEntry Entry(string name, params SettingsEntry[] members) => new(name, members: members);
}
