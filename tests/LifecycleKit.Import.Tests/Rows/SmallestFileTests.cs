namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Small files, each for one kind of trouble of real exports: the right value, or the refusal.</summary>
public class SmallestFileTests
{
    [Theory]
    // Fields and quotes.
    [InlineData("customer,date,total\na,2026-01-05,1,234.50\nb,2026-01-06,20\nc,2026-01-07,5\n", "b 2026-01-06 20; c 2026-01-07 5")]
    [InlineData("customer,date,note,qty,total\na,2026-01-05,red, large,2,50.00\nb,2026-01-06,blue,1,20.00\nc,2026-01-06,blue,1,2.00\n", "b 2026-01-06 20; c 2026-01-06 2")]
    [InlineData("customer_id,total,date,note\n0,7,2026-01-05,2026-01-06,x\n", "refused: rejected-rows")]
    [InlineData("customer,date,total\na,2026-01-05,10,\nb,2026-01-06,20,,\n", "a 2026-01-05 10; b 2026-01-06 20")]
    // Rows that are no orders.
    [InlineData("order_id,customer,date,status,total\n1,a,2026-01-05,completed,10\n2,a,2026-01-06,cancelled,20\n3,a,2026-01-07,refunded,30\n4,a,2026-01-08,failed,40\n", "a 2026-01-05 10")]
    [InlineData("order_id,customer,date,type,amount\n1,a,2026-01-05,Sale,50\n1r,a,2026-01-09,Refund,50\n", "a 2026-01-05 50, 2026-01-09 -50")]
    [InlineData("date,customer,total\n2026-01-05,a,10\n2026-01-06,b,20\n2026-01-06,Total,30\n", "a 2026-01-05 10; b 2026-01-06 20")]
    [InlineData("customer,date,total\nNULL,2026-01-05,1\nN/A,2026-01-05,1\nnan,2026-01-06,1\nnan,2026-01-07,1\na,2026-01-08,1\n", "a 2026-01-08 1")]
    [InlineData("customer,date,total\na,2026-01-05,10\n,,\n,,\n", "a 2026-01-05 10")]
    // One order.
    [InlineData("order_number,customer_id,order_date,total\n1,7,2026-01-05 09:00,10\n2,7,2026-01-05 18:00,20\n", "7 2026-01-05 10, 2026-01-05 20")]
    [InlineData("order_id,customer,date,quantity,price,total\n1,a,2026-01-05,2,10,50\n1,a,2026-01-05,1,30,50\n", "a 2026-01-05 50")]
    [InlineData("order_id,customer,date,item,order_total\n1,a,2026-01-05,x,50\n1,a,2026-01-05,y,50\n", "refused: row-kind")]
    [InlineData("order_id,customer,date,item,total\n1,a,2026-01-05,,50\n1,a,2026-01-05,x,20\n1,a,2026-01-05,y,30\n", "a 2026-01-05 50")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-09-20,-12\n1,a,2026-09-13,27\n", "a 2026-09-13 15")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-09-13,27\n1,a,2026-09-20,-12\n", "a 2026-09-13 15")]
    [InlineData("order_id,customer,date,amount\n1,a,2025-01-05,10\n1,a,2026-01-05,20\n", "a 2025-01-05 10, 2026-01-05 20")]
    [InlineData("order_id,customer,date,amount\n9.91214E+15,a,2026-01-05,10\n9.91214E+15,a,2026-03-05,20\n", "a 2026-01-05 10, 2026-03-05 20")]
    [InlineData("order_id,customer,date,amount\n1,a,2026-01-05,10\n1,a,2026-01-05,10\n", "a 2026-01-05 20")]
    // Columns.
    [InlineData("customer,date,Total,Total\na,2026-01-05,10,12\n", "refused: column")]
    [InlineData("customer,total,shipping,date\na,10,5,2026-01-05\ncustomer,shipping,total,date\nb,5,20,2026-01-06\n", "refused: header")]
    [InlineData("customer,date,total\na,2026-01-05,10\ncustomer,date,total\nb,2026-01-06,20\n", "a 2026-01-05 10; b 2026-01-06 20")]
    // Dates after today.
    [InlineData("customer,date,total\na,2026-11-20,10\nb,2062-01-07,5\n", "a 2026-11-20 10")]
    [InlineData("customer,date,total\na,2026-11-20,10\n,2062-01-07,5\n", "a 2026-11-20 10")]
    // Refusals.
    [InlineData("customer,date,total\n", "refused: no-orders")]
    [InlineData("customer,date,total", "refused: no-orders")]
    [InlineData("customer,date,total\n,2026-01-05,10\n", "refused: no-orders")]
    public async Task Read_SmallestFile_IsRightOrRefused(string file, string expected) =>
        Assert.Equal(expected, await Imported.OutcomeAsync(file));
}
