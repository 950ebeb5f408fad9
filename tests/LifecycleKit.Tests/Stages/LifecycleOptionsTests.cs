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
        AssertFound(new(), "invalid-id@name", "missing@initial", "missing@stages");
        AssertFound(new() { Stages = null!, Rules = null! }, "invalid-id@name", "missing@initial", "missing@stages");
    }

    [Fact]
    public void Load_OfNullParts_TakesThemForEmpty()
    {
        var options = Options(new() { From = "a", To = "b", On = "Visit" });
        options.Stages["b"] = null!;
        Assert.Empty(Errors(options));
        options.Rules["s"] = null!;
        AssertFound(options, "missing@rules/s/to", "missing@rules/s/from", "missing@rules/s/on");
    }

    [Fact]
    public void Load_OfNullsInAList_NamesTheirPlaces()
    {
        AssertFound(When(new() { All = [null!] }), "missing@rules/r/when/all/0");
        AssertFound(When(new() { Field = "orders.count", In = ["1", null!] }), "missing@rules/r/when/in/1");
        AssertFound(When(new() { Field = "stage.current", NotIn = [null!] }), "missing@rules/r/when/notIn/0");
    }

    [Fact]
    public void Load_OfHalfACharacter_SaysSo()
    {
        AssertFound(When(new() { Field = "stage.current", Eq = "a\ud800" }), "type-mismatch@rules/r/when/eq");
        AssertFound(When(new() { Field = "stage.current", In = ["😀", "\udc00b"] }), "type-mismatch@rules/r/when/in/1");
        Assert.Equal(["malformed-json@"], MalformedTests.Errors(LifecycleDefinition.Load("{\"format\":1,\"name\":\"\ud800\"}")));
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
    [InlineData(257, "limit-exceeded@rules/r/when/in")]
    public void Load_OfAListOfValues_BoundsTheirNumber(int count, string diagnostic) =>
        AssertFound(When(new() { Field = "orders.count", In = [.. Enumerable.Range(0, count).Select(i => $"{i}")] }), diagnostic);

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "limit-exceeded@rules/r/when")]
    public void Load_OfLeaves_BoundsTheirNumber(int count, string diagnostic) =>
        AssertFound(
            When(new() { Any = [.. Enumerable.Range(0, count).Select(_ => new ConditionOptions { Field = "orders.count", Eq = "1" })] }),
            diagnostic);

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 64)]
    [InlineData(100_000, 64)]
    public void Load_OfADeepCondition_BoundsIt(int depth, int levels) =>
        AssertFound(When(Nested(depth)), $"limit-exceeded@rules/r/when{string.Concat(Enumerable.Repeat("/not", levels))}");

    [Theory]
    [InlineData(60, "{\"not\":", "}", 0)]
    [InlineData(61, "{\"not\":", "}", 61)]
    [InlineData(10_000, "{\"not\":", "}", 61)]
    [InlineData(10_000, "{\"all\":[", "]}", 31)]
    public void Load_OfDeepJson_BoundsIt(int depth, string open, string close, int levels)
    {
        var condition =
            string.Concat(Enumerable.Repeat(open, depth)) + """{"predicate":"is-vip"}""" + string.Concat(Enumerable.Repeat(close, depth));
        var json =
            $$$"""{"format":1,"name":"x","initial":"a","stages":{"a":{},"b":{}},"rules":{"r":{"from":"a","to":"b","on":"Visit","when":{{{condition}}} }} }""";

        var error = Assert.Single(MalformedTests.Errors(LifecycleDefinition.Load(json, TextCatalog.All)));

        Assert.StartsWith("limit-exceeded@rules/r/when", error, StringComparison.Ordinal);
        Assert.Equal(levels, error.Split("/not").Length + error.Split("/all").Length - 2);
    }

    [Fact]
    public void Load_OfTooMany_RefusesThem()
    {
        var options = Options(new() { From = "a", To = "b", On = "Visit" });
        for (var i = 0; i < 63; i++) options.Stages[$"s{i}"] = new();
        AssertFound(options, "limit-exceeded@stages");
        for (var i = 63; i < 100_000; i++) options.Stages[$"s{i}"] = new() { Parent = $"s{i - 1}" };
        for (var i = 0; i < 100_000; i++) options.Rules[$"r{i}"] = new() { From = "nowhere", Cooldown = "1d" };
        AssertFound(options, "limit-exceeded@stages", "limit-exceeded@rules");
    }

    [Fact]
    public void Load_OfManyGroups_IsNoBurden()
    {
        var options = Options(new() { From = "a", To = "b", On = "Visit" });
        for (var i = 0; i < 1_998; i++) options.Stages[$"s{i}"] = new() { Parent = i == 0 ? null : $"s{i - 1}" };
        Assert.Empty(Errors(options));
        options.Stages["one"] = new();
        AssertFound(options, "limit-exceeded@stages");
    }

    [Theory]
    [InlineData(256, "")]
    [InlineData(257, "limit-exceeded@rules/r/from")]
    public void Load_OfAListOfNames_BoundsTheirNumber(int count, string diagnostic) =>
        AssertFound(Options(new() { From = string.Join(',', Enumerable.Repeat("a", count)), To = "b", On = "Visit" }), diagnostic);

    [Theory]
    [InlineData(8, "")]
    [InlineData(9, "limit-exceeded@rules")]
    public void Load_OfTimers_BoundsTheirNumber(int count, string diagnostic)
    {
        var options = Options(null!);
        options.Rules.Clear();
        for (var i = 0; i < count; i++) options.Rules[$"r{i}"] = new() { From = "a", To = "b", On = "Visit", Cooldown = "1d" };
        AssertFound(options, diagnostic);
    }

    [Fact]
    public void Load_WithWarningsAsErrors_AgreesWithTheBuilder()
    {
        var built = LifecycleDefinition.Load(LifecyclePresets.Retail.ToOptions());
        var strict = LifecycleDefinition.Load(LifecyclePresets.Retail.ToOptions(), warningsAsErrors: true);
        Assert.Equal(built.Diagnostics, strict.Diagnostics);
        Assert.Equal(built.Diagnostics.Count > 0, strict.Definition is null);
    }

    private static ConditionOptions Nested(int depth)
    {
        var options = new ConditionOptions { Predicate = "is-vip" };
        for (var i = 1; i < depth; i++) options = new() { Not = options };
        return options;
    }

    private static LifecycleDefinitionOptions When(ConditionOptions when) =>
        Options(new() { From = "a", To = "b", On = "Visit", When = when });

    private static LifecycleDefinitionOptions Options(TransitionRuleOptions rule) => new()
    {
        Name = "x",
        Initial = "a",
        Stages = new() { ["a"] = new(), ["b"] = new() },
        Rules = new() { ["r"] = rule },
    };

    private static void AssertFound(LifecycleDefinitionOptions options, params string[] diagnostics) =>
        Assert.Equal(diagnostics.Where(diagnostic => diagnostic.Length > 0).Order(), Errors(options).Order());

    private static IEnumerable<string> Errors(LifecycleDefinitionOptions options) =>
        MalformedTests.Errors(LifecycleDefinition.Load(options, TextCatalog.All));
}
