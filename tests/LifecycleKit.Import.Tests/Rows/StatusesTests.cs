using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Words in a status or type column whose meaning the caller gives.</summary>
public class StatusesTests
{
    private const string File = """
        order_id,customer,date,status,total
        1,a,2026-01-05,Sent to store,10
        2,b,2026-01-06,Sent to store,20
        3,c,2026-01-07,paid,5

        """;

    [Theory]
    [InlineData(RowMeaning.Sale, "a 2026-01-05 10; b 2026-01-06 20; c 2026-01-07 5", "Used 3")]
    [InlineData(RowMeaning.Cancelled, "c 2026-01-07 5", "Used 3")]
    [InlineData(RowMeaning.RefundedInFull, "c 2026-01-07 5", "Used 3")]
    [InlineData(RowMeaning.Refund, "a 2026-01-05 -10; b 2026-01-06 -20; c 2026-01-07 5", "Used 1, Credit 2")]
    [InlineData(RowMeaning.NotAnOrder, "c 2026-01-07 5", "Used 1, NotAnOrder 2")]
    public async Task Read_UnknownWordWithAMeaning_HasIt(RowMeaning meaning, string log, string counts)
    {
        var result = await Imported.ReadAsync(File, With(("SENT-to store", meaning)));

        Assert.Equal((log, counts), (Imported.Text(result), result.Counts.ToString()));
        Assert.Null(Imported.Find(result, ImportDiagnosticIds.Status));
        Assert.Equal(
            meaning is RowMeaning.Cancelled ? 2 : 0, result.GetOrders().Count(order => order.Snapshot.Status == OrderStatus.Cancelled));
        var format = ImportFormat.FromJson(result.Format.ToJson());
        Assert.Equal((format, meaning), (result.Format, format.Statuses["sent to store"]));
        Assert.Equal(log, await Imported.OutcomeAsync(File, Imported.Options with { Format = format }));
    }

    [Fact]
    public async Task Read_UnknownWord_IsAWarningThatNamesTheOption()
    {
        var doubt = Imported.Find(await Imported.ReadAsync(File), ImportDiagnosticIds.Status)!;

        Assert.Equal((DiagnosticSeverity.Warning, 2L, 2L), (doubt.Severity, doubt.Count, doubt.FirstLine));
        Assert.Contains("'Sent to store'", doubt.Message, StringComparison.Ordinal);
        Assert.Contains("--status WORD=MEANING", doubt.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_KnownWordWithAnotherMeaning_HasTheOneGiven() => Assert.Equal(
        "a 2026-01-05 10; b 2026-01-06 20",
        await Imported.OutcomeAsync(File, With(("paid", RowMeaning.NotAnOrder), ("sent to store", RowMeaning.Sale))));

    [Fact]
    public async Task Read_WordOfTheTypeColumn_HasTheMeaningGiven() => Assert.Equal(
        "a 2026-01-05 6",
        await Imported.OutcomeAsync(
            "order_id,customer,date,type,amount\n1,a,2026-01-05,kit sale,10\n1,a,2026-01-06,goodwill,4\n",
            With(("kit sale", RowMeaning.Sale), ("goodwill", RowMeaning.Refund))));

    [Fact]
    public async Task Read_OptionAndFormat_TheOptionGoesFirst()
    {
        var first = await Imported.ReadAsync(File, With(("sent to store", RowMeaning.NotAnOrder)));
        var again = await Imported.ReadAsync(File, With(("sent to store", RowMeaning.Sale)) with { Format = first.Format });

        Assert.Equal(3, again.Counts[RowOutcome.Used]);
        Assert.Equal(RowMeaning.Sale, again.Format.Statuses["sent to store"]);
    }

    [Theory]
    [InlineData(" ", RowMeaning.Sale, "blank")]
    [InlineData("a", (RowMeaning)9, "RowMeaning")]
    public async Task Read_StatusesThatAreNotValid_Throw(string word, RowMeaning meaning, string reason)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Imported.ReadAsync(File, With((word, meaning))));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(
            () => Imported.ReadAsync(File, With(("a-b", RowMeaning.Sale), ("A b", RowMeaning.Sale))));
    }

    private static ImportOptions With(params (string Word, RowMeaning Meaning)[] words) =>
        Imported.Options with { Statuses = words.ToImmutableDictionary(pair => pair.Word, pair => pair.Meaning) };
}
