namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Rows without an order id below the first row of an order, which has one.</summary>
public class ContinuationTests
{
    [Theory]
    [InlineData(
        "order_id,customer,date,total,product,quantity,price\n1,a,2026-01-05,50,x,1,20\n,,,,y,1,30\n2,b,2026-01-06,7,x,1,7\n",
        "a 2026-01-05 50; b 2026-01-06 7", "Used 2, PartOfOrder 1", "x 20, y 30, x 7")]
    [InlineData(
        "order_id,customer,date,product,quantity,price\n1,a,2026-01-05,x,2,10\n,,,y,1,30\n,,,z,1,5\n2,b,2026-01-06,x,1,7\n",
        "a 2026-01-05 55; b 2026-01-06 7", "Used 2, PartOfOrder 2", "x 20, y 30, z 5, x 7")]
    [InlineData(
        "order_id,customer,date,product,amount\n1,a,2026-01-05,x,20\n,,,y,30\n2,b,2026-01-06,x,7\n",
        "a 2026-01-05 50; b 2026-01-06 7", "Used 2, PartOfOrder 1", "x 20, y 30, x 7")]
    [InlineData(
        "order_id,customer,date,total,product,quantity,price\n1,a,2026-01-05,50,x,1,20\n,a,2026-01-05,,y,1,30\n2,b,2026-01-06,7,x,1,7\n",
        "a 2026-01-05 50; b 2026-01-06 7", "Used 2, PartOfOrder 1", "x 20, y 30, x 7")]
    public async Task Read_RowThatCannotBeAnOrder_IsALineOfTheOrderAbove(string file, string log, string counts, string lines)
    {
        var result = await Imported.ReadAsync(file);

        Assert.Equal((log, counts), (Imported.Text(result), result.Counts.ToString()));
        Assert.Equal(lines, string.Join(", ", result.GetOrders().SelectMany(order => order.Snapshot.Lines)
            .Select(line => $"{line.Product} {(int)line.NetAmount}")));
        Assert.Contains(result.Diagnostics, note => note.Message.Contains("continue the order of the row above", StringComparison.Ordinal));
        var again = await Imported.ReadAsync(file, Imported.Options with { Format = ImportFormat.FromJson(result.Format.ToJson()) });
        Assert.Equal((log, counts), (Imported.Text(again), again.Counts.ToString()));
    }

    [Theory]
    [InlineData("order_id,customer,date,product,quantity,price\n1,a,2026-01-05,x,2,10\n,a,2026-01-05,y,1,30\n", "order of its own")]
    [InlineData("order_id,customer,date,product,quantity,price\n1,a,2026-01-05,x,2,10\n,,2026-01-05,y,1,30\n", "order of its own")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,20\n,,,30\n2,b,2026-01-06,7\n", "sum of other rows")]
    [InlineData("order_id,customer,date,quantity,amount\n1,a,2026-01-05,1,20\n,,,2,30\n2,b,2026-01-06,1,7\n", "sum of other rows")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,20\n,,,20\n2,b,2026-01-06,7\n,,,7\n", "sum of other rows")]
    public async Task Read_RowThatCanBeTwoThings_IsRefusedWithBoth(string file, string reading)
    {
        var refusal = await Imported.RefusedAsync(file);

        Assert.Equal((ImportDiagnosticIds.RowKind, 3L), (refusal.Reason.Id, refusal.Reason.FirstLine));
        Assert.Contains("a further line of", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reading, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--rows line", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "order_id,customer,date,product,quantity,price\n1,a,2026-01-05,x,2,10\n,a,2026-01-05,y,1,30\n", RowKind.OrderLine,
        "a 2026-01-05 50", "Used 1, PartOfOrder 1")]
    [InlineData(
        "order_id,customer,date,product,quantity,price\n1,a,2026-01-05,x,2,10\n,a,2026-01-05,y,1,30\n", RowKind.Order,
        "a 2026-01-05 20, 2026-01-05 30", "Used 2")]
    [InlineData(
        "order_id,customer,date,amount\n1,a,2026-01-05,20\n,,,30\n2,b,2026-01-06,7\n", RowKind.OrderLine,
        "a 2026-01-05 50; b 2026-01-06 7", "Used 2, PartOfOrder 1")]
    [InlineData(
        "order_id,customer,date,amount\n1,a,2026-01-05,20\n,,,30\n2,b,2026-01-06,7\n", RowKind.Order,
        "a 2026-01-05 20; b 2026-01-06 7", "Used 2, NotAnOrder 1")]
    public async Task Read_RowThatCanBeTwoThings_IsSettledByRows(string file, RowKind rows, string log, string counts)
    {
        var result = await Imported.ReadAsync(file, Imported.Options with { Rows = rows });

        Assert.Equal((log, counts), (Imported.Text(result), result.Counts.ToString()));
    }

    [Theory]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,20\n2,b,2026-01-06,7\n,,,27\n")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,20\n,,,20\n2,b,2026-01-06,7\n,,,27\n")]
    [InlineData("order_id,customer,date,quantity,amount\n1,a,2026-01-05,1,20\n,,,1,20\n2,b,2026-01-06,2,7\n,,,2,7\n,,,3,27\n")]
    public async Task Read_SumOfRows_IsATotal(string file)
    {
        var result = await Imported.ReadAsync(file);

        Assert.Equal("a 2026-01-05 20; b 2026-01-06 7", Imported.Text(result));
        Assert.Equal(2, result.Counts[RowOutcome.Used]);
        Assert.Equal(result.Counts.Read - 2, result.Counts[RowOutcome.NotAnOrder]);
    }

    [Theory]
    [InlineData("1,guest,2026-01-05,50,x,1,20\n,,,,y,1,30\n", "Used 1, Guest 2")]
    [InlineData("1,c,2062-01-05,50,x,1,20\n,,,,y,1,30\n", "Used 1, AfterAsOf 2")]
    [InlineData("1,b,2026-01-05,50,x,1,20\n,c,,,y,1,30\n", "Used 2, Rejected 1")]
    [InlineData("1,b,2026-01-05,50,x,1,20\n,b,2026-01-07,,y,1,30\n", "Used 2, Rejected 1")]
    public async Task Read_RowBelowAnOrderThatIsNotCounted_SharesItsOutcome(string rows, string counts)
    {
        const string header = "order_id,customer,date,total,product,quantity,price\n2,a,2026-01-04,9,x,1,9\n";
        var result = await Imported.ReadAsync(header + rows, Imported.Options with { Rows = RowKind.OrderLineWithTotalOnFirst });

        Assert.Equal(counts, result.Counts.ToString());
    }

    [Fact]
    public async Task Read_RowBelowACancelledOrder_IsCancelledToo()
    {
        var result = await Imported.ReadAsync(
            "order_id,customer,date,status,product,quantity,price\n1,a,2026-01-05,cancelled,x,2,10\n,,,,y,1,30\n"
            + "2,a,2026-01-06,paid,x,1,7\n");

        Assert.Equal("a 2026-01-06 7", Imported.Text(result));
        Assert.Equal([50m, 7m], result.GetOrders().Select(order => order.Snapshot.GrossTotal));
    }

    [Theory]
    [InlineData("62")]
    [InlineData("67")]
    public async Task Read_SumOfRowsWhereRowsAreLines_IsATotal(string sum)
    {
        var file = "order_id,customer,date,status,amount\n1,a,2026-01-05,paid,20\n,,,,35\n2,b,2026-01-06,paid,7\n"
            + $"3,b,2026-01-07,failed,5\n,,,,{sum}\n";
        var result = await Imported.ReadAsync(file, Imported.Options with { Rows = RowKind.OrderLine });

        Assert.Equal("a 2026-01-05 55; b 2026-01-06 7", Imported.Text(result));
        Assert.Equal("Used 2, PartOfOrder 1, NotAnOrder 2", result.Counts.ToString());
    }

    [Fact]
    public async Task Read_FirstRowWithoutOrderId_IsRejected()
    {
        var result = await Imported.ReadAsync(
            "order_id,customer,date,product,quantity,price\n,,,y,1,30\n1,a,2026-01-05,x,2,10\n2,a,2026-01-06,x,2,10\n");

        Assert.Equal("Used 2, Rejected 1", result.Counts.ToString());
    }
}
