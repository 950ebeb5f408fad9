using System.Globalization;

namespace LifecycleKit.Cli.Tests;

public class ReportCommandTests
{
    [Fact]
    public async Task Run_WithoutFile_ShowsTheSimulatedShop()
    {
        using var run = await ToolRun.RunAsync();

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("Champions", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        var summary = run.Summary();
        Assert.Equal(summary.GetProperty("customers").GetInt32(), run.Rows("customers.csv").Count);
        Assert.True(summary.GetProperty("rows_guest").GetInt64() > 0 && summary.GetProperty("credits").GetInt64() > 0);
    }

    [Fact]
    public async Task Run_OrderLines_AddUpToOrdersAndCredits()
    {
        using var run = await ToolRun.RunOnAsync(
            """
            InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID
            1,A,2,2026-01-05 10:00:00,1.50,anna
            1,B,1,2026-01-05 10:01:00,4.25,anna
            2,C,1,2026-02-01 09:00:00,0,anna
            C3,A,-1,2026-02-03 09:00:00,1.50,anna
            4,A,1,2026-02-04 09:00:00,1.50,
            """);

        var summary = run.Summary();
        Assert.Equal((5, 0, 1, 0, 4), Rows(summary));
        Assert.Equal((2, 1, 1), (Number(summary, "orders"), Number(summary, "zero_orders"), Number(summary, "credits")));
        var anna = run.Customer("anna");
        Assert.Equal(
            ("2", "5.75", "2026-01-05", "2026-02-01"), (anna["orders"], anna["net_revenue"], anna["first_order"], anna["last_order"]));
        // The row without a customer does not move as-of.
        Assert.Equal("2026-02-04T00:00:00+00:00", summary.GetProperty("as_of").GetString());
        Assert.Equal(("3", "2026-02-01T09:00:00Z"), (anna["recency_days"], anna["stage_since"]));
        Assert.Equal("2026-05-02T09:00:00Z", anna["next_due"]);
    }

    [Fact]
    public async Task Run_WithoutOrderId_OneDayIsOneOrderInTheShopsZone()
    {
        const string Rows = "customer,date,total\nb,2026-01-05T23:30:00Z,1\nb,2026-01-06T22:30:00Z,2\nb,2026-01-07T10:00:00Z,3\n";
        using var utc = await ToolRun.RunOnAsync(Rows);
        using var vienna = await ToolRun.RunOnAsync(Rows, "--time-zone", "Europe/Vienna");

        Assert.Equal("3", utc.Customer("b")["orders"]);
        Assert.Equal("2", vienna.Customer("b")["orders"]);
        Assert.Equal("2026-01-06", vienna.Customer("b")["first_order"]);
    }

    [Fact]
    public async Task Run_BadRows_AreRejectedWithLineAndReason()
    {
        using var run = await ToolRun.RunOnAsync(
            "customer_id,order_id,order_date,amount\na,1,2026-01-01,10\na,2,someday,10\na,3,2026-01-02,NaN\na,4,2026-01-03,\n,5,2026-01-04,x\na,6\n",
            "--accept-rejects");

        Assert.Equal((6, 5, 0, 0, 1), Rows(run.Summary()));
        Assert.Equal(["3", "4", "5", "6", "7"], run.Rows("rejects.csv").Select(row => row["line"]));
        Assert.Contains("'someday'", run.Rows("rejects.csv")[0]["reason"], StringComparison.Ordinal);
        Assert.Contains("'NaN'", run.Rows("rejects.csv")[1]["reason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-05")]
    [InlineData("20260105")]
    [InlineData("2026-01-05T10:30:00")]
    [InlineData("2026-01-05 23:30:00+02:00")]
    [InlineData("1/15/2026 8:26")]
    public async Task Run_DateInAUsualForm_IsRead(string date)
    {
        using var run = await ToolRun.RunOnAsync($"customer,timestamp,total\na,{date},1\n");

        Assert.Equal(date.Contains('/') ? "2026-01-15" : "2026-01-05", run.Customer("a")["first_order"]);
    }

    [Fact]
    public async Task Run_DateOfTwoReadings_IsRefusedUntilTheOrderIsGiven()
    {
        const string Rows = "customer,timestamp,total\na,1/5/2026 8:26,1\n";
        using var unknown = await ToolRun.RunOnAsync(Rows);
        using var given = await ToolRun.RunOnAsync(Rows, "--date-order", "dmy");

        Assert.Equal(1, unknown.ExitCode);
        AssertRefused(unknown, "--date-order");
        Assert.Equal("2026-05-01", given.Customer("a")["first_order"]);
    }

    [Fact]
    public async Task Run_AmountsAndDatesBeyondAllReason_AreRejectedNotFatal()
    {
        using var run = await ToolRun.RunOnAsync(
            $"""
            customer,date,quantity,price
            a,2026-01-01,1,5
            a,2026-01-02,1e20,1e20
            a,2026-01-03,1e10,1e10
            a,2026-01-04,Infinity,1
            a,9999-12-31,1,1
            a,0001-01-01T00:00:00Z,1,1
            {new string('x', 40_000)},2026-01-05,1,1
            """,
            "--accept-rejects");

        Assert.Equal((7, 6, 0, 0, 1), Rows(run.Summary()));
        Assert.Contains("'1e20'", run.Rows("rejects.csv")[0]["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Ids_AreTakenWithoutTheBlanksAroundThem()
    {
        using var run =
            await ToolRun.RunOnAsync("customer,date,total\n 1,2026-01-01, 5 \n1,2026-01-01,5\n=1+1,2026-01-01,5\n  ,2026-01-01,5\n");

        Assert.Equal(["1", "'=1+1"], run.Rows("customers.csv").Select(row => row["customer_id"]));
        Assert.Equal((4, 0, 1, 0, 3), Rows(run.Summary()));
    }

    [Fact]
    public async Task Run_AsOf_CountsLaterRowsAndIgnoresThem()
    {
        using var run = await ToolRun.RunOnAsync(
            "customer_id,order_date,amount\na,2026-01-01,10\na,2026-02-01,20\nb,2026-03-01,30\n,2026-03-02,1\n", "--as-of", "2026-02-01");

        Assert.Equal((4, 0, 1, 2, 1), Rows(run.Summary()));
        Assert.Equal(("1", "31"), (run.Customer("a")["orders"], run.Customer("a")["recency_days"]));
        Assert.Single(run.Rows("customers.csv"));
    }

    [Fact]
    public async Task Run_OnlyCredits_IsWithoutScoreAndSegment()
    {
        using var run = await ToolRun.RunOnAsync("customer_id,order_id,order_date,amount\na,1,2026-01-01,10\nb,2,2026-01-02,-5\n");

        var b = run.Customer("b");
        Assert.Equal(
            ("0", "-5.00", "", "", "", ""), (b["orders"], b["net_revenue"], b["recency_days"], b["r"], b["rfm_segment"], b["first_order"]));
        Assert.Equal(("", "", "visitor"), (b["segment"], b["phase"], b["stage"]));
    }

    [Theory]
    [InlineData("classic11", "")]
    [InlineData("grid10", "")]
    [InlineData("shop11", "")]
    public async Task Run_Segments_UsesTheMapAskedFor(string map, string segmentWithoutOrders)
    {
        using var run =
            await ToolRun.RunOnAsync("customer_id,order_id,order_date,amount\na,1,2026-01-01,10\nb,2,2026-01-02,-5\n", "--segments", map);

        Assert.Equal(segmentWithoutOrders, run.Customer("b")["rfm_segment"]);
        Assert.NotEmpty(run.Customer("a")["rfm_segment"]);
    }

    [Theory]
    [InlineData("retail")]
    [InlineData("attention")]
    [InlineData("acquisition")]
    [InlineData("attraction")]
    [InlineData("awareness")]
    [InlineData("five-phase")]
    public async Task Run_Lifecycle_CountsEveryCustomerOnce(string lifecycle)
    {
        using var run = await ToolRun.RunAsync("--lifecycle", lifecycle, "--no-progress");

        var summary = run.Summary();
        Assert.Equal(Number(summary, "customers"), summary.GetProperty("stages").EnumerateObject().Sum(stage => stage.Value.GetInt64()));
        Assert.True(summary.GetProperty("stages").EnumerateObject().Count(stage => stage.Value.GetInt64() > 0) >= 3);
    }

    [Fact]
    public async Task Run_FivePhaseLifecycle_StageIsThePhase()
    {
        using var run = await ToolRun.RunAsync("--lifecycle", "five-phase");

        // Who has neither a visit nor a counted order, but a credit, has no segment and stays in the first stage.
        Assert.All(run.Rows("customers.csv"), row => Assert.Equal(
            row["phase"].Length == 0 && row["orders"] == "0" ? "acquisition" : row["phase"].ToLowerInvariant().Replace(' ', '-'),
            row["stage"]));
    }

    [Fact]
    public async Task Run_Map_NamesTheColumns()
    {
        using var run = await ToolRun.RunOnAsync(
            "Kunde;Beleg;Tag;Menge;Preis\nä-1;7;2026-01-01;2;1.25\n", "--map",
            "customer=Kunde,order=Beleg,date=Tag,quantity=Menge,price=Preis");

        Assert.Equal("2.50", run.Customer("ä-1")["net_revenue"]);
    }

    [Fact]
    public async Task Run_Status_GivesTheMeaningOfWords()
    {
        const string text = "customer,order,date,status,total\na,1,2026-01-01,in=store,10\na,2,2026-01-02,lost,20\na,3,2026-01-03,paid,5\n";
        using var plain = await ToolRun.RunOnAsync(text);
        using var run = await ToolRun.RunOnAsync(text, "--status", "In=Store=paid", "--status", "lost=not-an-order", "--strict");

        Assert.Equal(("35.00", "15.00"), (plain.Customer("a")["net_revenue"], run.Customer("a")["net_revenue"]));
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("customer_id,order_date,amount\n", "a header and no rows")]
    [InlineData("customer_id,order_date,amount\n,2026-01-01,5\n", "has no orders")]
    [InlineData("name,order_date,amount\nx,2026-01-01,5\n", "could be the customer")]
    [InlineData("customer_id,order_date,price\nx,2026-01-01,5\n", "could be the amount (or quantity and price)")]
    public async Task Run_UnusableFile_SaysWhyInOneLine(string text, string reason)
    {
        using var run = await ToolRun.RunOnAsync(text);

        AssertRefused(run, reason);
    }

    [Theory]
    [InlineData("no-such-file.csv", "no-such-file.csv")]
    [InlineData("--rules no-such.json", "There is no file 'no-such.json'")]
    [InlineData("--format no-such-profile", "no-such-profile")]
    public async Task Run_MissingFile_IsRefusedInOneLine(string arguments, string reason)
    {
        using var run = await ToolRun.RunAsync(arguments.Split(' '));

        Assert.Equal(1, run.ExitCode);
        AssertRefused(run, reason);
    }

    [Theory]
    [InlineData("--colour", "--colour")]
    [InlineData("--as-of tomorrow", "--as-of takes a date")]
    [InlineData("--as-of 9999-12-31", "--as-of takes a date")]
    [InlineData("--time-zone Mars/Olympus", "is not a time zone")]
    [InlineData("--lifecycle pirate", "--lifecycle takes")]
    [InlineData("--segments pirate", "--segments takes classic11, grid10 or shop11")]
    [InlineData("--map colour=x", "--map takes pairs")]
    [InlineData("--map amount=total,amount=net", "--map names the column of amount twice")]
    [InlineData("--map amount=total --map amount=net", "--map names the column of amount twice")]
    [InlineData("--status lost", "--status takes a word of the file and its meaning")]
    [InlineData("--status lost=found", "one of paid, cancelled, refunded, refund, not-an-order, not 'lost=found'")]
    [InlineData("--status =paid", "--status takes a word of the file and its meaning")]
    [InlineData("--status lost=paid --status Lost=refund", "--status gives the meaning of 'Lost' twice")]
    [InlineData("--delimiter x", "--delimiter takes")]
    [InlineData("--rules a.json --lifecycle retail", "name one")]
    public async Task Run_WrongArguments_SaysWhatInOneLine(string arguments, string reason)
    {
        using var run = await ToolRun.RunAsync(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        AssertRefused(run, reason);
    }

    private static void AssertRefused(ToolRun run, string reason)
    {
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    private static (long Read, long Rejected, long Guest, long AfterAsOf, long Used) Rows(System.Text.Json.JsonElement summary) =>
        (Number(summary, "rows_read"), Number(summary, "rows_rejected"), Number(summary, "rows_guest"), Number(summary, "rows_after_as_of"),
            Number(summary, "rows_used"));

    private static long Number(System.Text.Json.JsonElement summary, string name) =>
        long.Parse(summary.GetProperty(name).GetRawText(), CultureInfo.InvariantCulture);
}
