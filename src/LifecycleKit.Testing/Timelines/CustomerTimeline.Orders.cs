using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

public sealed partial class CustomerTimeline
{
    /// <summary>Adds a new order of lines, whose net amounts together are its gross total.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="salesChannel">The channel of the sale, such as "store"; null for none.</param>
    /// <param name="orderId">The id of the order, unique in its shop; null for one made of the customer's id and a number.</param>
    /// <exception cref="ArgumentException">The timeline has an order of this id, or a line is not valid.</exception>
    public CustomerTimeline Order(IReadOnlyList<OrderLine> lines, string? salesChannel = null, string? orderId = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Order(
            lines.Sum(line => line?.NetAmount ?? 0), orderId, with: order => order with { Lines = lines, SalesChannel = salesChannel });
    }

    /// <summary>Adds a new order.</summary>
    /// <param name="total">The gross total, in the reporting currency.</param>
    /// <param name="orderId">The id of the order, unique in its shop; null for one made of the customer's id and a number.</param>
    /// <param name="reportedAfter">How long ago the order was placed, at least 0: the shop gets to know it only now.</param>
    /// <param name="with">Sets other properties of the order, such as a discount, the channel of sale or lines; null for none.</param>
    /// <exception cref="ArgumentException">The timeline has an order of this id, or a property is not valid.</exception>
    public CustomerTimeline Order(
        decimal total, string? orderId = null, TimeSpan reportedAfter = default, Func<OrderSnapshot, OrderSnapshot>? with = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reportedAfter, TimeSpan.Zero);
        var id = orderId ?? FormattableString.Invariant($"{CustomerId}-order-{_orders.Count + 1}");
        if (FindOrder(id) is not null)
        {
            throw new ArgumentException(
                $"The timeline has an order '{id}' already. Change it with Pay, Refund, Cancel or ChangeOrder, or use another id.",
                nameof(orderId));
        }

        var snapshot = new OrderSnapshot { OrderId = id, PlacedAt = NextAt - reportedAfter, GrossTotal = total };
        return Report(with is null ? snapshot : with(snapshot));
    }

    /// <summary>Marks an order as paid.</summary>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="InvalidOperationException">The order was cancelled.</exception>
    public CustomerTimeline Pay(string? orderId = null)
    {
        var order = GetOrder(orderId);
        return order.Status != OrderStatus.Cancelled
            ? Report(order with { Status = OrderStatus.Paid })
            : throw new InvalidOperationException($"The order '{order.OrderId}' was cancelled and cannot be paid.");
    }

    /// <summary>Ships an order now.</summary>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="InvalidOperationException">The order was cancelled, or was shipped already.</exception>
    public CustomerTimeline Ship(string? orderId = null) =>
        Fulfil(orderId, "shipped", order => order.ShippedAt, (order, at) => order with { ShippedAt = at });

    /// <summary>Delivers an order now.</summary>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="InvalidOperationException">The order was cancelled, or was delivered already.</exception>
    public CustomerTimeline Deliver(string? orderId = null) =>
        Fulfil(orderId, "delivered", order => order.DeliveredAt, (order, at) => order with { DeliveredAt = at });

    /// <summary>Returns the goods of an order now. Nothing is paid back by this: see <see cref="Refund"/>.</summary>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="InvalidOperationException">The order was cancelled, or was returned already.</exception>
    public CustomerTimeline Return(string? orderId = null) =>
        Fulfil(orderId, "returned", order => order.ReturnedAt, (order, at) => order with { ReturnedAt = at });

    /// <summary>Refunds a part of an order, in addition to earlier refunds.</summary>
    /// <param name="amount">The amount of this refund, above 0 and at most what is left of the order.</param>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above 0, or more than is left of the order.</exception>
    public CustomerTimeline Refund(decimal amount, string? orderId = null)
    {
        var order = GetOrder(orderId);
        var left = order.GrossTotal - order.RefundedTotal;
        if (amount <= 0 || amount > left)
        {
            throw new ArgumentOutOfRangeException(
                nameof(amount), amount,
                FormattableString.Invariant($"A refund of the order '{order.OrderId}' must be above 0 and at most {left}, what is left."));
        }

        return Report(order with { RefundedTotal = order.RefundedTotal + amount });
    }

    /// <summary>Refunds all that is left of an order.</summary>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Nothing is left of the order.</exception>
    public CustomerTimeline RefundAll(string? orderId = null)
    {
        var order = GetOrder(orderId);
        return Refund(order.GrossTotal - order.RefundedTotal, order.OrderId);
    }

    /// <summary>Cancels an order.</summary>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    /// <exception cref="InvalidOperationException">The order was cancelled already.</exception>
    public CustomerTimeline Cancel(string? orderId = null)
    {
        var order = GetOrder(orderId);
        return order.Status != OrderStatus.Cancelled
            ? Report(order with { Status = OrderStatus.Cancelled })
            : throw new InvalidOperationException($"The order '{order.OrderId}' was cancelled already.");
    }

    /// <summary>Changes an order in any other way.</summary>
    /// <param name="change">Returns the changed order; its <see cref="OrderSnapshot.ChangedAt"/> is set afterwards.</param>
    /// <param name="orderId">The id of the order; null for the latest order.</param>
    /// <exception cref="ArgumentException">There is no such order, or the change gives it another id.</exception>
    public CustomerTimeline ChangeOrder(Func<OrderSnapshot, OrderSnapshot> change, string? orderId = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        var order = GetOrder(orderId);
        var changed = change(order);
        return string.Equals(changed.OrderId, order.OrderId, StringComparison.Ordinal)
            ? Report(changed)
            : throw new ArgumentException($"The change gives the order '{order.OrderId}' another id.", nameof(change));
    }

    private CustomerTimeline Fulfil(
        string? orderId, string word, Func<OrderSnapshot, DateTimeOffset?> read, Func<OrderSnapshot, DateTimeOffset, OrderSnapshot> change)
    {
        var order = GetOrder(orderId);
        if (order.Status == OrderStatus.Cancelled)
            throw new InvalidOperationException($"The order '{order.OrderId}' was cancelled and cannot be {word}.");
        return read(order) is null
            ? Report(change(order, NextAt))
            : throw new InvalidOperationException($"The order '{order.OrderId}' was {word} already.");
    }

    private CustomerTimeline Report(OrderSnapshot snapshot)
    {
        var at = NextAt;
        var changed = snapshot with { ChangedAt = at };
        return Add(at, CustomerEvent.Order(changed, NextId), ReplaceOrder(changed));
    }

    private OrderSnapshot GetOrder(string? orderId)
    {
        if ((orderId is null ? _orders.LastOrDefault() : FindOrder(orderId)) is { } order) return order;
        throw new ArgumentException(
            orderId is null || _orders.IsEmpty
                ? "The timeline has no order yet. Add one with Order."
                : $"The timeline has no order '{orderId}', only '{string.Join("', '", _orders.Select(one => one.OrderId))}'.",
            nameof(orderId));
    }

    private OrderSnapshot? FindOrder(string orderId) =>
        _orders.Find(order => string.Equals(order.OrderId, orderId, StringComparison.Ordinal));
}
