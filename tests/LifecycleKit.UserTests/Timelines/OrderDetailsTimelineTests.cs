using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Timelines;

/// <summary>Timelines and searches with lines, channels and the way of orders.</summary>
public class OrderDetailsTimelineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly CustomerTimeline Empty = CustomerTimeline.Create("anna", Monday);

    [Fact]
    public void Order_OfLines_HasThemAndTheirTotal()
    {
        var order = Assert.Single(Empty.Order([Line("tea", 12), Line("cup", 8)], salesChannel: "store", orderId: "A").Orders);
        Assert.Equal((20m, "store", "A"), (order.GrossTotal, order.SalesChannel, order.OrderId));
        Assert.Equal(["cup", "tea"], order.Lines.Select(line => line.Product));
        Assert.ThrowsAny<ArgumentException>(() => Empty.Order([null!]));
        Assert.Throws<ArgumentNullException>("lines", () => Empty.Order((IReadOnlyList<OrderLine>)null!));
    }

    [Fact]
    public void Way_OfAnOrder_IsInItsSnapshots()
    {
        var story = Empty.Order(20, "A").AfterDays(1).Ship().AfterDays(2).Deliver("A").AfterDays(9).Return().RefundAll();
        var order = Assert.Single(story.Orders);
        Assert.Equal((Monday.AddDays(1), Monday.AddDays(3), Monday.AddDays(12)), (order.ShippedAt, order.DeliveredAt, order.ReturnedAt));
        Assert.Equal(5, story.Events.Count);
        Assert.Contains(
            "was delivered already", Assert.Throws<InvalidOperationException>(() => story.Deliver()).Message, StringComparison.Ordinal);
        var cancelled = Empty.Order(20).Cancel();
        Assert.Contains(
            "was cancelled and cannot be shipped", Assert.Throws<InvalidOperationException>(() => cancelled.Ship()).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Empty.Ship());
    }

    [Fact]
    public void Search_OfRulesOnOrderDetails_FindsEveryStage()
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("way", x => x
            .Stage("new", rank: 0).Stage("waits", rank: 1).Stage("has", rank: 2).Stage("asks", rank: 3).Stage("tea", rank: 4)
            .Stage("store").Stage("back")
            .Rule("wait", r => r.From("new").To("waits").WhenTimePasses().When(Fields.UndeliveredOrderCount.AtLeast(1)))
            .Rule("get", r => r.From("waits").To("has").On(EventTriggers.OrderAmended).When(Fields.LastDeliveredAt.Exists()))
            .Rule("ask", r => r.From("has").To("asks")
                .WhenTimePasses().When(Fields.LastDeliveredAt.OlderThan(TimeSpan.FromDays(3))))
            .Rule("drink", r => r.From("asks").To("tea").On(EventTriggers.OrderPlaced).When(Fields.BoughtProducts.Contains("green-tea")))
            .Rule("enter", r => r.From("tea").To("store")
                .On(EventTriggers.OrderPlaced).When(Fields.EventSalesChannel.EqualTo("store")))
            .Rule("return", r => r.From("store").To("back").WhenTimePasses().When(Fields.LastReturnedAt.Exists()))));
        var result = LifecycleExplorer.Explore(engine, cancellationToken: Cancellation);
        Assert.Equal(["new", "waits", "has", "asks", "tea", "store", "back"], result.Paths.Select(path => path.Stage).OrderBy(Place));

        int Place(string stage) => Array.IndexOf(["new", "waits", "has", "asks", "tea", "store", "back"], stage);
    }

    private static OrderLine Line(string product, decimal amount) => new() { Product = product, NetAmount = amount };
}
