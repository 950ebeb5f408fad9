using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>The tables of docs/rules.md say what the code does.</summary>
public partial class RulesPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs", "rules.md");

    private static readonly Dictionary<FieldTiming, string> Timings =
        new() { [FieldTiming.Constant] = "fixed", [FieldTiming.Changing] = "changes", [FieldTiming.Event] = "event only" };

    [Fact]
    public void Fields_OfThePage_AreThoseOfTheVocabulary() => Assert.Equal(
        LifecycleConditionCatalog.Default.Fields.Select(Row).Order(StringComparer.Ordinal),
        Rows("| Field | Type | As time passes | Meaning |").Where(row => !row[0].Contains('N', StringComparison.Ordinal))
            .Select(row => string.Join(" | ", row[..3])).Order(StringComparer.Ordinal));

    [Fact]
    public void Fields_MadeOnDemand_AreAsThePageSays()
    {
        var score = Fields.OfLeadScore(LeadScore.Create("x", new() { HalfLifeDays = 1, Visit = 1 }));
        var catalog = LifecycleConditionCatalog.Default.With(SegmentFields.ForMap(SegmentMaps.Classic11), score);
        var rows =
            Rows("| Field | Type | As time passes | Meaning |").Where(row => row[0].Contains('N', StringComparison.Ordinal)).ToList();
        Assert.Equal(17, rows.Count);
        Assert.All(rows, row =>
        {
            if (row[0] == "trait.NAME")
            {
                Assert.Equal(("any", Timings[Fields.NumberTrait("x").Timing]), (row[1], row[2]));
                return;
            }

            var name = row[0].Replace("segment.NAME", "segment.Classic11", StringComparison.Ordinal)
                .Replace("NAME", "x", StringComparison.Ordinal).Replace("Nd", "30d", StringComparison.Ordinal);
            var field = catalog.FindField(name);
            Assert.NotNull(field);
            Assert.Equal(($"{field.Type}", Timings[field.Timing]), (row[1], row[2]));
        });
    }

    [Fact]
    public void Operators_OfThePage_TakeTheTypesThatTheyTake() => Assert.Equal(
        Enum.GetValues<ConditionOperator>().Select(
            op => $"{FieldOperators.NameOf(op)} | {string.Join(", ", Enum.GetValues<FieldType>().Where(type => FieldOperators.Of(type).Contains(op)))}"),
        Rows("| Operator | Types | Holds when | Unknown | While nothing happens | Example |")
            .Select(row => $"{row[0]} | {(row[1] == "all" ? "Number, Instant, Text, Flag, Set" : row[1])}"));

    [Fact]
    public void Conditions_OfThePage_AreAllMembersOfOptions() => Assert.Equal(
        typeof(ConditionOptions).GetProperties().Select(NameOf).Except(["field"]).Order(StringComparer.Ordinal),
        Rows("| Operator | Types | Holds when | Unknown | While nothing happens | Example |")
            .Concat(Rows("| Part | Holds when | Unknown when | Example |")).Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Examples_OfConditions_AreRead() => Assert.All(
        Rows("| Operator | Types | Holds when | Unknown | While nothing happens | Example |")
            .Concat(Rows("| Part | Holds when | Unknown when | Example |")),
        row =>
        {
            Assert.Empty(Load(row[^1]).Diagnostics);
            Assert.Contains($"\"{row[0]}\"", row[^1], StringComparison.Ordinal);
        });

    [Fact]
    public void Examples_OfTwoFields_AreRead() => Assert.All(
        Rows("| Condition | Holds when |"), row => Assert.Empty(Load(row[0]).Diagnostics));

    [Fact]
    public void Operands_OfThePage_AreAllMembersOfOptions()
    {
        var rows = Rows("| Member of the right side | Value | Default | Meaning |");
        Assert.Equal(
            typeof(OperandOptions).GetProperties().Select(NameOf).Except(["value"]).Order(StringComparer.Ordinal),
            rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            FormattableString.Invariant($"{FieldComparison.MinTimes} to 1 000 000"), rows.Single(row => row[0] == "times")[1]);
        Assert.Equal(1_000_000, FieldComparison.MaxTimes);
        Assert.Contains(
            "`eq`, `ne`, `gt`, `gte`, `lt` and `lte` may be another number field", MarkdownPage.Text("docs", "rules.md"),
            StringComparison.Ordinal);
        Assert.Equal(["eq", "ne", "gt", "gte", "lt", "lte"], FieldOperators.OfFields(FieldType.Number).Select(FieldOperators.NameOf));
        Assert.Equal(["gt", "gte", "lt", "lte"], FieldOperators.OfFields(FieldType.Instant).Select(FieldOperators.NameOf));
    }

    [Theory]
    [InlineData("Lifecycle", typeof(LifecycleDefinitionOptions))]
    [InlineData("Stage", typeof(StageOptions))]
    [InlineData("Rule", typeof(TransitionRuleOptions))]
    [InlineData("Score", typeof(LeadScoreOptions))]
    public void Members_OfThePage_AreThoseOfTheOptions(string kind, Type options)
    {
        var empty = Activator.CreateInstance(options);
        var rows = Rows($"| {kind} member | Value | Default | Meaning |").Where(row => row[0] != "format").ToList();
        Assert.Equal(options.GetProperties().Select(NameOf), rows.Select(row => row[0]));
        foreach (var (property, cells) in options.GetProperties().Zip(rows))
        {
            var value = property.GetValue(empty);
            string[] expected = property.Name == "Enabled" ? ["true"] : property.Name == "Kind" ? ["journey"]
                : value is null or System.Collections.ICollection ? ["required", "none", "initial"]
                : [Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()];
            Assert.Contains(cells[2], expected);
        }
    }

    [Fact]
    public void Members_ThatThePageRequires_AreMissedWhenTheyAreAbsent()
    {
        var empty =
            LifecycleDefinition.Load("""{"format":1,"rules":{"r":{}}}""").Diagnostics.Select(diagnostic => diagnostic.Path.Split('/')[^1]);
        var required = Rows("| Lifecycle member | Value | Default | Meaning |").Concat(Rows("| Rule member | Value | Default | Meaning |"))
            .Where(row => row[2] == "required").Select(row => row[0]);
        Assert.Equal(required.Except(["format"]).Order(StringComparer.Ordinal), empty.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Events_OfThePage_AreAllThatThereAre() => Assert.Equal(
        Enum.GetNames<EventTriggers>().Where(name => name != nameof(EventTriggers.None)).Append("Time").Order(StringComparer.Ordinal),
        Rows("| Events | |").SelectMany(row => row[1].Split(", ")).Order(StringComparer.Ordinal));

    [Fact]
    public void Diagnostics_OfThePage_AreAllThatThereAre() => Assert.Equal(
        Ids().Select(
            id => $"{id} | {DiagnosticExamples.All[id].First(diagnostic => diagnostic.Id == id).Severity.ToString().ToLowerInvariant()}"),
        Rows("| Diagnostic | Severity | When | What to do |").Select(row => $"{row[0]} | {row[1]}"));

    [Fact]
    public void Diagnostic_OfEachKind_HasAnExample()
    {
        Assert.Equal(Ids(), DiagnosticExamples.All.Keys);
        Assert.All(DiagnosticExamples.All, example =>
        {
            Assert.Contains(example.Value, diagnostic => diagnostic.Id == example.Key);
            Assert.All(example.Value, diagnostic => Assert.NotEmpty(diagnostic.Suggestion));
        });
        Assert.Empty(DiagnosticExamples.Sound);
    }

    /// <summary>A diagnostic of one kind does not hide behind others: where it is an error, nothing else is wrong.</summary>
    [Fact]
    public void Diagnostic_ThatRefuses_IsTheOnlyErrorOfItsExample() => Assert.All(
        DiagnosticExamples.All.Where(example => example.Value.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)),
        example =>
            Assert.Equal(example.Key, Assert.Single(example.Value, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Id));

    [Fact]
    public void Limits_OfThePage_AreThoseOfTheCode() => Assert.Equal(
        new[]
        {
            Limit(typeof(StageResolver), "MaxStages"), Limit(typeof(RuleResolver), "MaxRules"), Limit(typeof(RuleResolver), "MaxTimers"),
            Limit(typeof(RuleResolver), "MaxDepth"), Limit(typeof(RuleResolver), "MaxLeaves"), Limit(typeof(Operands), "Max"),
            Limit(typeof(DueScheduler), "MaxLooks"), Limit(typeof(DueScheduler), "MaxSearches"),
            Limit(typeof(ReasoningBudget), "MaxAlternatives"),
            Limit(typeof(StrictJson), "MaxLength"), Limit(typeof(StrictJson), "MaxDepth"), Limit(typeof(DiagnosticList), "Max"),
        }.Select(limit => limit.ToString(CultureInfo.InvariantCulture)),
        Rows("| Limit | At most |").Select(row => Digits().Match(row[1].Replace(" ", "", StringComparison.Ordinal)).Value));

    private static LifecycleLoadResult Load(string when) => LifecycleDefinition.Load(
        "{\"format\":1,\"name\":\"x\",\"initial\":\"a\",\"stages\":{\"a\":{},\"b\":{\"terminal\":true}},\"rules\":{\"r\":"
            + "{\"from\":\"a\",\"to\":\"b\",\"on\":\"Visit\",\"when\":" + when + "}}}",
        RulesPageExampleTests.Catalog);

    private static IEnumerable<string> Ids() => typeof(DiagnosticIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);

    private static int Limit(Type type, string name) =>
        (int)type.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetRawConstantValue()!;

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Row(Field field) => $"{field.Name} | {field.Type} | {Timings[field.Timing]}";

    private static IReadOnlyList<string[]> Rows(string header) => Page.Table(header);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
