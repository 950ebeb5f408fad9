using System.Globalization;
using System.Text;

namespace LifecycleKit.Import.Tests.Rows;

public class RowOutcomeTests
{
    [Fact]
    public async Task Read_RowsOfEveryKind_AreAccountedForOnce()
    {
        var rejected = new List<RejectedRow>();
        var result = await Imported.ReadAsync(
            """
            order_id,customer,date,status,currency,total
            1,a,2026-01-05,paid,EUR,10
            1,a,2026-01-05,paid,EUR,5
            2,a,2026-01-06,paid,EUR,-3
            3,guest,2026-01-06,paid,EUR,1
            4,a,2026-01-06,failed,EUR,1
            5,a,2026-01-06,paid,USD,1
            6,a,2062-01-06,paid,EUR,1
            ,,,,,
            7,a,someday,paid,EUR,1
            Total,,,,,99
            """,
            Imported.Options with { Currency = "EUR", OnRejected = rejected.Add });

        Assert.Equal(
            "Used 1, PartOfOrder 1, Credit 1, Guest 1, NotAnOrder 2, OtherCurrency 1, AfterAsOf 1, Blank 1, Rejected 1",
            result.Counts.ToString());
        Assert.Equal(10, result.Counts.Read);
        Assert.Equal(10, Assert.Single(rejected).LineNumber);
        Assert.Equal(new DateTimeOffset(2026, 1, 7, 0, 0, 0, TimeSpan.Zero), result.AsOf);
    }

    [Fact]
    public async Task Read_SeveralCurrencies_AreRefusedWithTheirCounts()
    {
        var refusal = await Imported.RefusedAsync(
            "customer,date,currency,total\na,2026-01-05,EUR,10\nb,2026-01-05,USD,10\nc,2026-01-06,USD,10\n");

        Assert.Equal(ImportDiagnosticIds.Currency, refusal.Reason.Id);
        Assert.Contains("USD (2 rows, first at line 3), EUR (1 rows, first at line 2)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OneCurrency_IsThatOfTheOrders()
    {
        var result = await Imported.ReadAsync("customer,date,currency,total\na,2026-01-05,eur,€10\n");

        Assert.Equal("EUR", result.Format.Currency);
        Assert.Equal("EUR", Assert.Single(result.GetOrders()).Snapshot.Currency);
    }

    [Fact]
    public async Task Read_MostRowsRejected_IsRefusedWithTheCommonestReason()
    {
        const string file = "customer,date,total\na,2026-01-05,10\nb,2026-01-06,ten\nc,2026-01-07,ten\n";
        var refusal = await Imported.RefusedAsync(file);

        Assert.Equal((ImportDiagnosticIds.RejectedRows, 3L), (refusal.Reason.Id, refusal.Reason.FirstLine));
        Assert.Contains("2 of 3 rows", refusal.Message, StringComparison.Ordinal);
        var accepted = await Imported.ReadAsync(file, Imported.Options with { AcceptRejects = true });
        Assert.Equal("a 2026-01-05 10", Imported.Text(accepted));
        Assert.Equal(DiagnosticSeverity.Warning, Imported.Find(accepted, ImportDiagnosticIds.RejectedRows)!.Severity);
    }

    [Fact]
    public async Task Read_DateAfterToday_DoesNotMoveAsOf()
    {
        var result = await Imported.ReadAsync("customer,date,total\na,2026-11-20,10\nb,2062-01-07,5\n");

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), result.AsOf);
        var future = Imported.Find(result, ImportDiagnosticIds.FutureDate)!;
        Assert.Equal((1, 3), (future.Count, future.FirstLine));
    }

    [Fact]
    public async Task Read_GivenAsOf_LeavesOutWhatIsNotBeforeIt()
    {
        var result = await Imported.ReadAsync(
            "customer,date,total\na,2026-01-05,10\nb,2026-01-06,5\n", Imported.Options with { AsOf = new DateOnly(2026, 1, 6) });

        Assert.Equal("a 2026-01-05 10", Imported.Text(result));
        Assert.Equal(1, result.Counts[RowOutcome.AfterAsOf]);
        Assert.Null(Imported.Find(result, ImportDiagnosticIds.FutureDate));
    }

    /// <summary>The first 100 000 rows decide for the column; a later one that contradicts them is refused with its line.</summary>
    [Theory]
    [InlineData("13/01/2026,1.50", "02/13/2026,1.50")]
    [InlineData("13/01/2026,1.50", "13/01/2026,\"1,50\"")]
    public async Task Read_LaterRowThatContradicts_IsRefusedWithItsLine(string cells, string later)
    {
        var file = new StringBuilder("customer,date,total\n");
        for (var i = 0; i < 100_000; i++) file.Append(CultureInfo.InvariantCulture, $"c{i},{cells}\n");
        file.Append(CultureInfo.InvariantCulture, $"x,{cells}\nlast,{later}\n");

        var refusal = await Imported.RefusedAsync(file.ToString(), Imported.Options);
        Assert.Equal(100_003, refusal.Reason.FirstLine);
    }

    [Fact]
    public async Task Read_StrictWithAWarning_IsRefused()
    {
        const string file = "order_id,customer,date,amount\n1,a,2026-01-05,10\n1,a,2026-01-05,10\n";
        var refusal = await Imported.RefusedAsync(file, Imported.Options with { Strict = true });

        Assert.Equal(ImportDiagnosticIds.IdenticalRows, refusal.Reason.Id);
    }

    [Fact]
    public async Task Read_Progress_IsReportedAndCancellationStops()
    {
        var file = "customer,date,total\n" + string.Concat(Enumerable.Range(0, 25_000).Select(i => $"c{i},2026-01-05,1\n"));
        var reports = new List<ImportProgress>();
        using var stop = new CancellationTokenSource();
        var source = ImportSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(file)), "f.csv");
        await OrderImport.ReadAsync(source, Imported.Options, new Reporter(reports.Add), stop.Token);
        Assert.Equal([10_000, 20_000, 25_000], reports.Select(report => report.RowCount));
        Assert.Equal(1, reports[^1].Share);

        var again = ImportSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(file)), "f.csv");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => OrderImport.ReadAsync(again, Imported.Options, new Reporter(_ => stop.Cancel()), stop.Token));
    }

    private sealed class Reporter(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
