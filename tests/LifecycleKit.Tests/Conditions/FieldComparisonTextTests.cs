using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Comparisons of two fields and beginnings of texts in JSON and options.</summary>
public class FieldComparisonTextTests
{
    public static TheoryData<string, Condition> Texts => new()
    {
        { """{ "field": "visit.firstSource", "startsWith": "google:" }""", Fields.FirstVisitSource.StartsWith("google:") },
        { """{ "field": "visits.count", "gte": { "field": "orders.count" } }""", Fields.VisitCount.AtLeast(Fields.OrderCount) },
        {
            """{ "field": "visits.count", "eq": { "field": "orders.count", "plus": 5 } }""",
            Fields.VisitCount.EqualTo(Fields.OrderCount, 5)
        },
        {
            """{ "field": "revenue.last365d", "gt": { "field": "revenue.last730d", "times": 0.6, "plus": "-10" } }""",
            Fields.NetRevenueWithin(TimeSpan.FromDays(365)).GreaterThan(Fields.NetRevenueWithin(TimeSpan.FromDays(730)), -10, 0.6m)
        },
        { """{ "field": "cart.updatedAt", "gt": { "field": "lastOrderAt" } }""", Fields.CartUpdatedAt.After(Fields.LastOrderAt) },
        {
            """{ "field": "cart.updatedAt", "lte": { "field": "lastOrderAt", "plus": "-1d12h" } }""",
            Fields.CartUpdatedAt.OnOrBefore(Fields.LastOrderAt, TimeSpan.FromHours(-36))
        },
    };

    public static TheoryData<string, string> Errors => new()
    {
        { """{ "field": "visit.firstSource", "startsWith": "" }""", "missing@~/startsWith" },
        { """{ "field": "orders.count", "startsWith": "1" }""", "type-mismatch@~/startsWith" },
        { """{ "field": "visits.count", "gte": { "field": "order.count" } }""", "unknown-field@~/gte/field" },
        { """{ "field": "visit.count", "gte": { "field": "order.count" } }""", "unknown-field@~/field; unknown-field@~/gte/field" },
        { """{ "field": "visits.count", "gte": { "plus": 5 } }""", "missing@~/gte/field" },
        { """{ "field": "visits.count", "gte": {} }""", "missing@~/gte" },
        { """{ "field": "visits.count", "gte": { "field": "lastOrderAt" } }""", "type-mismatch@~/gte/field" },
        { """{ "field": "visits.count", "gte": { "field": "visits.count", "plus": 1 } }""", "contradiction@~/gte/field" },
        { """{ "field": "visit.firstSource", "eq": { "field": "visit.lastSource" } }""", "type-mismatch@~/eq" },
        { """{ "field": "lastOrderAt", "eq": { "field": "firstOrderAt" } }""", "type-mismatch@~/eq" },
        {
            """{ "field": "visits.count", "gte": { "field": "orders.count", "plus": "1h", "times": 0 } }""",
            "out-of-range@~/gte/times; type-mismatch@~/gte/plus"
        },
        {
            """{ "field": "cart.updatedAt", "gt": { "field": "visits.count", "plus": 5, "times": 2 } }""",
            "type-mismatch@~/gt/field; type-mismatch@~/gt/plus; type-mismatch@~/gt/times"
        },
        { """{ "field": "cart.updatedAt", "gt": { "field": "lastOrderAt", "plus": "-0d" } }""", "out-of-range@~/gt/plus" },
        { """{ "field": "cart.updatedAt", "gt": { "field": "lastOrderAt", "minus": "1d" } }""", "unknown-member@~/gt/minus" },
        { """{ "field": "cart.updatedAt", "gt": [1] }""", "malformed-json@~/gt" },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Load_OfJsonOptionsAndCode_IsOneDefinition(string when, Condition condition)
    {
        var written = Define(condition);
        var read = LifecycleDefinition.FromJson(Json(when));
        Assert.Equal(written.ContentHash, read.ContentHash);
        Assert.Equal($"{condition}", $"{Assert.Single(read.Rules).When}");
        Assert.Equal(written.ContentHash, LifecycleDefinition.FromOptions(read.ToOptions()).ContentHash);
        Assert.Equal(read.ToJson(), LifecycleDefinition.FromJson(read.ToJson()).ToJson());
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Load_OfWrongOperands_FindsEachWithItsPath(string when, string expected)
    {
        var found = LifecycleDefinition.Load(Json(when)).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.Equal(
            expected,
            string.Join("; ", found.Select(one => $"{one.Id}@{one.Path.Replace("rules/r/when", "~", StringComparison.Ordinal)}").Order()));
        Assert.All(found, one => Assert.NotEmpty(one.Suggestion!));
    }

    [Fact]
    public void Load_OfAValueAndAField_SaysSo()
    {
        var options = Define(Fields.VisitCount.AtLeast(Fields.OrderCount)).ToOptions();
        options.Rules["r"].When!.Gte!.Value = "5";
        Assert.Equal(["one-operator@rules/r/when/gte"], MalformedTests.Errors(LifecycleDefinition.Load(options)));
    }

    [Fact]
    public void Load_OfAComparison_SaysHowFieldsAreSuggested()
    {
        var result = LifecycleDefinition.Load(Json("""{ "field": "visits.count", "gte": { "field": "order.count" } }"""));
        var wrong = Assert.Single(result.Diagnostics, one => one.Path.EndsWith("gte/field", StringComparison.Ordinal));
        Assert.Contains("orders.count", wrong.Suggestion);
    }

    [Fact]
    public void Warnings_OfAComparison_ReadBothFields()
    {
        var definition = Define(Fields.OrderCount.LessThan(Fields.VisitCount));
        Assert.Contains(definition.Notes, one => one.Message.Contains("visits.count", StringComparison.Ordinal));
        var time = LifecycleDefinition.Load(
            Json("""{ "field": "orders.count", "lt": { "field": "event.amount" } }""")
                .Replace("\"Visit\"", "\"Time\"", StringComparison.Ordinal));
        Assert.Equal(["not-for-time@rules/r/when"], MalformedTests.Errors(time));
    }

    private static LifecycleDefinition Define(Condition condition) => LifecycleDefinition.Build("law", x => x
        .Stage("a").Stage("b", declare: stage => stage.Terminal())
        .Rule("r", rule => rule.From("a").To("b").On(LifecycleKit.Customers.EventTriggers.Visit).When(condition)));

    private static string Json(string when) =>
        $$$"""
        {
          "format": 1, "name": "law", "initial": "a", "stages": { "a": {}, "b": { "terminal": true } },
          "rules": { "r": { "from": "a", "to": "b", "on": "Visit", "when": {{{when}}} } }
        }
        """;
}
