using System.Text.Json;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

/// <summary>JSON as a user writes it: one casing, helpful diagnostics, and no text that takes long or fills the memory.</summary>
public class JsonTests
{
    private const string Club =
        """{"format":1,"name":"club","initial":"guest","stages":{"guest":{},"member":{"terminal":true}},"rules":{"joins":{"from":"guest","to":"member","on":"OrderPlaced","when":{"all":[{"field":"orders.count","gte":2},{"not":{"field":"nps.last","lt":7}}]}}}}""";

    /// <summary>Sizes at which 0.1.0 took minutes or hours; the limit only ends a test that hangs.</summary>
    private const int Hang = 120_000;

    [Fact]
    public void ToJson_OfEveryDocument_IsInCamelCase()
    {
        var rfm = RfmModel.Fit(
            [], DateTimeOffset.UnixEpoch,
            new RfmOptions { Recency = RfmCuts.Given(1), Frequency = RfmCuts.Given(1), Monetary = RfmCuts.Given(1) });
        var engine = LifecycleEngine.Compile(LifecyclePresets.Retail);
        var snapshot = engine.Start(new CustomerHistory(), DateTimeOffset.UnixEpoch);
        var period = Period.Create(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(40));
        var report = new MetricReportBuilder(new MetricReportOptions { Period = period }).Build();
        foreach (var (json, format) in ((string, int)[])[(LifecyclePresets.Retail.ToJson(), 1), (Playbooks.Retail.ToJson(), 1),
            (rfm.ToJson(), 3), (snapshot.ToJson(), 1), (report.ToJson(), 1)])
        {
            using var document = JsonDocument.Parse(json);
            Assert.Equal(format, document.RootElement.GetProperty("format").GetInt32());
            Assert.All(Members(document.RootElement), name => Assert.Matches("^[a-z][a-zA-Z0-9]*$", name));
        }

        // Ids of stages, rules, plays and channels are the user's.
        static IEnumerable<string> Members(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(
                member => (member.Name is "stages" or "rules" or "plays" or "channels" or "parameters"
                    && member.Value.ValueKind == JsonValueKind.Object
                    ? member.Value.EnumerateObject().SelectMany(entry => Members(entry.Value)) : Members(member.Value))
                        .Prepend(member.Name)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Members),
            _ => [],
        };
    }

    [Fact]
    public void Load_OfPascalCase_SaysWhatIsMeant()
    {
        var diagnostics = LifecycleDefinition.Load(
            Club.Replace("\"rules\"", "\"Rules\"", StringComparison.Ordinal)
                .Replace("\"initial\"", "\"Initial\"", StringComparison.Ordinal)).Diagnostics;

        Assert.Contains(
            diagnostics,
            diagnostic => diagnostic.ToString() == "error unknown-member at Rules: There is no member 'Rules'. Did you mean 'rules'?");
        Assert.Contains(
            diagnostics,
            diagnostic =>
                diagnostic.ToString() == "error unknown-member at Initial: There is no member 'Initial'. Did you mean 'initial'?");
        var operators = LifecycleDefinition.Load(Club.Replace("\"gte\"", "\"Gte\"", StringComparison.Ordinal)).Diagnostics;
        Assert.Contains(
            operators,
            diagnostic => diagnostic.ToString()
                .EndsWith("rules/joins/when/all/0/Gte: There is no member 'Gte'. Did you mean 'gte'?", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_OfAnUnknownTrait_SaysWhereToAddIt()
    {
        var diagnostic =
            Assert.Single(LifecycleDefinition.Load(Club.Replace("orders.count", "trait.tier", StringComparison.Ordinal)).Diagnostics);

        Assert.Contains("AddFields(Fields.TextTrait(\"tier\"))", diagnostic.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfAModelWithSeveralMistakes_ListsAllOfThem()
    {
        var message = Assert.Throws<ArgumentException>("json", () => RfmModel.FromJson(
            """{"format":1,"asOf":"2026-02-30","timezone":"UTC","recency":{"method":"given","cutPoints":[1],"counts":[0,0]},"frequency":{"method":"given","cutPoints":["1"]},"monetary":7}""")).Message;

        foreach (var place in (string[])["asOf", "timezone", "timeZone", "frequency/cutPoints/0", "frequency/counts", "monetary"])
            Assert.Contains($" at {place}: ", message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'timeZone'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfAModelWhoseContentIsWrong_ListsAllOfIt()
    {
        var message = Assert.Throws<ArgumentException>("json", () => RfmModel.FromJson(
            """{"format":1,"asOf":"2026-02-01","timeZone":" ","recency":{"method":"best","cutPoints":[1],"counts":[0,0]},"frequency":{"method":"given","cutPoints":[2,1],"counts":[0,0,0]},"monetary":{"method":"given","cutPoints":[1],"counts":[0]}}""")).Message;

        foreach (var place in (string[])["timeZone", "recency/method", "frequency/cutPoints", "monetary/counts"])
            Assert.Contains($" at {place}: ", message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Hang)]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"all\":[", "]}")]
    [InlineData("[", "")]
    public async Task Load_OfNestedText_IsRefusedAtOnce(string open, string close) => await Task.Run(
        () =>
        {
            const int Length = 5_000_000;
            var count = Length / (open.Length + close.Length + 1);
            var nested = string.Concat(Enumerable.Repeat(open, count)) + "1" + string.Concat(Enumerable.Repeat(close, count));
            foreach (var json in (string[])[nested, $$"""{"format":1,"x":{{nested}}}""",
                Club.Replace("\"gte\":2", $"\"gte\":{nested}", StringComparison.Ordinal)])
            {
                Assert.Equal(DiagnosticIds.LimitExceeded, Assert.Single(LifecycleDefinition.Load(json).Diagnostics).Id);
                Assert.Equal(DiagnosticIds.LimitExceeded, Assert.Single(Playbook.Load(json).Diagnostics).Id);
                Assert.Throws<ArgumentException>("json", () => RfmModel.FromJson(json));
                Assert.Throws<ArgumentException>("json", () => PopulationModel.FromJson(json));
                Assert.Throws<ArgumentException>("json", () => LifecycleState.FromJson(json));
            }
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void Load_OfNestedText_SaysWhere() => Assert.Equal(
        $"rules/joins/when/all/0/gte{string.Concat(Enumerable.Repeat("/0", 58))}",
        Assert.Single(
            LifecycleDefinition.Load(
                Club.Replace(
                    "\"gte\":2", $"\"gte\":{new string('[', 100)}1{new string(']', 100)}", StringComparison.Ordinal)).Diagnostics).Path);

    /// <summary>2 000 stages and 2 000 rules of 256 unknown names each: hints would compare a thousand million pairs of names.</summary>
    [Theory(Timeout = Hang)]
    [InlineData(1_999, 100)]
    [InlineData(50, 400)]
    [InlineData(50, 1_500)]
    public async Task Load_OfManyUnknownNames_IsRefusedAtOnce(int stageCount, int ruleCount) => await Task.Run(
        () =>
        {
            var prefix = new string('q', 30);
            var stages = string.Join(',', Enumerable.Range(0, stageCount).Select(i => $"\"{prefix}{i:D6}\":{{}}"));
            var names = string.Join(',', Enumerable.Range(0, 256).Select(i => $"{prefix}x{i:D5}"));
            var rules = string.Join(
                ',', Enumerable.Range(0, ruleCount).Select(k => $"\"r{k}\":{{\"from\":\"{names}\",\"to\":\"a\",\"on\":\"Visit\"}}"));

            var diagnostics = LifecycleDefinition.Load(
                $$"""{"format":1,"name":"x","initial":"a","stages":{"a":{},{{stages}}},"rules":{ {{rules}} } }""").Diagnostics;

            Assert.InRange(diagnostics.Count, 1, 101);
            Assert.InRange(
                diagnostics.Count(diagnostic => diagnostic.Suggestion.StartsWith("Did you mean", StringComparison.Ordinal)), 0, 20);
            Assert.Equal(stageCount > 64, diagnostics.Count == 1);
        },
        TestContext.Current.CancellationToken);

    [Theory(Timeout = Hang)]
    [InlineData("\"x{0}\":0")]
    [InlineData("\"name\":\"{0}\"")]
    [InlineData("\"rules\":{{\"r{0}\":{{\"from\":1}}}}")]
    public async Task Load_OfAMillionMistakes_ListsAHundred(string member) => await Task.Run(
        () =>
        {
            var members = string.Concat(
                Enumerable.Range(0, 500_000)
                    .Select(i => "," + string.Format(System.Globalization.CultureInfo.InvariantCulture, member, i)));

            Assert.InRange(
                LifecycleDefinition.Load("{\"format\":1" + members[..Math.Min(members.Length, 15_000_000)] + "}").Diagnostics.Count, 1,
                101);
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void Load_OfALongText_RefusesIt()
    {
        var diagnostic = Assert.Single(LifecycleDefinition.Load(Club + new string(' ', 16 * 1024 * 1024)).Diagnostics);

        Assert.Equal((DiagnosticIds.LimitExceeded, ""), (diagnostic.Id, diagnostic.Path));
        Assert.Throws<ArgumentException>("json", () => RfmModel.FromJson(new string(' ', 16 * 1024 * 1024 + 1)));
    }

    [Fact]
    public void Load_OfLongNames_ShowsTheirBeginning()
    {
        var name = new string('n', 1_000_000);
        string[] texts =
        [
            Club.Replace("\"orders.count\"", $"\"{name}\"", StringComparison.Ordinal),
            Club.Replace("\"to\":\"member\"", $"\"to\":\"{name}\"", StringComparison.Ordinal),
            Club.Replace("\"on\":\"OrderPlaced\"", $"\"on\":\"{name}\"", StringComparison.Ordinal),
            Club.Replace("\"gte\":2", $"\"gte\":\"{name}\"", StringComparison.Ordinal),
            Club.Replace("\"all\"", $"\"{name}\"", StringComparison.Ordinal),
            Club.Replace("\"joins\"", $"\"{name}\"", StringComparison.Ordinal),
            Club.Replace("\"member\":{", $"\"{name}\":{{", StringComparison.Ordinal),
            Club.Replace("\"field\":\"orders.count\",\"gte\":2", $"\"predicate\":\"{name}\"", StringComparison.Ordinal),
        ];
        Assert.All(texts, json =>
        {
            var diagnostics = LifecycleDefinition.Load(json).Diagnostics;
            Assert.Contains(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.All(diagnostics, diagnostic => Assert.InRange(diagnostic.ToString().Length, 10, 1_000));
        });
    }
}
