using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderLogBuilderTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Add_SpansAndRows_AreTheSame()
    {
        var builder = new OrderLogBuilder();
        builder.Add("a", Noon, 1, "7");
        builder.Add(new OrderRow("a", Noon, 2, "7"));
        builder.Add("a", Noon, 4);
        builder.Add(new OrderRow("a", Noon, 8, ""));
        Assert.Equal(4, builder.RowCount);
        Assert.Equal([3m, 12m], builder.Build()[0].Select(entry => entry.Amount));
    }

    [Fact]
    public void Add_NoCustomerId_ThrowsAndTakesNothing()
    {
        var builder = new OrderLogBuilder();
        Assert.Throws<ArgumentException>("customerId", () => builder.Add("", Noon, 1));
        Assert.Throws<ArgumentException>("customerId", () => builder.Add(default(OrderRow)));
        Assert.Equal(0, builder.RowCount);
        Assert.Empty(builder.Build());
    }

    [Fact]
    public void NumberCustomer_EqualIds_IsOneNumberUntilBuild()
    {
        var builder = new OrderLogBuilder();
        builder.Add("b", Noon, 1);
        var (a, b) = (builder.NumberCustomer("a"), builder.NumberCustomer("b"));
        Assert.Equal((a, b), (builder.NumberCustomer("a"), builder.NumberCustomer("b")));
        builder.Add(b, Noon, 2);
        Assert.Throws<ArgumentOutOfRangeException>("customer", () => builder.Add(2, Noon, 1));
        Assert.Throws<ArgumentOutOfRangeException>("customer", () => builder.Add(-1, Noon, 1));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => builder.Add(a, Noon, decimal.MaxValue));

        var log = builder.Build();

        Assert.Equal(["a", "b"], log.Select(customer => customer.CustomerId));
        Assert.Equal([0, 1], log.Select(customer => customer.Count));
        Assert.Equal((3m, 2L), (log[1][0].Amount, log.RowCount));
        Assert.Throws<ArgumentOutOfRangeException>("customer", () => builder.Add(a, Noon, 1));
    }

    [Fact]
    public void NumberCustomer_NoIdOrTooLong_Throws()
    {
        var builder = new OrderLogBuilder();
        var longest = new string('é', 32_767);
        Assert.Equal(0, builder.NumberCustomer(longest));
        Assert.Throws<ArgumentException>("customerId", () => builder.NumberCustomer(longest + "x"));
        Assert.Throws<ArgumentException>("customerId", () => builder.NumberCustomer(""));
    }

    [Fact]
    public void Add_IdAtAndPastTheLimit_IsTakenAndRefused()
    {
        var builder = new OrderLogBuilder();
        var longest = new string('é', 32_767);
        builder.Add(longest, Noon, 1, longest);
        Assert.Throws<ArgumentException>("customerId", () => builder.Add(longest + "x", Noon, 1));
        Assert.Throws<ArgumentException>("orderId", () => builder.Add("a", Noon, 1, longest + "x"));
        Assert.Equal(longest, Assert.Single(builder.Build()).CustomerId);
    }

    [Theory]
    [InlineData("1000000000000000000.01")]
    [InlineData("-1000000000000000000.01")]
    [InlineData("79228162514264337593543950335")]
    public void Add_AmountBeyondTheLimit_ThrowsAndTakesNothing(string text)
    {
        var amount = decimal.Parse(text, CultureInfo.InvariantCulture);
        var builder = new OrderLogBuilder();
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => builder.Add("a", Noon, amount));
        builder.Add("b", Noon, 1);
        Assert.Equal("b", Assert.Single(builder.Build()).CustomerId);
    }

    [Fact]
    public void Build_Twice_StartsEmpty()
    {
        var builder = new OrderLogBuilder();
        builder.Add("a", Noon, 1, "7");
        var first = builder.Build();
        Assert.Equal(0, builder.RowCount);
        builder.Add("a", Noon, 2, "7");
        Assert.Equal(2m, builder.Build()[0][0].Amount);
        Assert.Equal(1m, first[0][0].Amount);
    }

    [Fact]
    public void Build_MillionRows_AllocatesFewerThan60BytesARow()
    {
        const int Rows = 1_000_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var builder = new OrderLogBuilder();
        Span<char> id = stackalloc char[9];
        for (var row = 0; row < Rows; row++)
        {
            (row * 7919L % 100_000).TryFormat(id, out _, "D9", CultureInfo.InvariantCulture);
            builder.Add(id, Noon.AddSeconds(row), row);
        }

        var log = builder.Build();
        // What was ever allocated bounds from above what was in use at any time.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rows, 16, 60);
        Assert.Equal((100_000, (long)Rows), (log.CustomerCount, log.RowCount));
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentNullException>("TimeZone", () => new OrderLogOptions { TimeZone = null! });
        Assert.Throws<ArgumentOutOfRangeException>("WithoutOrderId", () => new OrderLogOptions { WithoutOrderId = (OrderGrain)2 });
        Assert.Equal((TimeZoneInfo.Utc, OrderGrain.Day), (new OrderLogOptions().TimeZone, new OrderLogOptions().WithoutOrderId));
    }
}
