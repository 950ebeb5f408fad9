using LifecycleKit.Customers;

namespace LifecycleKit.Import.Tests.Rows;

public class OrderAssemblyTests
{
    [Fact]
    public async Task Read_RefundsOfAnOrder_LowerIt()
    {
        var result = await Imported.ReadAsync("""
            order_id,customer,date,type,amount
            1,a,2026-01-05,Sale,50
            1,a,2026-01-09,Refund,20
            1,a,2026-01-10,Refund,-10
            2,a,2026-02-05,Sale,30
            2,a,2026-02-09,Refund,30
            3,a,2026-03-05,Sale,5
            3,a,2026-03-09,Refund,8
            """);

        Assert.Equal("a 2026-01-05 20", Imported.Text(result));
        Assert.Equal("Used 3, Credit 4", result.Counts.ToString());
        Assert.Equal(1, Imported.Find(result, ImportDiagnosticIds.OverRefund)!.Count);
        var orders = result.GetOrders().Select(order => order.Snapshot).ToList();
        Assert.Equal([(50, 30), (30, 30), (5, 5)], orders.Select(order => ((int)order.GrossTotal, (int)order.RefundedTotal)));
        Assert.Equal(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero), orders[0].ChangedAt);
    }

    [Fact]
    public async Task Read_RefundThatNamesItsOrder_LowersIt()
    {
        var result = await Imported.ReadAsync("""
            transaction id,reference txn id,customer,date,type,amount
            T1,,a,2026-01-05,Payment,50
            T2,T1,shop,2026-01-09,Refund,-20
            T3,T9,b,2026-01-09,Refund,-7
            """, Imported.With((ColumnRole.Order, "transaction id"), (ColumnRole.RefundOf, "reference txn id")));

        Assert.Equal("a 2026-01-05 30; b 2026-01-09 -7", Imported.Text(result));
        Assert.Equal(1, Imported.Find(result, ImportDiagnosticIds.RefundWithoutOrder)!.Count);
    }

    [Fact]
    public async Task Read_OneOrderIdOfTwoCustomers_IsTwoOrdersAndReported()
    {
        var result = await Imported.ReadAsync("order_id,customer,date,amount\n1,a,2026-01-05,10\n1,b,2026-01-06,20\n");

        Assert.Equal("a 2026-01-05 10; b 2026-01-06 20", Imported.Text(result));
        Assert.NotNull(Imported.Find(result, ImportDiagnosticIds.OrderId));
        Assert.Equal(["1", "1#2"], result.GetOrders().Select(order => order.Snapshot.OrderId));
    }

    [Fact]
    public async Task Read_OneOrderIdOnFarApartDates_IsTwoOrdersAndReported()
    {
        var result = await Imported.ReadAsync("order_id,customer,date,amount\n1,a,2025-01-05,10\n1,a,2026-01-05,20\n1,a,2025-02-05,-3\n");

        Assert.Equal("a 2025-01-05 7, 2026-01-05 20", Imported.Text(result));
        Assert.Contains("180 days", Imported.Find(result, ImportDiagnosticIds.OrderId)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_IdenticalRows_AreCountedAndReported()
    {
        var result = await Imported.ReadAsync("order_id,customer,date,amount\n1,a,2026-01-05,10\n2,b,2026-01-05,5\n1,a,2026-01-05,10\n");

        Assert.Equal("a 2026-01-05 20; b 2026-01-05 5", Imported.Text(result));
        var identical = Imported.Find(result, ImportDiagnosticIds.IdenticalRows)!;
        Assert.Equal((1, 4), (identical.Count, identical.FirstLine));
        Assert.Equal("Used 2, PartOfOrder 1", result.Counts.ToString());
    }

    [Theory]
    [InlineData("1,a,2026-01-05,50,50\n2,b,2026-01-06,40,30\n3,c,2026-01-07,20,0\n4,d,2026-01-08,7,\n", "a 50; b 30; d 7", 0)]
    [InlineData("1,a,2026-01-05,50,0\n2,b,2026-01-06,40,30\n3,c,2026-01-07,20,0\n4,d,2026-01-08,7,\n", "a 50; b 30; c 20; d 7", 2)]
    [InlineData("1,a,2026-01-05,50,60\n2,b,2026-01-06,40,-5\n3,c,2026-01-07,0,0\n", "a 50; c 0", 0)]
    public async Task Read_AmountAfterRefunds_IsWhatIsLeftOfTheOrder(string rows, string log, int zeros)
    {
        var result = await Imported.ReadAsync(
            "order_id,customer,date,total,left\n" + rows, Imported.With((ColumnRole.AfterRefunds, "left")));

        Assert.Equal(log, System.Text.RegularExpressions.Regex.Replace(Imported.Text(result), "2026-\\S+ ", string.Empty));
        Assert.Equal(zeros, result.Diagnostics.Where(note => note.Message.Contains("after refunds is 0", StringComparison.Ordinal))
            .Sum(note => note.Count));
    }

    [Fact]
    public async Task Read_NoOrderIds_StatusOfARowIsOfThatRow()
    {
        var result = await Imported.ReadAsync("""
            customer,date,status,amount
            a,2026-01-05 08:00,cancelled,7
            a,2026-01-05 09:00,paid,10
            a,2026-01-05 18:00,refunded,5
            b,2026-01-05 09:00,cancelled,3
            """);

        Assert.Equal("a 2026-01-05 10", Imported.Text(result));
        var orders = result.GetOrders().Select(order => order.Snapshot).ToList();
        Assert.Equal([7, 15, 3], orders.Select(order => (int)order.GrossTotal));
        Assert.Equal([OrderStatus.Cancelled, OrderStatus.Paid, OrderStatus.Cancelled], orders.Select(order => order.Status));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), orders[1].PlacedAt);
        Assert.Equal(3, orders.Select(order => order.OrderId).Distinct().Count());
    }

    [Fact]
    public async Task Read_PaymentsOfOneOrder_StatusOfAPaymentIsOfThatPayment() => Assert.Equal(
        "a 2026-01-05 30",
        await Imported.OutcomeAsync(
            """
            order_id,customer,date,status,amount
            1,a,2026-01-05,cancelled,30
            1,a,2026-01-05,paid,30
            1,a,2026-01-06,refunded,4
            """, Imported.Options with { Rows = RowKind.Payment }));

    [Fact]
    public async Task Read_NoOrderIds_RowsOfADayAreOneOrderAndReported()
    {
        var result = await Imported.ReadAsync("customer,date,amount\na,2026-01-05 09:00,10\na,2026-01-05 18:00,5\na,2026-01-06,1\n");

        Assert.Equal("a 2026-01-05 15, 2026-01-06 1", Imported.Text(result));
        Assert.NotNull(Imported.Find(result, ImportDiagnosticIds.NoOrderId));
        Assert.Equal("Used 2, PartOfOrder 1", result.Counts.ToString());
    }

    [Fact]
    public async Task Read_ContinuationRows_BelongToTheirOrder()
    {
        var result = await Imported.ReadAsync("""
            order_id,customer,date,status,product,quantity,price,total
            1,a,2026-01-05,paid,cup,1,20,55
            1,,,,pot,1,30,
            2,a,2026-01-06,pending,cup,1,20,25
            2,,,,pot,1,30,
            3,,2026-01-07,paid,cup,1,20,25
            3,,,,pot,1,30,
            """);

        Assert.Equal(RowKind.OrderLineWithTotalOnFirst, result.Format.Rows);
        Assert.Equal("a 2026-01-05 55", Imported.Text(result));
        Assert.Equal("Used 1, PartOfOrder 1, Guest 2, NotAnOrder 2", result.Counts.ToString());
        Assert.Equal(["cup", "pot"], Assert.Single(result.GetOrders()).Snapshot.Lines.Select(line => line.Product));
    }

    [Fact]
    public async Task Read_CancelledOrder_IsInTheOrdersAndNotInTheLog()
    {
        var result = await Imported.ReadAsync("order_id,customer,date,status,total\n1,a,2026-01-05,paid,10\n2,a,2026-01-06,cancelled,20\n");

        Assert.Equal("a 2026-01-05 10", Imported.Text(result));
        Assert.Equal([OrderStatus.Paid, OrderStatus.Cancelled], result.GetOrders().Select(order => order.Snapshot.Status));
    }

    [Fact]
    public async Task Read_UnknownStatus_IsCountedAndReported()
    {
        var result = await Imported.ReadAsync("order_id,customer,date,status,total\n1,a,2026-01-05,blorp,10\n2,a,2026-01-06,blorp,20\n");

        Assert.Equal("a 2026-01-05 10, 2026-01-06 20", Imported.Text(result));
        var doubt = Imported.Find(result, ImportDiagnosticIds.Status)!;
        Assert.Equal((2, 2), (doubt.Count, doubt.FirstLine));
        Assert.Contains("blorp", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetOrders_Log_IsThatOfTheSnapshots()
    {
        var result = await Imported.ReadAsync("""
            order_id,customer,date,type,status,amount
            1,b,2026-01-05,Sale,paid,50
            1,b,2026-01-09,Refund,paid,20
            2,a,2026-02-05,Sale,cancelled,30
            3,a,2026-03-05,Sale,refunded,5
            4,a,2026-03-05,Sale,paid,0
            5,c,2026-03-05,Refund,paid,4
            """);
        var builder = new OrderLogBuilder();
        foreach (var order in result.GetOrders()) builder.Add(order.CustomerId, order.Snapshot);

        Assert.Equal(
            builder.Build().Select(customer => (customer.CustomerId, string.Join(' ', customer))),
            result.Log.Select(customer => (customer.CustomerId, string.Join(' ', customer))));
    }

    [Fact]
    public async Task GetEvents_RefundedOrder_IsTwoEventsInTheOrderOfTime()
    {
        var result = await Imported.ReadAsync("""
            order_id,customer,date,type,amount
            1,a,2026-01-05,Sale,50
            1,a,2026-03-09,Refund,20
            2,a,2026-02-05,Sale,30
            """);

        Assert.Equal(
            ["1 0", "2 0", "1 20"],
            result.GetEvents().Select(tracked => $"{tracked.Event.Snapshot!.OrderId} {tracked.Event.Snapshot.RefundedTotal:0}"));
    }
}
