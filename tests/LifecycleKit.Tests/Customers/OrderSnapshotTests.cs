using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderSnapshotTests
{
    private const decimal Largest = 1_000_000_000_000_000m;

    private static OrderSnapshot Plain => new() { OrderId = "A", PlacedAt = Days.Day(3), GrossTotal = 100 };

    [Fact]
    public void New_OfTheLeast_HasItsDefaults()
    {
        var order = Plain;
        Assert.Equal(Days.Day(3), order.ChangedAt);
        Assert.False(order.HasChangedAt);
        Assert.Null(order.Version);
        Assert.Equal(OrderStatus.Placed, order.Status);
        Assert.Equal((0m, 0m, (decimal?)null), (order.RefundedTotal, order.Discount, order.Margin));
        Assert.Equal((null, null), (order.Category, order.Currency));
        Assert.True(order.IsCounted);
        Assert.Equal(100, order.NetTotal);
    }

    [Fact]
    public void HasChangedAt_Stamped_IsTrueUntilItIsTakenAway()
    {
        var stamped = Plain.WithChangedAt(Days.Day(3));
        Assert.True(stamped.HasChangedAt);
        Assert.Equal(Plain, stamped);
        Assert.False(stamped.WithChangedAt(default).HasChangedAt);
        Assert.Equal(Days.Day(3), stamped.WithChangedAt(default).ChangedAt);
    }

    [Theory]
    [InlineData(100, 30, OrderStatus.Paid, 30)]
    [InlineData(100, 30, OrderStatus.Placed, 30)]
    [InlineData(100, 121, OrderStatus.Paid, 100)]
    [InlineData(100, 121, OrderStatus.Cancelled, 0)]
    [InlineData(0, 5, OrderStatus.Paid, 0)]
    [InlineData(-20, 0, OrderStatus.Paid, 0)]
    public void CountedRefund_OfAnOrder_IsAtMostTheGrossTotalAndNothingOfACancelledOne(
        int gross, int refunded, OrderStatus status, int counted) =>
        Assert.Equal(counted, (Plain with { GrossTotal = gross, RefundedTotal = refunded, Status = status }).CountedRefund);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void OrderId_Empty_IsRefused(string? id) =>
        Assert.Equal("OrderId", Assert.ThrowsAny<ArgumentException>(() => Plain with { OrderId = id! }).ParamName);

    [Fact]
    public void PlacedAt_Default_IsRefused() =>
        Assert.Equal("PlacedAt", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { PlacedAt = default }).ParamName);

    [Fact]
    public void Status_Undefined_IsRefused() =>
        Assert.Equal("Status", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Status = (OrderStatus)3 }).ParamName);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Version_NotPositive_IsRefused(long version) =>
        Assert.Equal("Version", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Version = version }).ParamName);

    [Fact]
    public void Amounts_BeyondTheLargest_AreRefused()
    {
        var beyond = Largest + 0.01m;
        Assert.Equal("GrossTotal", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { GrossTotal = beyond }).ParamName);
        Assert.Equal("GrossTotal", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { GrossTotal = -beyond }).ParamName);
        Assert.Equal("RefundedTotal", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { RefundedTotal = beyond }).ParamName);
        Assert.Equal("Discount", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Discount = beyond }).ParamName);
        Assert.Equal("Margin", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Margin = -beyond }).ParamName);
        Assert.Equal(Largest, (Plain with { GrossTotal = Largest }).NetTotal);
    }

    [Fact]
    public void Amounts_Negative_AreRefusedWhereTheyMakeNoSense()
    {
        Assert.Equal("RefundedTotal", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { RefundedTotal = -0.01m }).ParamName);
        Assert.Equal("Discount", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Discount = -0.01m }).ParamName);
        Assert.Equal(-1, (Plain with { Margin = -1 }).Margin);
        Assert.Equal(-1, (Plain with { GrossTotal = -1 }).GrossTotal);
    }

    [Fact]
    public void Amounts_OfManyDecimals_KeepEightHalfToEven()
    {
        var order = Plain with { GrossTotal = 0.000000025m, RefundedTotal = 0.000000035m, Discount = 1m / 3, Margin = -2m / 3 };
        Assert.Equal((0.00000002m, 0.00000004m), (order.GrossTotal, order.RefundedTotal));
        Assert.Equal((0.33333333m, (decimal?)-0.66666667m), (order.Discount, order.Margin));
    }

    [Theory]
    [InlineData("EURO")]
    [InlineData("eur")]
    [InlineData("E1R")]
    [InlineData("ÄUR")]
    [InlineData("")]
    public void Currency_OtherThanThreeCapitals_IsRefused(string currency) =>
        Assert.Equal("Currency", Assert.Throws<ArgumentException>(() => Plain with { Currency = currency }).ParamName);

    [Fact]
    public void Equals_OfTheSameGivenAndByDefault_IsTrue()
    {
        var elsewhere = Days.Day(3).ToOffset(TimeSpan.FromHours(2));
        var given = Plain with { ChangedAt = elsewhere, GrossTotal = 100.00m };
        Assert.Equal(Plain, given);
        Assert.Equal(Plain.GetHashCode(), given.GetHashCode());
        var changes = Array.ConvertAll([Plain, given], new OrderLedger().Apply);
        Assert.Equal([LedgerOutcome.Applied, LedgerOutcome.Unchanged], changes.Select(change => change.Outcome));
    }

    [Fact]
    public void Equals_OfAnyChangedProperty_IsFalse()
    {
        OrderSnapshot[] others =
        [
            Plain with { OrderId = "a" }, Plain with { PlacedAt = Days.Day(2) }, Plain with { ChangedAt = Days.Day(4) },
            Plain with { Status = OrderStatus.Paid }, Plain with { GrossTotal = 99 }, Plain with { RefundedTotal = 1 },
            Plain with { Discount = 1 }, Plain with { Margin = 0 }, Plain with { Category = "" }, Plain with { Currency = "EUR" },
            Plain with { Version = 1 },
        ];
        Assert.All(others, other => Assert.NotEqual(Plain, other));
    }
}
