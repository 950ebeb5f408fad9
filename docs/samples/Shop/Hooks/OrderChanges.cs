using LifecycleKit.Customers;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>Everything that happens to an order after it is placed.</summary>
public sealed class OrderChanges(ShopDbContext db, PendingEvents pending, TimeProvider clock)
{
    public const string LastShippedTrait = "lastShippedAt";

    /// <summary>Pays an order of a customer with these ids.</summary>
    public Task<ShopOrder?> PayAsync(string orderId, IReadOnlyList<string> customerIds, CancellationToken cancellationToken) => ChangeAsync(
        orderId, order => order.Status = OrderStatus.Paid,
        order => order.Status == OrderStatus.Placed && customerIds.Contains(order.CustomerId), cancellationToken);

    public Task<ShopOrder?> CancelAsync(string orderId, CancellationToken cancellationToken) => ChangeAsync(
        orderId, order => order.Status = OrderStatus.Cancelled,
        order => order.Status != OrderStatus.Cancelled && order.ShippedAt is null, cancellationToken);

    /// <summary>Gives an amount back. What was given back so far grows by it.</summary>
    public Task<ShopOrder?> RefundAsync(string orderId, decimal amount, CancellationToken cancellationToken) => ChangeAsync(
        orderId, order => order.RefundedTotal += amount,
        order => order.Status == OrderStatus.Paid && amount > 0 && order.RefundedTotal + amount <= order.GrossTotal, cancellationToken);

    public Task<ShopOrder?> ShipAsync(string orderId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(
            orderId,
            order =>
            {
                order.ShippedAt = now;
                // The snapshot says when the order was shipped. A trait too, as an example: the play that asks for a review reads it.
                db.RecordLifecycle(order.CustomerId, CustomerEvent.TraitSet(now, LastShippedTrait, TraitValue.Create(now)));
            },
            order => order.Status == OrderStatus.Paid && order.ShippedAt is null, cancellationToken);
    }

    #region change-order
    /// <summary>Changes an order, and records the whole order as it is then: in one transaction.</summary>
    /// <returns>The order; null when there is no such order, or the change is not allowed in its state.</returns>
    private async Task<ShopOrder?> ChangeAsync(
        string orderId, Action<ShopOrder> change, Func<ShopOrder, bool> isAllowed, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([orderId], cancellationToken) is not { } order || !isAllowed(order)) return null;
        change(order);
        order.ChangedAt = clock.GetUtcNow();
        order.Version++;
        db.RecordLifecycle(order.CustomerId, CustomerEvent.Order(order.ToSnapshot()));
        await db.SaveChangesAsync(cancellationToken);

        await pending.ApplyAsync(cancellationToken);
        return order;
    }
    #endregion
}
