using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleOptionsTests
{
    [Fact]
    public void Load_OfNulls_FindsWhatIsMissing()
    {
        Assert.Throws<ArgumentNullException>("json", () => LifecycleDefinition.Load((string)null!));
        Assert.Throws<ArgumentNullException>("json", () => LifecycleDefinition.FromJson(null!));
        Assert.Throws<ArgumentNullException>("options", () => LifecycleDefinition.Load((LifecycleDefinitionOptions)null!));
        Assert.Throws<ArgumentNullException>("options", () => LifecycleDefinition.FromOptions(null!));
        AssertFound(new(), "invalid-id@Name", "missing@Initial", "missing@Stages");
        AssertFound(new() { Stages = null!, Rules = null! }, "invalid-id@Name", "missing@Initial", "missing@Stages");
    }

    [Fact]
    public void Load_OfNullParts_TakesThemForEmpty()
    {
        var options = Options(new() { From = "a", To = "b", On = "Visit" });
        options.Stages["b"] = null!;
        Assert.Empty(Errors(options));
        options.Rules["s"] = null!;
        AssertFound(options, "missing@Rules/s/To", "missing@Rules/s/From", "missing@Rules/s/On");
    }

    [Fact]
    public void Load_OfNullsInAList_NamesTheirPlaces()
    {
        AssertFound(When(new() { All = [null!] }), "missing@Rules/r/When/All/0");
        AssertFound(When(new() { Field = "orders.count", In = ["1", null!] }), "missing@Rules/r/When/In/1");
        AssertFound(When(new() { Field = "stage.current", NotIn = [null!] }), "missing@Rules/r/When/NotIn/0");
    }

    [Fact]
    public void Load_OfHalfACharacter_SaysSo()
    {
        AssertFound(When(new() { Field = "stage.current", Eq = "a\ud800" }), "type-mismatch@Rules/r/When/Eq");
        AssertFound(When(new() { Field = "stage.current", In = ["😀", "\udc00b"] }), "type-mismatch@Rules/r/When/In/1");
        Assert.Equal(["malformed-json@"], MalformedTests.Errors(LifecycleDefinition.Load("{\"format\":1,\"Name\":\"\ud800\"}")));
    }

    [Fact]
    public void Load_OfEmptyTexts_TakesThemForNotGiven()
    {
        var options = Options(new()
        {
            From = "a", To = "b", On = "Visit", Cooldown = "", ConfirmFor = "", EffectiveFrom = "", EffectiveUntil = "",
            When = new() { Field = "orders.count", Eq = "1", Predicate = "" },
        });
        options.Fallback = "";
        options.Stages["a"] = new() { MinStay = "", Parent = "", RenamedFrom = "" };
        Assert.Empty(Errors(options));
    }

    [Theory]
    [InlineData(256, "")]
    [InlineData(257, "limit-exceeded@Rules/r/When/In")]
    public void Load_OfAListOfValues_BoundsTheirNumber(int count, string finding) =>
        AssertFound(When(new() { Field = "orders.count", In = [.. Enumerable.Range(0, count).Select(i => $"{i}")] }), finding);

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "limit-exceeded@Rules/r/When")]
    public void Load_OfLeaves_BoundsTheirNumber(int count, string finding) =>
        AssertFound(When(new() { Any = [.. Enumerable.Range(0, count).Select(_ => new ConditionOptions { Field = "orders.count", Eq = "1" })] }), finding);

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 64)]
    [InlineData(100_000, 64)]
    public void Load_OfADeepCondition_BoundsIt(int depth, int levels) =>
        AssertFound(When(Nested(depth)), $"limit-exceeded@Rules/r/When{string.Concat(Enumerable.Repeat("/Not", levels))}");

    [Theory]
    [InlineData(150, "{\"Not\":", "}", 64)]
    [InlineData(10_000, "{\"Not\":", "}", 197)]
    [InlineData(10_000, "{\"All\":[", "]}", 99)]
    public void Load_OfDeepJson_BoundsIt(int depth, string open, string close, int levels)
    {
        var condition = string.Concat(Enumerable.Repeat(open, depth)) + """{"Predicate":"is-vip"}""" + string.Concat(Enumerable.Repeat(close, depth));
        var json = $$$"""{"format":1,"Name":"x","Initial":"a","Stages":{"a":{},"b":{}},"Rules":{"r":{"From":"a","To":"b","On":"Visit","When":{{{condition}}} }} }""";

        var error = Assert.Single(MalformedTests.Errors(LifecycleDefinition.Load(json, TextVocabulary.All)));

        Assert.StartsWith("limit-exceeded@Rules/r/When", error, StringComparison.Ordinal);
        Assert.Equal(levels, error.Split("/Not").Length + error.Split("/All").Length - 2);
    }

    [Fact]
    public void Load_OfTooMany_RefusesThem()
    {
        var options = Options(new() { From = "a", To = "b", On = "Visit" });
        for (var i = 0; i < 63; i++) options.Stages[$"s{i}"] = new();
        AssertFound(options, "limit-exceeded@Stages");
        for (var i = 63; i < 100_000; i++) options.Stages[$"s{i}"] = new() { Parent = $"s{i - 1}" };
        for (var i = 0; i < 100_000; i++) options.Rules[$"r{i}"] = new() { From = "nowhere", Cooldown = "1d" };
        AssertFound(options, "limit-exceeded@Stages", "limit-exceeded@Rules");
    }

    [Fact]
    public void Load_OfManyGroups_IsNoBurden()
    {
        var options = Options(new() { From = "a", To = "b", On = "Visit" });
        for (var i = 0; i < 1_998; i++) options.Stages[$"s{i}"] = new() { Parent = i == 0 ? null : $"s{i - 1}" };
        Assert.Empty(Errors(options));
        options.Stages["one"] = new();
        AssertFound(options, "limit-exceeded@Stages");
    }

    [Theory]
    [InlineData(256, "")]
    [InlineData(257, "limit-exceeded@Rules/r/From")]
    public void Load_OfAListOfNames_BoundsTheirNumber(int count, string finding) =>
        AssertFound(Options(new() { From = string.Join(',', Enumerable.Repeat("a", count)), To = "b", On = "Visit" }), finding);

    [Theory]
    [InlineData(8, "")]
    [InlineData(9, "limit-exceeded@Rules")]
    public void Load_OfTimers_BoundsTheirNumber(int count, string finding)
    {
        var options = Options(null!);
        options.Rules.Clear();
        for (var i = 0; i < count; i++) options.Rules[$"r{i}"] = new() { From = "a", To = "b", On = "Visit", Cooldown = "1d" };
        AssertFound(options, finding);
    }

    [Fact]
    public void Load_WithWarningsAsErrors_AgreesWithTheBuilder()
    {
        var built = LifecycleDefinition.Load(LifecyclePresets.Retail.ToOptions());
        var strict = LifecycleDefinition.Load(LifecyclePresets.Retail.ToOptions(), warningsAsErrors: true);
        Assert.Equal(built.Findings, strict.Findings);
        Assert.Equal(built.Findings.Count > 0, strict.Definition is null);
    }

    private static ConditionOptions Nested(int depth)
    {
        var options = new ConditionOptions { Predicate = "is-vip" };
        for (var i = 1; i < depth; i++) options = new() { Not = options };
        return options;
    }

    private static LifecycleDefinitionOptions When(ConditionOptions when) => Options(new() { From = "a", To = "b", On = "Visit", When = when });

    private static LifecycleDefinitionOptions Options(TransitionRuleOptions rule) => new()
    {
        Name = "x",
        Initial = "a",
        Stages = new() { ["a"] = new(), ["b"] = new() },
        Rules = new() { ["r"] = rule },
    };

    private static void AssertFound(LifecycleDefinitionOptions options, params string[] findings) =>
        Assert.Equal(findings.Where(finding => finding.Length > 0).Order(), Errors(options).Order());

    private static IEnumerable<string> Errors(LifecycleDefinitionOptions options) =>
        MalformedTests.Errors(LifecycleDefinition.Load(options, TextVocabulary.All));
}
