using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

#region changed-orders
/// <summary>The orders that changed lately, for the nightly comparison with the lifecycle.</summary>
public sealed class ChangedOrders(ShopDbContext db, TimeProvider clock)
{
    public async IAsyncEnumerable<TrackedOrder> ReadAsync()
    {
        var since = clock.GetUtcNow().AddDays(-3);
        // Orders of erased customers stay in the books, and are not sent any more.
        var orders = db.Orders.AsNoTracking()
            .Where(order => order.ChangedAt >= since && order.CustomerId != EraseHook.ErasedId).AsAsyncEnumerable();
        await foreach (var order in orders) yield return new TrackedOrder(order.CustomerId, order.ToSnapshot());
    }
}
#endregion
