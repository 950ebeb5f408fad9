using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting.Tests;

public class BindingTests
{
    public static TheoryData<string> Presets => [.. LifecyclePresets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Section_OfAPresetInAJsonFile_GivesTheSameLifecycle(string name)
    {
        var preset = LifecyclePresets.Find(name)!;
        var configuration = new ConfigurationBuilder().Add(Shop.Json($$"""{ "tracks": { "journey": {{preset.ToJson()}} } }""")).Build();
        var reading = Read(configuration, LifecycleConditionCatalog.Default);
        Assert.Empty(reading.Errors);
        Assert.Equal(("journey", preset.ContentHash), (Track(reading).Name, Track(reading).ContentHash));
        Assert.Equal(preset.Warnings.Select(warning => warning.Within("tracks/journey")), reading.Diagnostics);
    }

    [Fact]
    public async Task Section_WithASegmentTrackAndScoreIndexes_ServesAudiencesFromThem()
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        values["Lifecycle:SegmentMap"] = "shop-11";
        values["Lifecycle:SegmentTrack"] = "groups";
        values["Lifecycle:ScoreIndexes:LifetimeValue"] = "50, 99.5";
        using var shop = new Shop(values);

        var plan = await shop.Tracker.DescribeAsync(
            Audience.InSegment("Prospects").And(Audience.WithLifetimeValue(min: 99.5)).And(Audience.WithProbabilityAlive(max: 0.19))
                .And(Audience.WithRfm(minR: 5)), Shop.Cancellation);

        Assert.Equal(
            ["groups ('Prospects')", "index:clv.pAlive ('<0.2')", "index:clv.value ('=99.5', '>99.5')", "index:rfm.r ('5')"],
            plan.Indexes.Select(index => index.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Section_OfAnyLifecycle_GivesTheSameLifecycle() => Law.Holds(
        DeclarationGen.Lifecycle,
        definition =>
        {
            var configuration = new ConfigurationBuilder().Add(Shop.Source(Flattened.Of(definition.ToJson(), "Tracks:x"))).Build();
            var reading = Read(configuration, TextCatalog.All);
            Assert.Empty(reading.Errors);
            Assert.Equal(definition.ContentHash, Track(reading).ContentHash);
        },
        count: 1_000);

    /// <summary>The configuration refuses the texts that JSON refuses, and no others.</summary>
    [Fact]
    public void Section_OfAnyText_IsRefusedWhereJsonIs()
    {
        var (refused, accepted) = (0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var json = new ShapedText(seed).Document();
            var read = LifecycleDefinition.Load(json, TextCatalog.All);
            // A configuration has neither types nor case, so it need not find errors of types and case.
            if (read.Diagnostics.Any(IsOfKindOrCase)) continue;
            var reading = Read(new ConfigurationBuilder().Add(Shop.Source(Flattened.Of(json, "Tracks:x"))).Build(), TextCatalog.All);
            Assert.True(
                read.Definition is null == !reading.Errors.IsEmpty,
                $"{json}\n{string.Join('\n', read.Diagnostics)}\n---\n{string.Join('\n', reading.Errors)}");
            if (read.Definition is { } definition) Assert.Equal(definition.ContentHash, Track(reading).ContentHash);
            if (read.Definition is null) refused++;
            else accepted++;
        }

        Assert.True(refused > 200 && accepted > 200, $"{refused} refused, {accepted} accepted");
        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} refused, {accepted} accepted.");
    }

    [Fact]
    public void Section_WithEverySingleValue_SetsIt()
    {
        using var shop = new Shop(new Dictionary<string, string?>
        {
            ["lifecycle:timezone"] = "Europe/Berlin",
            ["Lifecycle:ReportingCurrency"] = "EUR",
            ["Lifecycle:FutureTolerance"] = "90s",
            ["Lifecycle:DuplicateHorizon"] = "7.00:00:00",
            ["Lifecycle:LateEvents"] = "rebuild",
            ["Lifecycle:WarningsAsErrors"] = "True",
            ["Lifecycle:ReplayHorizon"] = "120d",
            ["Lifecycle:RetentionPeriod"] = "3650d",
            ["Lifecycle:VisitorExpiry"] = "90d",
            ["Lifecycle:LeaseDuration"] = "3m",
            ["Lifecycle:RecordTimeout"] = "00:00:00.25",
            ["Lifecycle:Revision"] = "7",
            ["Lifecycle:Delivery"] = "inBackground",
            ["Lifecycle:MaxDeliveryAttempts"] = "4",
            ["Lifecycle:SubjectSecret"] = "a secret of the shop",
            ["Lifecycle:TimeZoneTrait"] = "timezone",
            ["Lifecycle:SegmentMap"] = "grid-10",
        }, optional: true);
        Assert.Empty(shop.StartUpErrors());
        Assert.Equal(
            (7, "timezone", "a secret of the shop"), (shop.Options.Revision, shop.Options.TimeZoneTrait, shop.Options.SubjectSecret));
        Assert.Equal(
            (TimeSpan.FromMinutes(3), TimeSpan.FromMilliseconds(250)), (shop.Options.LeaseDuration, shop.Options.RecordTimeout));
        Assert.Equal((TimeSpan.FromDays(120), SegmentMaps.Grid10), (shop.Options.ReplayHorizon, shop.Options.SegmentMap));
        Assert.Equal(
            ("Europe/Berlin", "EUR", LateEventPolicy.Rebuild),
            (shop.Options.TimeZone.Id, shop.Options.ReportingCurrency, shop.Options.LateEvents));
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromDays(7)), (shop.Options.FutureTolerance, shop.Options.DuplicateHorizon));
        Assert.Equal((TimeSpan.FromDays(3650), TimeSpan.FromDays(90)), (shop.Options.RetentionPeriod, shop.Options.VisitorExpiry));
        Assert.Equal((DeliveryMode.InBackground, 4), (shop.Options.Delivery, shop.Options.MaxDeliveryAttempts));
        Assert.True(shop.Options.WarningsAsErrors);
    }

    /// <summary>An option that is added later is not forgotten here. Code, models and files are set otherwise.</summary>
    [Fact]
    public void Section_OfEveryOptionThatCanBeSet_HasAMember()
    {
        string[] set = ["ConditionCatalog", "Population", "Rfm", "SubjectKeys"];
        var members = typeof(LifecycleOptions).GetProperties().Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => property.Name).Except(set);
        Assert.All(members, name =>
        {
            var values = new Dictionary<string, string?> { [$"Lifecycle:{name}"] = "?" };
            using var shop = new Shop(values, optional: true);
            Assert.DoesNotContain(shop.StartUpErrors(), error => error.Contains("unknown-member", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Section_WithAPlaybook_GivesTheSameAsJson()
    {
        var book = Playbooks.FivePhase;
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        foreach (var (key, value) in Flattened.Of(book.ToJson(), "Lifecycle:Playbook")) values[key] = value;
        using var shop = new Shop(values);
        var reading = OptionsSnapshot.Of(shop.Options);
        Assert.Equal(book.ContentHash, reading.Parts.Single(part => part.Part == PublicationPart.Playbook).ContentHash);
    }

    [Fact]
    public void Section_ThatIsNotThere_IsAnErrorUnlessItIsOptional()
    {
        using var shop = new Shop(new Dictionary<string, string?>());
        Assert.StartsWith(
            "error missing: The section \"Lifecycle\" is missing or empty.", Assert.Single(shop.StartUpErrors()), StringComparison.Ordinal);
        using var optional = new Shop(new Dictionary<string, string?>(), optional: true);
        Assert.Empty(optional.StartUpErrors());
        Assert.Empty(optional.Options.Check());
    }

    [Fact]
    public void Section_WithoutTracks_RunsThePresetAndWarns()
    {
        var values = new Dictionary<string, string?> { ["Lifecycle:TimeZone"] = "UTC" };
        using var shop = new Shop(values);
        Assert.Empty(shop.StartUpErrors());
        var warning = Assert.Single(shop.Options.Check());
        Assert.Equal((DiagnosticIds.Missing, DiagnosticSeverity.Warning, "tracks"), (warning.Id, warning.Severity, warning.Path));
        using var code = new Shop(values, configure: options => options.AddTrack("journey", LifecyclePresets.Retail));
        Assert.DoesNotContain(code.Options.Check(), diagnostic => diagnostic.Id == DiagnosticIds.Missing);
    }

    [Fact]
    public void Section_WithASecondSource_TakesItsSingleValues()
    {
        using var shop = new Shop([
            Shop.Json($$"""{ "Lifecycle": { "tracks": { "journey": {{Shop.Small}} } } }"""),
            Shop.Json(
                """{ "Lifecycle": { "tracks": { "journey": { "rules": { "goes-quiet": { "priority": 7, "when": { "olderThan": "90d" } } } } } } }""")]);
        Assert.Empty(shop.StartUpErrors());
        Assert.DoesNotContain(shop.Options.Check(), diagnostic => diagnostic.Id == DiagnosticIds.RepeatedMember);
        var rule = ((LifecycleDefinition)Track(OptionsSnapshot.Of(shop.Options)).Value!).Rules.Single(rule => rule.Id == "goes-quiet");
        Assert.Equal((7, true), (rule.Priority, $"{rule.When}".Contains("90d", StringComparison.Ordinal)));
    }

    [Fact]
    public void Section_WithAListFromTwoSources_Warns()
    {
        const string Both =
            """{ "Lifecycle": { "tracks": { "journey": { "rules": { "buys": { "when": { "all": [{ "field": "orders.count", "gte": 1 }] } } } } } } }""";
        using var shop =
            new Shop([Shop.Json($$"""{ "Lifecycle": { "tracks": { "journey": {{Shop.Small}} } } }"""), Shop.Json(Both), Shop.Json(Both)]);
        var warning = Assert.Single(shop.Options.Check(), diagnostic => diagnostic.Id == DiagnosticIds.RepeatedMember);
        Assert.Equal(("tracks/journey/rules/buys/when/all", DiagnosticSeverity.Warning), (warning.Path, warning.Severity));
        Assert.Empty(shop.StartUpErrors());
        using var strict = new Shop(
            [Shop.Json($$"""{ "Lifecycle": { "WarningsAsErrors": true, "tracks": { "journey": {{Shop.Small}} } } }"""), Shop.Json(Both),
                Shop.Json(Both)]);
        Assert.Contains(
            strict.StartUpErrors(),
            error => error.StartsWith("warning repeated-member at tracks/journey/rules/buys/when/all", StringComparison.Ordinal));
    }

    [Fact]
    public void Section_ThenCode_CodeDecides()
    {
        using var shop = new Shop(
            new Dictionary<string, string?> { ["Lifecycle:ReportingCurrency"] = "EUR", ["Lifecycle:FutureTolerance"] = "1m" },
            configure: options => options.ReportingCurrency = "CHF");
        Assert.Equal(("CHF", TimeSpan.FromMinutes(1)), (shop.Options.ReportingCurrency, shop.Options.FutureTolerance));
    }

    private static bool IsOfKindOrCase(Diagnostic diagnostic) => diagnostic.Id == DiagnosticIds.MalformedJson
        || (diagnostic.Id == DiagnosticIds.UnknownMember && diagnostic.Path.Split('/')[^1] is var name && !name.Any(char.IsLower));

    private static PublishedPart Track(OptionsSnapshot reading) => Assert.Single(reading.Parts, part => part.Part == PublicationPart.Track);

    private static OptionsSnapshot Read(IConfiguration section, ConditionCatalog catalog)
    {
        var options = new LifecycleOptions { ConditionCatalog = catalog };
        new SectionReader(string.Empty, section, root: null).Configure(options);
        return OptionsSnapshot.Of(options);
    }
}
