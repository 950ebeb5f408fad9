using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

public class RollingWindowTests
{
    private static readonly Gen<OrderSnapshot> Notices =
        from id in Gen.Choose(0, 9)
        from placed in Gen.Choose(0, 40)
        from changed in Gen.Choose(0, 30)
        from gross in Gen.Elements(-20m, 0m, 10m, 35.5m)
        from refunded in Gen.Elements(0m, 0m, 4m, 40m)
        from status in Gen.Elements(OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Cancelled)
        select new OrderSnapshot
        {
            OrderId = $"{id}",
            PlacedAt = Days.Day(placed / 2.0),
            ChangedAt = Days.Day(placed / 2.0 + changed),
            GrossTotal = gross,
            RefundedTotal = gross < 0 ? 0 : refunded,
            Status = status,
        };

    private static readonly Gen<Case> Cases =
        from notices in Notices.ArrayOf()
        from window in Gen.Choose(1, 60)
        from now in Gen.Choose(0, 200)
        from operand in Gen.Choose(-20, 60)
        select new Case(notices, TimeSpan.FromHours(window * 6), Days.Day(now / 4.0), operand);

    [Fact]
    public void Fields_OfAnyLedger_AreTheOrdersOfTheWindow() => Law.Holds(Cases, x =>
    {
        var history = x.ApplyAll();
        for (var day = 0.0; day < 45; day += 0.25)
        {
            var facts = new Facts(history, Days.Day(day));
            Assert.True(Fields.OrdersWithin(x.Window).TryRead(facts, out var orders));
            Assert.True(Fields.NetRevenueWithin(x.Window).TryRead(facts, out var revenue));
            var inWindow = history.Orders.AllOrders.Where(
                order => order.PlacedAt > Days.Day(day) - x.Window && order.PlacedAt <= Days.Day(day)).ToList();
            Assert.Equal((inWindow.Count(order => order.IsCounted), inWindow.Sum(order => order.NetTotal)), (orders, revenue));
        }
    });

    [Fact]
    public void NextFlip_OfAnyWindow_PassesOverNoChangeAndLiesAhead() => Law.Holds(Cases, x =>
    {
        var history = x.ApplyAll();
        foreach (var condition in (Condition[])[Fields.OrdersWithin(x.Window).AtLeast(x.Operand / 10),
            Fields.NetRevenueWithin(x.Window).LessThan(x.Operand)])
        {
            var truth = condition.Evaluate(new Facts(history, x.Now));
            var flip = condition.NextFlip(new Facts(history, x.Now));
            Assert.True(flip > x.Now.UtcTicks);
            var edges = history.Orders.AllOrders.SelectMany(order => (DateTimeOffset[])[order.PlacedAt, order.PlacedAt + x.Window]);
            foreach (var at in edges.SelectMany(edge => (long[])[edge.UtcTicks - 1, edge.UtcTicks])
                .Where(at => at > x.Now.UtcTicks && at < flip))
            {
                Assert.Equal(truth, condition.Evaluate(new Facts(history, new DateTimeOffset(at, TimeSpan.Zero))));
            }
        }
    });

    [Fact]
    public void Advance_RuleOnAWindow_FiresWhenTheOldestOrderLeaves()
    {
        var definition = LifecycleDefinition.Build("keen", keen => keen
            .Stage("guest").Stage("keen")
            .Rule(
                "warms", rule => rule.From("guest").To("keen").WhenTimePasses().When(Fields.OrdersWithin(TimeSpan.FromDays(30)).AtLeast(2)))
            .Rule(
                "cools",
                rule => rule.From("keen").To("guest").WhenTimePasses().When(Fields.OrdersWithin(TimeSpan.FromDays(30)).LessThan(2))));
        var engine = LifecycleEngine.Compile(definition);
        var history = new CustomerHistory();
        var state = engine.Start(history, Days.Day(0));
        foreach (var day in (int[])[0, 10])
        {
            state = engine.Step(
                state, history,
                CustomerEvent.Order(new OrderSnapshot { OrderId = $"{day}", PlacedAt = Days.Day(day), GrossTotal = 5 })).State;
        }

        Assert.Equal(("keen", Days.Day(30)), (state.Stage, state.NextDue));
        Assert.Equal("keen", engine.Advance(state, history, Days.Day(30).AddTicks(-1)).Stage);
        Assert.Equal(
            ("guest", Days.Day(30)),
            (engine.Advance(state, history, Days.Day(90)).Stage, engine.Advance(state, history, Days.Day(90)).EnteredAt));
    }

    [Fact]
    public void Fields_Window_AllocateNothing()
    {
        var history = new CustomerHistory();
        for (var day = 0; day < 20; day++)
            history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = $"{day}", PlacedAt = Days.Day(day), GrossTotal = day - 3 }));
        var condition = Fields.OrdersWithin(TimeSpan.FromDays(7)).AtLeast(3) & Fields.NetRevenueWithin(TimeSpan.FromDays(7)).AtLeast(3);

        Assert.Equal(0, Allocation.Of(() =>
        {
            var facts = new Facts(history, Days.Day(15));
            if (condition.Evaluate(facts) == Truth.True) condition.NextFlip(facts);
        }));
    }

    [Fact]
    public void Name_Window_HasItsLength()
    {
        Assert.Equal("orders.last365d", Fields.OrdersWithin(TimeSpan.FromDays(365)).Name);
        Assert.Equal("revenue.last1d12h", Fields.NetRevenueWithin(TimeSpan.FromHours(36)).Name);
    }

    [Fact]
    public void OrdersWithin_WindowOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("window", () => Fields.OrdersWithin(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("window", () => Fields.NetRevenueWithin(TimeSpan.FromDays(36_501)));
    }

    private sealed record Case(OrderSnapshot[] Notices, TimeSpan Window, DateTimeOffset Now, int Operand)
    {
        public CustomerHistory ApplyAll()
        {
            var history = new CustomerHistory();
            foreach (var notice in Notices) history.Apply(CustomerEvent.Order(notice));
            return history;
        }
    }
}
