using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>Erases a customer: the rows of the shop first, then everything that the lifecycle keeps.</summary>
/// <remarks>Both parts can be repeated, so that a call that was interrupted is simply made again.</remarks>
public sealed class EraseHook(ShopDbContext db, CustomerIds ids, ILifecycleTracker tracker)
{
    /// <summary>The customer id of orders whose customer was erased. The books keep amounts and dates, without a person.</summary>
    public const string ErasedId = "erased";

    #region erase
    public async Task<EraseResult> EraseAsync(string customerId, CancellationToken cancellationToken)
    {
        var all = await ids.OfAsync(customerId, cancellationToken);
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Customers.Where(row => all.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
            await db.CartLines.Where(row => all.Contains(row.CustomerId)).ExecuteDeleteAsync(cancellationToken);
            await db.Reviews.Where(row => all.Contains(row.CustomerId)).ExecuteDeleteAsync(cancellationToken);
            await db.Mails.Where(row => all.Contains(row.CustomerId)).ExecuteDeleteAsync(cancellationToken);
            await db.Orders.Where(row => all.Contains(row.CustomerId)).ExecuteUpdateAsync(
                row => row.SetProperty(order => order.CustomerId, ErasedId).SetProperty(order => order.Email, (string?)null),
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        });

        // After the transaction: the tracker has a connection of its own, which would wait for it on SQLite.
        // By any of its ids, it erases the customer with all of them.
        return await tracker.EraseAsync(customerId, cancellationToken);
    }
    #endregion
}
