using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class OrderChangeTests
{
    private static readonly OrderSnapshot Placed = Order("A", placed: 1, status: OrderStatus.Placed);
    private static readonly OrderSnapshot Paid = Order("A", placed: 1, changed: 2);
    private static readonly OrderSnapshot PartlyRefunded = Order("A", placed: 1, refunded: 30, changed: 3);
    private static readonly OrderSnapshot Refunded = Order("A", placed: 1, refunded: 100, changed: 4);
    private static readonly OrderSnapshot Cancelled = Order("A", placed: 1, status: OrderStatus.Cancelled, changed: 5);

    [Fact]
    public void Triggers_OfDefault_AreNone() => Assert.Equal(EventTriggers.None, default(OrderChange).Triggers);

    [Fact]
    public void Triggers_OfANewUnpaidOrder_ArePlaced() => Assert.Equal(EventTriggers.OrderPlaced, Triggers(Placed));

    [Fact]
    public void Triggers_OfANewPaidOrder_ArePlacedAndPaid() =>
        Assert.Equal(EventTriggers.OrderPlaced | EventTriggers.OrderPaid, Triggers(Paid));

    [Fact]
    public void Triggers_OfAPayment_ArePaid() => Assert.Equal(EventTriggers.OrderPaid, Triggers(Placed, Paid));

    [Fact]
    public void Triggers_OfAPartialRefund_AreRefunded() => Assert.Equal(EventTriggers.OrderRefunded, Triggers(Paid, PartlyRefunded));

    [Fact]
    public void Triggers_OfTheRestOfARefund_AreRefunded() =>
        Assert.Equal(EventTriggers.OrderRefunded, Triggers(Paid, PartlyRefunded, Refunded));

    [Fact]
    public void Triggers_OfANewOrderAlreadyRefunded_AreRefundedAlone() => Assert.Equal(EventTriggers.OrderRefunded, Triggers(Refunded));

    [Fact]
    public void Triggers_OfARefundTakenBackInPart_AreAmended() =>
        Assert.Equal(EventTriggers.OrderAmended, Triggers(PartlyRefunded, Order("A", placed: 1, refunded: 10, changed: 4)));

    [Fact]
    public void Triggers_OfAFullRefundTakenBack_ArePlacedAndPaid() =>
        Assert.Equal(EventTriggers.OrderPlaced | EventTriggers.OrderPaid, Triggers(Refunded, Order("A", placed: 1, changed: 6)));

    [Fact]
    public void Triggers_OfACancellation_AreCancelled() => Assert.Equal(EventTriggers.OrderCancelled, Triggers(Paid, Cancelled));

    [Fact]
    public void Triggers_OfANewOrderAlreadyCancelled_AreCancelled() => Assert.Equal(EventTriggers.OrderCancelled, Triggers(Cancelled));

    [Fact]
    public void Triggers_OfACancellationWithRefund_AreCancelledAlone() => Assert.Equal(
        EventTriggers.OrderCancelled,
        Triggers(Paid, Order("A", placed: 1, refunded: 100, status: OrderStatus.Cancelled, changed: 5)));

    [Fact]
    public void Triggers_OfAReinstatement_ArePlacedAndPaid() =>
        Assert.Equal(EventTriggers.OrderPlaced | EventTriggers.OrderPaid, Triggers(Paid, Cancelled, Order("A", placed: 1, changed: 6)));

    [Fact]
    public void Triggers_OfAReinstatementOfAPartlyRefundedOrder_AreNoFurtherRefund() => Assert.Equal(
        EventTriggers.OrderPlaced | EventTriggers.OrderPaid,
        Triggers(
            PartlyRefunded, Order("A", placed: 1, refunded: 30, status: OrderStatus.Cancelled, changed: 5),
            Order("A", placed: 1, refunded: 30, changed: 6)));

    [Fact]
    public void Triggers_OfARefundBeyondTheGrossTotal_AreThoseOfTheFirst() =>
        Assert.Equal(EventTriggers.OrderAmended, Triggers(Refunded, Order("A", placed: 1, refunded: 121, changed: 5)));

    [Fact]
    public void Triggers_OfACredit_AreRefunded() => Assert.Equal(EventTriggers.OrderRefunded, Triggers(Order("C", placed: 1, gross: -20)));

    [Fact]
    public void Triggers_OfACancelledCredit_AreCancelled() => Assert.Equal(
        EventTriggers.OrderCancelled,
        Triggers(Order("C", placed: 1, gross: -20), Order("C", placed: 1, gross: -20, status: OrderStatus.Cancelled, changed: 2)));

    [Theory]
    [InlineData("gross")]
    [InlineData("discount")]
    [InlineData("margin")]
    [InlineData("category")]
    [InlineData("placed")]
    [InlineData("currency")]
    [InlineData("unpaid")]
    public void Triggers_OfAnyOtherChange_AreAmended(string what)
    {
        var later = Paid with { ChangedAt = Days.Day(3) };
        var amended = what switch
        {
            "gross" => later with { GrossTotal = 90 },
            "discount" => later with { Discount = 5 },
            "margin" => later with { Margin = 5 },
            "category" => later with { Category = "shoes" },
            "placed" => later with { PlacedAt = Days.Day(0.5) },
            "currency" => later with { Currency = "EUR" },
            _ => later with { Status = OrderStatus.Placed },
        };
        Assert.Equal(EventTriggers.OrderAmended, Triggers(Paid, amended));
    }

    [Fact]
    public void Triggers_OfALaterEqualSnapshot_AreNone() =>
        Assert.Equal(EventTriggers.None, Triggers(Paid, Paid with { ChangedAt = Days.Day(9) }));

    [Fact]
    public void Triggers_OfARepeatedOrStaleSnapshot_AreNone()
    {
        Assert.Equal(EventTriggers.None, Triggers(Paid, Paid));
        Assert.Equal(EventTriggers.None, Triggers(Paid, Cancelled, Paid));
    }
}
