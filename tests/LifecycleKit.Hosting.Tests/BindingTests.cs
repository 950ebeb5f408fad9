using LifecycleKit.Conditions;
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
        var reading = Read(configuration, LifecycleVocabulary.Default);
        Assert.Empty(reading.Errors);
        Assert.Equal(("journey", preset.ContentHash), (Assert.Single(reading.Tracks).Name, reading.Tracks[0].Definition.ContentHash));
        Assert.Equal(preset.Warnings.Select(warning => warning.Within("tracks/journey")), reading.Findings);
    }

    [Fact]
    public void Section_OfAnyLifecycle_GivesTheSameLifecycle() => Law.Holds(
        DeclarationGen.Lifecycle,
        definition =>
        {
            var configuration = new ConfigurationBuilder().Add(Shop.Source(Flattened.Of(definition.ToJson(), "Tracks:x"))).Build();
            var reading = Read(configuration, TextVocabulary.All);
            Assert.Empty(reading.Errors);
            Assert.Equal(definition.ContentHash, Assert.Single(reading.Tracks).Definition.ContentHash);
        },
        count: 1_000);

    /// <summary>Whatever the JSON form finds wrong, the configuration does not let pass, and the other way round.</summary>
    [Fact]
    public void Section_OfAnyText_IsRefusedWhereJsonIs()
    {
        var (refused, accepted) = (0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var json = new ShapedText(seed).Document();
            var read = LifecycleDefinition.Load(json, TextVocabulary.All);
            // A configuration knows neither kinds nor case, so it need not share what is found of them.
            if (read.Findings.Any(IsOfKindOrCase)) continue;
            var reading = Read(new ConfigurationBuilder().Add(Shop.Source(Flattened.Of(json, "Tracks:x"))).Build(), TextVocabulary.All);
            Assert.True(read.Definition is null == reading.Errors.Count > 0, $"{json}\n{string.Join('\n', read.Findings)}\n---\n{string.Join('\n', reading.Errors)}");
            if (read.Definition is { } definition) Assert.Equal(definition.ContentHash, reading.Tracks[0].Definition.ContentHash);
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
        });
        Assert.Empty(shop.StartUpErrors());
        Assert.Equal(("Europe/Berlin", "EUR", LateEventPolicy.Rebuild), (shop.Options.TimeZone.Id, shop.Options.ReportingCurrency, shop.Options.LateEvents));
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromDays(7)), (shop.Options.FutureTolerance, shop.Options.DuplicateHorizon));
        Assert.True(shop.Options.WarningsAsErrors);
    }

    [Fact]
    public void Section_ThatIsNotThere_LeavesTheDefaultsAndWarns()
    {
        using var shop = new Shop(new Dictionary<string, string?>());
        Assert.Empty(shop.StartUpErrors());
        Assert.Equal((FindingIds.Missing, FindingSeverity.Warning), (Assert.Single(shop.Options.Check()).Id, shop.Options.Check()[0].Severity));
    }

    [Fact]
    public void Section_WithASecondSource_TakesItsSingleValues()
    {
        using var shop = new Shop([
            Shop.Json($$"""{ "Lifecycle": { "tracks": { "journey": {{Shop.Small}} } } }"""),
            Shop.Json("""{ "Lifecycle": { "tracks": { "journey": { "rules": { "goes-quiet": { "priority": 7, "when": { "olderThan": "90d" } } } } } } }""")]);
        Assert.Empty(shop.StartUpErrors());
        Assert.DoesNotContain(shop.Options.Check(), finding => finding.Id == FindingIds.RepeatedMember);
        var rule = OptionsReading.Of(shop.Options).Tracks[0].Definition.Rules.Single(rule => rule.Id == "goes-quiet");
        Assert.Equal((7, true), (rule.Priority, $"{rule.When}".Contains("90d", StringComparison.Ordinal)));
    }

    [Fact]
    public void Section_WithAListFromTwoSources_Warns()
    {
        const string Both = """{ "Lifecycle": { "tracks": { "journey": { "rules": { "buys": { "when": { "all": [{ "field": "orders.count", "gte": 1 }] } } } } } } }""";
        using var shop = new Shop([Shop.Json($$"""{ "Lifecycle": { "tracks": { "journey": {{Shop.Small}} } } }"""), Shop.Json(Both), Shop.Json(Both)]);
        var warning = Assert.Single(shop.Options.Check(), finding => finding.Id == FindingIds.RepeatedMember);
        Assert.Equal(("tracks/journey/rules/buys/when/all", FindingSeverity.Warning), (warning.Place, warning.Severity));
        Assert.Empty(shop.StartUpErrors());
        using var strict = new Shop([Shop.Json($$"""{ "Lifecycle": { "WarningsAsErrors": true, "tracks": { "journey": {{Shop.Small}} } } }"""), Shop.Json(Both), Shop.Json(Both)]);
        Assert.Contains(strict.StartUpErrors(), error => error.StartsWith("warning repeated-member at tracks/journey/rules/buys/when/all", StringComparison.Ordinal));
    }

    [Fact]
    public void Section_ThenCode_CodeDecides()
    {
        using var shop = new Shop(
            new Dictionary<string, string?> { ["Lifecycle:ReportingCurrency"] = "EUR", ["Lifecycle:FutureTolerance"] = "1m" },
            configure: options => options.ReportingCurrency = "CHF");
        Assert.Equal(("CHF", TimeSpan.FromMinutes(1)), (shop.Options.ReportingCurrency, shop.Options.FutureTolerance));
    }

    private static bool IsOfKindOrCase(Finding finding) => finding.Id == FindingIds.MalformedJson
        || (finding.Id == FindingIds.UnknownMember && finding.Place.Split('/')[^1] is var name && !name.Any(char.IsLower));

    private static OptionsReading Read(IConfiguration section, Vocabulary vocabulary)
    {
        var options = new LifecycleOptions { Vocabulary = vocabulary };
        new SectionReader(section, root: null).Configure(options);
        return OptionsReading.Of(options);
    }
}
