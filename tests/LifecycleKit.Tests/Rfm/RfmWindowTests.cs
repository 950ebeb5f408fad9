using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

/// <summary>Values and models over a window of days, against the definition, and batch against one by one.</summary>
public class RfmWindowTests
{
    private static readonly Gen<OrderSnapshot> Orders =
        from id in Gen.Choose(0, 9)
        from placed in Gen.Choose(0, 60)
        from ticks in Gen.Elements(0L, 0L, 1L, -1L)
        from gross in Gen.Elements(-20m, 0m, 10m, 35.5m, 90m)
        from refunded in Gen.Elements(0m, 0m, 4m, 40m)
        from changed in Gen.Choose(1, 30)
        from status in Gen.Elements(OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Cancelled)
        let at = Days.Day(2 + placed / 2.0).AddTicks(ticks)
        select new OrderSnapshot
        {
            OrderId = $"{id}", PlacedAt = at, ChangedAt = at.AddDays(changed), GrossTotal = gross,
            RefundedTotal = gross < 0 ? 0 : refunded, Status = status,
        };

    private static readonly Gen<(OrderSnapshot[] Orders, int Window, DateTimeOffset AsOf, TimeZoneInfo Zone)> Cases =
        from orders in Gen.ArrayOf(Orders)
        from window in Gen.Choose(1, 40)
        from asOf in Gen.Choose(0, 140)
        from zone in Gen.Elements(Days.Zones.AsEnumerable())
        select (orders, window, Days.Day(2 + asOf / 2.0), zone);

    [Fact]
    public void TryFrom_OfAnyLedger_CountsTheOrdersOfTheWindow() => Law.Holds(Cases, x =>
    {
        var history = ApplyAll(x.Orders);
        var orders = history.Orders.AllOrders;
        var ofWindow = orders.Where(one => one.PlacedAt > x.AsOf.AddDays(-x.Window) && one.PlacedAt <= x.AsOf).ToArray();
        var isBuyer = RfmValues.TryFrom(history.Orders, x.AsOf, x.Zone, x.Window, out var values);
        Assert.Equal(RfmValues.TryFrom(history.Profile, x.AsOf, x.Zone, out var lifetime), isBuyer);
        Assert.Equal(isBuyer, values.HasOrders);
        RfmValues.TryFrom(history.Orders, x.AsOf, x.Zone, null, out var ofLedger);
        Assert.Equal(lifetime, ofLedger);
        if (!isBuyer) return;
        Assert.Equal((lifetime.RecencyDays, lifetime.Frequency), (values.RecencyDays, values.OrderCount));
        Assert.Equal(ofWindow.Count(one => one.IsCounted), values.Frequency);
        Assert.Equal(ofWindow.Sum(one => one.NetTotal), values.Monetary);
    }, 2_000);

    /// <summary>The log of the orders before an instant and the ledger of the same orders have the same values.</summary>
    [Fact]
    public void Read_OfALog_IsThatOfTheLedgersOneByOne() => Law.Holds(
        from customers in Gen.Choose(1, 6).SelectMany(count => Gen.ArrayOf(Cases, count)) select customers,
        customers =>
        {
            var (window, asOf, zone) = (customers[0].Window, customers[0].AsOf, customers[0].Zone);
            var builder = new OrderLogBuilder();
            var ledgers = new OrderLedger[customers.Length];
            for (var i = 0; i < customers.Length; i++)
            {
                var ledger = ApplyAll([.. customers[i].Orders.Where(one => one.PlacedAt < asOf)]).Orders;
                ledgers[i] = ledger;
                foreach (var order in ledger.AllOrders.Where(one => one.IsCounted || one.NetTotal < 0))
                    builder.Add($"{i}", order.PlacedAt, order.NetTotal, order.OrderId);
            }

            var log = builder.Build();
            var values = RfmValues.Read(log, asOf, zone, window);
            for (var i = 0; i < log.CustomerCount; i++)
            {
                RfmValues.TryFrom(ledgers[int.Parse(log[i].CustomerId, null)], asOf, zone, window, out var one);
                Assert.Equal(one, values[i]);
            }

            var options = new RfmOptions
            {
                TimeZone = zone, WindowDays = window, Recency = RfmCuts.Quantile(3), Frequency = RfmCuts.Quantile(2),
                Monetary = RfmCuts.Given(0, 30),
            };
            if (!values.Any(one => one.Frequency > 0)) return;
            var fitted = RfmModel.Fit(log, asOf, options);
            Assert.Equal(RfmModel.Fit(values, asOf, options).ContentHash, fitted.ContentHash);
            Assert.Equal(window, fitted.WindowDays);
        },
        500);

    [Fact]
    public void Fit_OverAWindow_CutsThoseWithOrdersInItAndScoresAll()
    {
        RfmValues[] customers =
        [
            .. Enumerable.Range(1, 10).Select(i => RfmValues.Create(i, i, 10 * i, 20)),
            .. Enumerable.Range(1, 30).Select(i => RfmValues.Create(400 + i, 0, 0, 1 + i % 3)), default,
        ];
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, new RfmOptions { WindowDays = 365 });

        var inWindow = customers[..10];
        Assert.Equal(NaiveRfm.Quantiles(inWindow.Select(one => (decimal)one.Frequency), 5), model.Frequency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(inWindow.Select(one => one.Monetary), 5), model.Monetary.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(customers[..40].Select(one => (decimal)one.RecencyDays), 5), model.Recency.CutPoints);
        Assert.Equal([40L, 40, 40], new[] { model.Recency, model.Frequency, model.Monetary }.Select(column => column.CustomerCount));
        Assert.All(customers[10..40], one => Assert.Equal((1, 1), (model.Score(one).F, model.Score(one).M)));
        Assert.Equal((5, 5, 5), (model.Score(customers[0]).R, model.Score(customers[9]).F, model.Score(customers[9]).M));
        Assert.False(model.Score(customers[40]).IsScored);
        Assert.Equal(model.ContentHash, RfmModel.FromJson(model.ToJson()).ContentHash);
    }

    [Fact]
    public void Fit_OverAWindowWithoutOrders_SaysSo()
    {
        var error = Assert.Throws<ArgumentException>("population", () => RfmModel.Fit(
            [RfmValues.Create(500, 0, 0, 3)], RfmPopulations.AsOf, new RfmOptions { WindowDays = 365 }));
        Assert.Contains("none of the 1 has an order in the window", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OverAWindow_CutsRepeatCustomersOfTheWindow()
    {
        RfmValues[] customers =
        [
            .. Enumerable.Range(0, 25).Select(i => RfmValues.Create(i, 2 + i % 5, 10 + i, 9)),
            .. Enumerable.Range(0, 40).Select(i => RfmValues.Create(i, 1, 1000 + i, 9)),
        ];
        var model = RfmModel.Fit(
            customers, RfmPopulations.AsOf, new RfmOptions { WindowDays = 90, Population = RfmPopulation.RepeatCustomers });
        Assert.Equal(RfmPopulation.RepeatCustomers, model.Population);
        Assert.Equal(NaiveRfm.Quantiles(customers[..25].Select(one => one.Monetary), 5), model.Monetary.CutPoints);
    }

    [Fact]
    public void Create_BadValueOfAWindow_NamesIt()
    {
        Assert.Throws<ArgumentOutOfRangeException>("orderCount", () => RfmValues.Create(0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("frequency", () => RfmValues.Create(0, -1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("frequency", () => RfmValues.Create(0, 3, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new RfmOptions { WindowDays = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new RfmOptions { WindowDays = RfmOptions.MaxWindowDays + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(
            "windowDays", () => RfmValues.TryFrom(new CustomerHistory().Orders, Days.Start, TimeZoneInfo.Utc, -1, out _));
    }

    private static CustomerHistory ApplyAll(OrderSnapshot[] orders)
    {
        var history = new CustomerHistory();
        foreach (var order in orders) history.Apply(CustomerEvent.Order(order));
        return history;
    }
}
