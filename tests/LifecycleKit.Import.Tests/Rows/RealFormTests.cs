namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Forms of real exports, each in a few rows of its own, with the value that a reader of the file expects.</summary>
public class RealFormTests
{
    [Theory]
    [InlineData(
        "customer;date;total\nanna;2026-01-05;1.111,11\nanna;2026-01-06;1.000\nben;2026-01-07;-3.000\n",
        "anna 2026-01-05 1111.11, 2026-01-06 1000; ben 2026-01-07 -3000")]
    [InlineData(
        "kunde;datum;betrag\nDoe, A;2026-02-01;21.419,06\nDoe, B;2026-02-02;100,00\n",
        "Doe, A 2026-02-01 21419.06; Doe, B 2026-02-02 100")]
    [InlineData(
        "Includes all sales\nAll amounts in USD\ndate/time,order id,buyer,total\n\"Jan 5, 2026 1:23:45 PM UTC\",1,a,10.00\n1 Mar 2026 10:00:00 UTC,2,b,20.00\n",
        "a 2026-01-05 10; b 2026-03-01 20")]
    [InlineData(
        "Sale Date,Order ID,Buyer,Order Total,Status\n09/03/26,1,jane,76.00,Paid\n07/21/25,2,bob,30.30,Paid\n",
        "bob 2025-07-21 30.3; jane 2026-09-03 76")]
    [InlineData(
        "order_id,customer,date,note,total\n1,c1,2026-01-05,\"two\nlines\",10\n2,c1,2026-02-05,\"one\n\",5\n",
        "c1 2026-01-05 10, 2026-02-05 5")]
    [InlineData("customer,date,total,,\na,2026-01-05,10,,\nb,2026-01-06,20,,\n,,,,\n,,,,\n", "a 2026-01-05 10; b 2026-01-06 20")]
    [InlineData("Report,Orders,2026\ncustomer,date,total\na,2026-01-05,10\nb,2026-01-06,20\n", "a 2026-01-05 10; b 2026-01-06 20")]
    [InlineData("\n\n\ncustomer,date,total\na,2026-01-05,10\n", "a 2026-01-05 10")]
    [InlineData(
        "customer,date,total\na,2026-01-05,10\na,2026-01-06,5\nSubtotal,,15\nb,2026-01-06,20\nSubtotal,,20\nGrand total,,35\n",
        "a 2026-01-05 10, 2026-01-06 5; b 2026-01-06 20")]
    [InlineData("customer,date,total\n a ,2026-01-05,10\na,2026-01-06,20\n", "a 2026-01-05 10, 2026-01-06 20")]
    [InlineData(
        "Email,date,total\nAnn@Example.com,2026-01-05,10\nann@example.com,2026-02-06,20\n",
        "Ann@Example.com 2026-01-05 10; ann@example.com 2026-02-06 20")]
    [InlineData("order_id,customer,date,total\n1,a,2026-01-05,10\n1,b,2026-01-06,20\n", "a 2026-01-05 10; b 2026-01-06 20")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,10\n2,a,2026-02-05,5\n1,a,2026-01-20,20\n", "a 2026-01-05 30, 2026-02-05 5")]
    [InlineData("customer,date,total\na,2026-01-05,10\nb,2026-01-06T10:30:00+02:00,5\n", "a 2026-01-05 10; b 2026-01-06 5")]
    [InlineData(",customer,date,total\n0,a,2026-01-05,10\n1,b,2026-01-06,20\n", "a 2026-01-05 10; b 2026-01-06 20")]
    [InlineData("customer,date,total\n0,a,2026-01-05,10\n1,b,2026-01-06,20\n", "refused: rejected-rows")]
    [InlineData("customer,customer_id,date,total\nJ. Doe,7,2026-01-05,10\nJ. Doe,8,2026-01-06,20\n", "7 2026-01-05 10; 8 2026-01-06 20")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,10\nR1,b,2026-01-06,-50\n", "a 2026-01-05 10; b 2026-01-06 -50")]
    [InlineData("customer,date,currency,total\na,2026-01-05,EUR,10\nb,2026-01-06,EUR,20\n", "a 2026-01-05 10; b 2026-01-06 20")]
    [InlineData(
        "customer|date|total\nDoe, A, jr|2026-01-05|1\nRoe, B, sr|2026-01-06|2\n",
        "Doe, A, jr 2026-01-05 1; Roe, B, sr 2026-01-06 2")]
    [InlineData("sep=;\ncustomer;date;total\na;2026-01-05;10\n", "a 2026-01-05 10")]
    [InlineData("First Name,Last Name,Email,Total Spent,Total Orders\nA,B,a@example.com,10.00,2\n", "refused: column")]
    [InlineData("customer,date,total\nn/a,n/a,n/a\n", "refused: *")]
    [InlineData("customer,date,total\na,2026-03-29 02:30:00,10\n", "a 2026-03-29 10")]
    public async Task Read_Form_IsRightOrRefused(string file, string expected)
    {
        var outcome = await Imported.OutcomeAsync(file);

        if (expected == "refused: *") Assert.StartsWith("refused: ", outcome, StringComparison.Ordinal);
        else Assert.Equal(expected, outcome);
    }

    [Theory]
    [InlineData(
        "order_id,customer,date,total\n1,a,2026-01-05,10\n2,b,2026-01-06,20\n1,a,2026-01-05,10\n2,b,2026-01-06,20\n",
        ImportDiagnosticIds.IdenticalRows, 2)]
    [InlineData("customer,date,total\na,1975-06-01,10\nb,2026-01-05,20\n", ImportDiagnosticIds.EarlyDate, 1)]
    [InlineData("order_id,customer,date,total\n1,a,2025-01-05,10\n1,a,2026-01-05,20\n", ImportDiagnosticIds.OrderId, 1)]
    [InlineData("order_id,customer,date,total\n1.2E+15,a,2026-01-05,10\n", ImportDiagnosticIds.OrderId, 1)]
    [InlineData("customer,date,total\na,2062-01-05,10\nb,2026-01-05,20\n", ImportDiagnosticIds.FutureDate, 1)]
    [InlineData("customer,date,total\na,2026-01-05,ten\nb,2026-01-05,20\nc,2026-01-05,20\n", ImportDiagnosticIds.RejectedRows, 1)]
    public async Task Read_Doubt_IsReportedAsAWarning(string file, string id, int count)
    {
        var result = await Imported.ReadAsync(file);

        var doubt = Assert.Single(
            result.Diagnostics, diagnostic => diagnostic.Id == id && diagnostic.Severity == DiagnosticSeverity.Warning);
        Assert.Equal(count, doubt.Count);
        Assert.NotNull(doubt.FirstLine);
    }

    [Fact]
    public async Task Read_TimeThatTheClockSkips_IsReadAndReported()
    {
        var options = Imported.Options with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna") };
        var result = await Imported.ReadAsync("customer,date,total\na,2026-03-29 02:30:00,10\nb,2026-03-29 04:30:00,10\n", options);

        var note = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Message.Contains("clock", StringComparison.Ordinal));
        Assert.Equal((1, 2L), (note.Count, note.FirstLine));
    }

    [Fact]
    public async Task Read_LaterRowOfTheOtherNotation_RefusesTheFileWithItsLine()
    {
        const string file = "customer;date;total\na;2026-01-05;1,50\nb;2026-01-05;2,50\nc;2026-01-05;3.75\n";
        var refusal = await Imported.RefusedAsync(file, Imported.Options with { SampleSize = 2 });

        Assert.Equal((ImportDiagnosticIds.AmountNotation, 4L), (refusal.Reason.Id, refusal.Reason.FirstLine));
        Assert.Equal(
            "a 2026-01-05 1.5; b 2026-01-05 2.5",
            await Imported.OutcomeAsync(file, Imported.Options with { SampleSize = 2, DecimalSign = ',' }));
    }

    [Fact]
    public async Task Read_LaterRowOfTheOtherDateOrder_RefusesTheFileWithItsLine()
    {
        const string file = "customer,date,total\na,13/01/2026,1\nb,02/01/2026,2\nc,01/28/2026,3\n";
        var refusal = await Imported.RefusedAsync(file, Imported.Options with { SampleSize = 2 });

        Assert.Equal((ImportDiagnosticIds.DateNotation, 4L), (refusal.Reason.Id, refusal.Reason.FirstLine));
    }
}
