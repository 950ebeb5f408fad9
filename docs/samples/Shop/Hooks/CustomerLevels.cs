using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

#region transition-handler
/// <summary>Writes the level of loyal customers into the shop's own table, where prices and pages can use it.</summary>
/// <remarks>Called at least once for each transition, in order for each customer. Setting a column twice does no harm.</remarks>
[TransitionHandlerName("customer-levels")]
public sealed class CustomerLevels(IDbContextFactory<ShopDbContext> contexts) : ITransitionHandler
{
    public async ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
    {
        if (notice.Track != "journey") return;
        var level = notice.To == "loyal" ? "loyal" : null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Customers.Where(customer => customer.Id == notice.Customer.CustomerId)
            .ExecuteUpdateAsync(row => row.SetProperty(customer => customer.Level, level), cancellationToken);
    }
}
#endregion
