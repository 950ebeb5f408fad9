using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Customers;

/// <summary>Work, counted in looks at orders and not in time.</summary>
public class OrderCostTests
{
    private const int Orders = 10_000;

    /// <summary>Searches of a step: a window has two ends and is read, and its crossing searched for, a few times.</summary>
    private const int MaxLooks = 40 * 14;

    [Theory]
    [InlineData("orders")]
    [InlineData("revenue")]
    [InlineData("many")]
    public void Step_WithTenThousandOrdersInTheWindow_LooksAtALogarithmOfThem(string what)
    {
        var year = TimeSpan.FromDays(365);
        var condition = what switch
        {
            "orders" => Fields.OrdersWithin(year).LessThan(2),
            "revenue" => Fields.NetRevenueWithin(year).LessThan(200),
            _ => Fields.NetRevenueWithin(year).In([.. Enumerable.Range(0, 256).Select(i => (decimal)i / 3)]),
        };
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("x", x => x
            .Stage("warm").Stage("cold").Rule("cools", rule => rule.From("warm").To("cold").WhenTimePasses().When(condition))));
        var history = new CustomerHistory();
        for (var i = 0; i < Orders; i++) history.Apply(CustomerEvent.Order(Order(i)));
        var state = engine.Start(history, Order(Orders - 1).PlacedAt);
        var before = history.Orders.Looks;
        for (var i = 0; i < 10; i++)
        {
            state = engine.Step(state, history, CustomerEvent.Order(Order(Orders + i))).State;
            state = engine.Step(state, history, CustomerEvent.Visit(Order(Orders + i).PlacedAt)).State;
        }

        var looks = history.Orders.Looks - before;
        Assert.InRange(looks, 20, 20 * MaxLooks);
        Assert.NotNull(state.NextDue);
        Assert.Equal("cold", engine.Advance(state, history, state.NextDue.Value).Stage);
        Assert.Equal("warm", engine.Advance(state, history, state.NextDue.Value.AddTicks(-1)).Stage);
    }

    [Fact]
    public void Apply_InOrderOfPlacing_LooksAtAFewOrdersEach()
    {
        var ledger = new OrderLedger();
        ledger.Apply(Order(0));
        ledger.TryGetPurchaseClock(Zones.Find("Europe/Berlin"), TimeUnit.Day, PurchaseGrain.Day, out _);
        for (var i = 1; i < Orders; i++)
        {
            var before = ledger.Looks;
            ledger.Apply(Order(i));
            ledger.Apply(Order(i) with { Status = OrderStatus.Paid, ChangedAt = Order(i).PlacedAt.AddMinutes(1) });
            ledger.TryGetPurchaseClock(Zones.Find("Europe/Berlin"), TimeUnit.Day, PurchaseGrain.Day, out _);
            Assert.InRange(ledger.Looks - before, 2, 60);
        }
    }

    [Fact]
    public void Apply_OfAPaymentAmongManyOrders_LooksAtALogarithmOfThem()
    {
        var ledger = new OrderLedger();
        for (var i = 0; i < Orders; i++) ledger.Apply(Order(i));
        var before = ledger.Looks;
        ledger.Apply(Order(17) with { Status = OrderStatus.Paid, ChangedAt = Order(Orders).PlacedAt });
        Assert.InRange(ledger.Looks - before, 1, 60);
    }

    [Fact]
    public void ClvClock_ReadBetweenOrders_AllocatesNothing()
    {
        var ledger = new OrderLedger();
        for (var i = 0; i < 100; i++) ledger.Apply(Order(i));
        var zone = Zones.Find("Europe/Berlin");
        Assert.Equal(0, Allocation.Of(() => ledger.TryGetPurchaseClock(zone, TimeUnit.Day, PurchaseGrain.Day, out _)));
    }

    private static OrderSnapshot Order(int number) =>
        new() { OrderId = $"{number:D6}", PlacedAt = Days.Day(0).AddMinutes(number), GrossTotal = 10 };
}
