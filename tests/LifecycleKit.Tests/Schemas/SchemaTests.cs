using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Json.Schema;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Schemas;

/// <summary>
/// The JSON Schemas of docs/schemas, with which editors complete and check files: they are made from the code, accept every file that the
/// library reads, and refuse common mistakes.
/// </summary>
public class SchemaTests
{
    private static readonly JsonSchema Lifecycle = JsonSchema.FromText(LifecycleText);
    private static readonly JsonSchema Plays = JsonSchema.FromText(PlaybookText);

    private static readonly JsonSchema Settings = JsonSchema.FromText(SettingsText);

    private static string LifecycleText =>
        SchemaWriter.Write("A lifecycle of LifecycleKit", LifecycleJson.Shape, typeof(LifecycleDefinitionOptions), 1);

    private static string PlaybookText =>
        SchemaWriter.Write("A playbook of LifecycleKit", PlaybookJson.Shape, typeof(PlaybookOptions), 1);

    private static string SettingsText =>
        SchemaWriter.WriteSettings("appsettings.json with the section Lifecycle of LifecycleKit", "Lifecycle");

    [Theory]
    [InlineData("appsettings.schema.json")]
    [InlineData("lifecycle.schema.json")]
    [InlineData("playbook.schema.json")]
    public void File_OfASchema_IsThatOfTheCode(string file)
    {
        var path = Path.Combine(Repository.Root, "docs", "schemas", file);
        var text = file[0] switch { 'a' => SettingsText, 'l' => LifecycleText, _ => PlaybookText };
        if (GoldenFile.IsUpdating) File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Schema_OfEveryPreset_AcceptsIt()
    {
        Assert.All(LifecyclePresets.All, preset => Assert.Empty(Errors(Lifecycle, preset.ToJson())));
        Assert.All(Playbooks.All, preset => Assert.Empty(Errors(Plays, preset.ToJson())));
    }

    /// <summary>What the library reads, the schema accepts: an editor never marks a good file.</summary>
    [Fact]
    public void Schema_OfAnyFileThatIsRead_AcceptsIt()
    {
        var read = 0;
        var texts = Gen.OneOf(
            Gen.Choose(0, int.MaxValue).Select(seed => new ShapedText(seed).Document()),
            DeclarationGen.Lifecycle.Select(definition => definition.ToJson()));
        Law.Holds(
            texts,
            text =>
            {
                if (LifecycleDefinition.Load(text, TextCatalog.All).Definition is null) return;
                read++;
                Assert.Empty(Errors(Lifecycle, text));
            },
            1_000);
        Assert.True(read > 50, $"Only {read} texts were lifecycles.");
    }

    [Theory]
    [InlineData("rules/buys/on", "\"OrderPlased\"")]
    [InlineData("rules/buys/on", "\"OrderPlaced, Tim\"")]
    [InlineData("rules/buys/priority", "\"high\"")]
    [InlineData("rules/buys/cooldown", "\"2 weeks\"")]
    [InlineData("rules/buys/form", "\"visitor\"")]
    [InlineData("rules/buys/when", """{ "field": "orders.count", "greater": 2 }""")]
    [InlineData("rules/buys/when", """{ "all": [ { "field": 3 } ] }""")]
    [InlineData("rules/buys/when", """{ "field": "orders.count", "gte": { "fields": "visits.count" } }""")]
    [InlineData("rules/buys/when", """{ "field": "orders.count", "gte": [ 2 ] }""")]
    [InlineData("stages/lead/rank", "1.5")]
    [InlineData("initial", "7")]
    [InlineData("format", "2")]
    public void Schema_OfAMistake_RefusesIt(string path, string value)
    {
        var file = JsonNode.Parse("""
            {
              "$schema": "lifecycle.schema.json", "format": 1, "name": "shop", "initial": "lead", "stages": { "lead": {}, "buyer": { "rank": 1 } },
              "rules": { "buys": { "from": "lead", "to": "buyer", "on": "OrderPlaced, Review", "cooldown": "1d12h",
                "when": { "field": "orders.count", "gte": 2 } } }
            }
            """)!;
        Assert.Empty(Errors(Lifecycle, file.ToJsonString()));
        Assert.NotNull(LifecycleDefinition.FromJson(file.ToJsonString()));
        var steps = path.Split('/');
        var at = steps[..^1].Aggregate(file, (node, step) => node[step]!);
        at[steps[^1]] = JsonNode.Parse(value);
        Assert.NotEmpty(Errors(Lifecycle, file.ToJsonString()));
        Assert.Null(LifecycleDefinition.Load(file.ToJsonString()).Definition);
    }

    [Theory]
    [InlineData("plays/hello/channel", "\"Pigeon\"")]
    [InlineData("plays/hello/weight", "\"2\"")]
    [InlineData("plays/hello/chanel", "\"Email\"")]
    [InlineData("channels/Email/quiet", "\"22:00-07:00\"")]
    public void Schema_OfAMistakeInAPlaybook_RefusesIt(string path, string value)
    {
        var file = JsonNode.Parse("""
            {
              "$schema": "playbook.schema.json", "format": 1, "name": "shop", "channels": { "Email": { "frequencyCaps": "1 per day" } },
              "plays": { "hello": { "channel": "Email", "weight": 2 } }
            }
            """)!;
        Assert.Empty(Errors(Plays, file.ToJsonString()));
        Assert.NotNull(Playbook.FromJson(file.ToJsonString()));
        var steps = path.Split('/');
        steps[..^1].Aggregate(file, (node, step) => node[step]!)[steps[^1]] = JsonNode.Parse(value);
        Assert.NotEmpty(Errors(Plays, file.ToJsonString()));
        Assert.Null(Playbook.Load(file.ToJsonString()).Playbook);
    }

    [Fact]
    public void Schema_OfSettings_AcceptsWhatIsRead()
    {
        Assert.Empty(Errors(Settings, File.ReadAllText(Path.Combine(Repository.Root, "docs", "samples", "Shop", "appsettings.json"))));
        var section = new JsonObject
        {
            ["Tracks"] = new JsonObject
            {
                ["journey"] = "retail",
                ["short"] = JsonNode.Parse("""{ "preset": "retail", "atRiskAfter": "60d", "LoyalOrderCount": "5" }"""),
                ["club"] = JsonNode.Parse(LifecyclePresets.FivePhase.ToJson()),
            },
            ["trackFiles"] = new JsonObject { ["other"] = "other.json" },
            ["playbook"] = JsonNode.Parse(Playbooks.Retail.ToJson()),
            ["scoreIndexes"] = new JsonObject { ["Rfm"] = "true", ["probabilityAlive"] = "0.2, 0.5" },
            ["revision"] = "3",
            ["lateEvents"] = "rebuild",
        };
        Assert.Empty(Errors(Settings, new JsonObject { ["Lifecycle"] = section, ["Logging"] = new JsonObject() }.ToJsonString()));
        // A part of a lifecycle that another file gives.
        Assert.Empty(Errors(Settings, """{ "Lifecycle": { "tracks": { "club": { "rules": { "a": { "enabled": false } } } } } }"""));
    }

    [Theory]
    [InlineData("""{ "timezone": "UTC" }""")]
    [InlineData("""{ "revision": true }""")]
    [InlineData("""{ "tracks": { "journey": "retal" } }""")]
    [InlineData("""{ "tracks": { "journey": { "nmae": "x" } } }""")]
    [InlineData("""{ "tracks": { "journey": { "preset": "retail", "atRisk": "60d" } } }""")]
    [InlineData("""{ "tracks": { "journey": { "preset": "retail", "atRiskAfter": "2 weeks" } } }""")]
    [InlineData("""{ "tracks": { "journey": { "preset": "attraction", "atRiskAfter": "60d" } } }""")]
    [InlineData("""{ "trackFiles": "journey.json" }""")]
    [InlineData("""{ "scoreIndexes": { "bands": 5 } }""")]
    public void Schema_OfAMistakeInSettings_RefusesIt(string section) =>
        Assert.NotEmpty(Errors(Settings, $$"""{ "Lifecycle": {{section}} }"""));

    private static IEnumerable<string> Errors(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (result.IsValid) return [];
        return
        [
            .. result.Details!.Where(one => one.Errors is not null)
                .Select(one => $"{one.InstanceLocation}: {string.Join(' ', one.Errors!.Values)}"),
        ];
    }
}
