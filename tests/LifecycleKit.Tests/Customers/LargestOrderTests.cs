using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>The largest order and the mean of the others, after refunds, cancellations, undone steps and copies.</summary>
public class LargestOrderTests
{
    private static readonly Gen<OrderSnapshot> Notices =
        from id in Gen.Choose(0, 90)
        from placed in Gen.Choose(0, 40)
        from changed in Gen.Choose(0, 30)
        from gross in Gen.Elements(-20m, 0m, 10m, 35.5m, 35.50m, 90m, 1_000m)
        from refunded in Gen.Elements(0m, 0m, 4m, 1_000m)
        from status in Gen.Elements(OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Cancelled)
        select new OrderSnapshot
        {
            OrderId = $"{id}", PlacedAt = Days.Day(placed), ChangedAt = Days.Day(placed + changed), GrossTotal = gross,
            RefundedTotal = gross < 0 ? 0 : refunded, Status = status,
        };

    [Fact]
    public void Fields_AfterAnyChanges_AreThoseOfAllOrders() => Law.Holds(
        from notices in Gen.Choose(0, 160).SelectMany(count => Gen.ArrayOf(Notices, count))
        from undone in Gen.ArrayOf(Notices, 3)
        select (notices, undone),
        x =>
        {
            var history = new CustomerHistory();
            var seen = 0;
            foreach (var notice in x.notices)
            {
                history.Apply(CustomerEvent.Order(notice));
                if (seen++ % 11 == 0) IsRight(history);
            }

            IsRight(history);
            var copy = history.Clone();
            foreach (var notice in x.undone)
            {
                history.Apply(CustomerEvent.Order(notice), out var undo);
                IsRight(history);
                history.Undo(undo);
                IsRight(history);
            }

            foreach (var notice in x.undone) copy.Apply(CustomerEvent.Order(notice));
            IsRight(copy);
            IsRight(history);
            IsRight(CustomerHistory.FromSnapshot(history.Capture(), OrderLedger.FromEntries(null, history.Orders.Entries)));
        },
        400);

    /// <summary>The same orders in another order of arrival give the same figures.</summary>
    [Fact]
    public void Fields_OfOrdersThatArriveInAnotherOrder_AreTheSame() => Law.Holds(
        from notices in Gen.ArrayOf(Notices, 20) from mixed in Gen.Shuffle(notices) select (notices, mixed),
        x =>
        {
            var (one, other) = (new CustomerHistory(), new CustomerHistory());
            foreach (var notice in x.notices) one.Apply(CustomerEvent.Order(notice));
            foreach (var notice in x.mixed) other.Apply(CustomerEvent.Order(notice));
            Assert.Equal(Read(Fields.LargestOrder, one), Read(Fields.LargestOrder, other));
            Assert.Equal(Read(Fields.MeanOfOtherOrders, one), Read(Fields.MeanOfOtherOrders, other));
        },
        500);

    [Fact]
    public void Read_OfManyOrders_AllocatesNothing()
    {
        var history = new CustomerHistory();
        for (var i = 0; i < 1_000; i++)
        {
            var order = new OrderSnapshot { OrderId = $"{i}", PlacedAt = Days.Day(i), GrossTotal = 1 + i * 7 % 100 };
            history.Apply(CustomerEvent.Order(order));
        }

        Assert.Equal(100, Read(Fields.LargestOrder, history));
        var condition = Fields.LargestOrder.AtLeast(Fields.MeanOfOtherOrders, times: 2);
        Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(history, Days.Day(2_000)))));
    }

    private static void IsRight(CustomerHistory history)
    {
        var totals = history.Orders.CountedOrders.Select(order => order.NetTotal).Order().ToArray();
        Assert.Equal(totals.Length == 0 ? null : totals[^1], Read(Fields.LargestOrder, history));
        Assert.Equal(
            totals.Length < 2 ? null : decimal.Round(totals[..^1].Sum() / (totals.Length - 1), 8), Read(Fields.MeanOfOtherOrders, history));
    }

    private static decimal? Read(NumberField field, CustomerHistory history) =>
        field.TryRead(new Facts(history, Days.Day(100)), out var value) ? value : null;
}
