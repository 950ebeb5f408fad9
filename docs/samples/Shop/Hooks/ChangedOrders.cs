using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>The orders that changed lately, for the nightly comparison with the lifecycle.</summary>
public sealed class ChangedOrders(ShopDbContext db, TimeProvider clock)
{
    #region changed-orders
    public async IAsyncEnumerable<TrackedOrder> ReadAsync()
    {
        var since = clock.GetUtcNow().AddDays(-3);
        // Orders of erased customers stay in the books, and are not sent any more.
        var orders = db.Orders.AsNoTracking()
            .Where(order => order.ChangedAt >= since && order.CustomerId != EraseHook.ErasedId).AsAsyncEnumerable();
        await foreach (var order in orders) yield return new TrackedOrder(order.CustomerId, order.ToSnapshot());
    }
    #endregion
}
