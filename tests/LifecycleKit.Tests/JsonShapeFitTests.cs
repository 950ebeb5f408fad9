using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests;

/// <summary>The quick decision never passes a text in which the check finds an error, and passes what the library writes.</summary>
public class JsonShapeFitTests
{
    private static readonly JsonShape Events = JsonShape.Document(CustomerJsonContext.Default.CustomerEventJson);

    private static readonly CustomerEvent[] Samples =
    [
        CustomerEvent.Order(
            new OrderSnapshot
            {
                OrderId = "ä \"1\" 👍", PlacedAt = Days.Day(1), ChangedAt = Days.Day(2).AddTicks(5), GrossTotal = 12.5m, Version = 3,
                Status = OrderStatus.Paid, Category = "tea",
            },
            "e1"),
        CustomerEvent.Visit(Days.Day(1), "news+letter", TimeSpan.FromSeconds(90.5), true, eventId: "v"),
        CustomerEvent.ConsentChanged(Days.Day(1), Channels.Email, true, "news", LegalBasis.Consent, Days.Day(9)),
        CustomerEvent.CartUpdated(Days.Day(1), 12.5m, 2),
    ];

    public static TheoryData<string> Texts => new(Samples.Select(one => one.ToJson()));

    [Theory]
    [MemberData(nameof(Texts))]
    public void IsCertain_OfWhatTheLibraryWrites_IsTrue(string json) => Assert.True(IsCertain(json), json);

    [Theory]
    [MemberData(nameof(Texts))]
    public void IsCertain_OfAnyTextNearIt_IsFalseWhereTheCheckFindsAnError(string json)
    {
        var errorCount = 0;
        for (var i = 0; i <= json.Length; i++)
        {
            string[] parts =
                ["", "0", "-", ".5", "e99", "\"", "\\ud800", "\\u0041", " ", ",", "null", "[]", "{}", "\"at\":1,", "\"x\":1,"];
            foreach (var part in parts)
            {
                errorCount += CheckedErrors(json.Insert(i, part));
                if (i < json.Length) errorCount += CheckedErrors(json.Remove(i, 1).Insert(i, part));
            }
        }

        Assert.True(errorCount > 100);
    }

    [Fact]
    public void FromJson_OfAHistoryInADocument_IsAsStrictAsAlone()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "size", TraitValue.Create("L")));
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "was", TraitValue.Create("M")));
        var json = new CustomerDocument { SubjectKey = "s", History = history.Capture() }.ToJson();
        Assert.Equal(json, CustomerDocument.FromJson(json).ToJson());
        Assert.Contains(history.Capture().ToJson(), json, StringComparison.Ordinal);

        foreach (var (part, other, reason) in ((string, string, string)[])
        [
            ("\"history\":{\"format\":1,", "\"history\":{", "missing at history/format"),
            ("\"history\":{\"format\":1", "\"history\":{\"format\":2", "the format is 2"),
            ("\"was\"", "\"size\"", "'traits[1]' repeats another"),
            ("\"visitCount\":0", "\"visitCount\":-1", "negative"),
            ("\"visitCount\":0", "\"visitCount\":0,\"visits\":0", "unknown-member at history/profile/visits"),
            ("{\"text\":\"L\"}", "{\"text\":\"L\",\"flag\":true}", "at most one of"),
        ])
        {
            Assert.Contains(part, json, StringComparison.Ordinal);
            var error = Assert.Throws<ArgumentException>(
                "json", () => CustomerDocument.FromJson(json.Replace(part, other, StringComparison.Ordinal)));
            Assert.StartsWith("The text is not a customer document:", error.Message, StringComparison.Ordinal);
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }
    }

    private static bool IsCertain(string json) => JsonShapeFit.IsCertain(Encoding.UTF8.GetBytes(json), Events);

    /// <summary>Returns 1 for a text with errors, after asserting that the quick decision does not pass it.</summary>
    private static int CheckedErrors(string json)
    {
        var diagnostics = new List<Diagnostic>();
        try
        {
            // A text that is not JSON is refused before its shape is checked.
            JsonOutline.Of(Encoding.UTF8.GetBytes(json));
            new JsonShapeCheck(diagnostics).Check(Encoding.UTF8.GetBytes(json), Events);
        }
        catch (System.Text.Json.JsonException)
        {
            return 0;
        }

        if (diagnostics.Count == 0) return 0;
        Assert.False(IsCertain(json), json);
        return 1;
    }
}
