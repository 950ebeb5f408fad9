using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class DocumentErrorsTests
{
    [Fact]
    public void FromJson_OfAPublicationOfAnotherShape_ListsAllErrors() => Assert.Equal(
        [
            "unknown-value at part", "type-mismatch at at", "unknown-member at colour", "malformed-json at revision",
            "missing at number",
        ],
        Errors(() => Publication.FromJson(
            """{"format":1,"part":"Nothing","at":"yesterday","colour":1,"revision":"one","source":"Configuration"}""")));

    [Fact]
    public void FromJson_OfAPublicationThatBreaksRules_ListsAllErrors() => Assert.Equal(
        ["out-of-range at number", "contradiction at contentHash"],
        Errors(() => Publication.FromJson(
            """{"format":1,"number":0,"part":"Currency","at":"2026-11-02T00:00:00+00:00","content":"EUR","source":"Configuration"}""")));

    [Fact]
    public void FromJson_OfAStateOfAnotherShape_ListsAllErrors() => Assert.Equal(
        [
            "malformed-json at stage", "unknown-member at entries/0/since", "type-mismatch at entries/1/at", "missing at contextVersion",
            "missing at changedAt", "missing at movedOverAt",
        ],
        Errors(() => LifecycleState.FromJson(
            """{"format":1,"definitionHash":"a","stage":null,"enteredAt":"2026-11-02T00:00:00Z","sequence":0,"entries":[{"stage":"a","since":1},{"stage":"b","at":"x"}],"timers":[]}""")));

    [Fact]
    public void FromJson_OfAHistoryThatBreaksRules_ListsAllErrors()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "size", TraitValue.Create("L")));
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "was", TraitValue.Create("M")));
        var json = history.Capture().ToJson().Replace("\"was\"", "\"size\"", StringComparison.Ordinal)
            .Replace("\"visitCount\":0", "\"visitCount\":-1", StringComparison.Ordinal);
        var message = Assert.Throws<ArgumentException>("json", () => CustomerHistorySnapshot.FromJson(json)).Message;
        Assert.Contains("negative", message, StringComparison.Ordinal);
        Assert.Contains("'traits[1]' repeats another", message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfADocumentOfAnotherShape_ListsTheErrorsOfAllParts() => Assert.Equal(
        [
            "malformed-json at subjectKey", "missing at history/format", "missing at history/profile", "missing at history/traits",
            "missing at history/consents", "missing at history/messages", "missing at history/exposures", "missing at history/cases",
            "missing at history/subscriptions", "malformed-json at states", "out-of-range at lastEventNumber",
        ],
        Errors(() => CustomerDocument.FromJson(
            """{"format":1,"subjectKey":7,"history":{},"states":{},"versions":[],"deliveries":[],"retries":[],"lastEventNumber":1.5}""")));

    /// <summary>The ids and paths of the diagnostics in the message of the error.</summary>
    private static string[] Errors(Func<object> read) =>
    [
        .. Assert.Throws<ArgumentException>("json", () => read()).Message.Split('\n').Skip(1)
            .Select(line => line[(line.IndexOf("error ", StringComparison.Ordinal) + 6)..line.IndexOf(": ", StringComparison.Ordinal)]),
    ];
}
