using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>The cart of a customer.</summary>
public sealed class CartHook(ShopDbContext db, ILifecycleTracker tracker, TimeProvider clock)
{
    public const int MaxQuantity = 99;

    #region cart-hook
    /// <summary>Sets the quantity of a product in the cart; 0 removes it.</summary>
    /// <returns>Whether the shop has the product.</returns>
    public async Task<bool> SetAsync(string customerId, string productId, int quantity, CancellationToken cancellationToken)
    {
        if (!await db.Products.AnyAsync(product => product.Id == productId, cancellationToken)) return false;
        var line = await db.CartLines.FindAsync([customerId, productId], cancellationToken);
        if (quantity == 0 && line is not null) db.CartLines.Remove(line);
        else if (quantity > 0 && line is not null) line.Quantity = quantity;
        else if (quantity > 0) db.CartLines.Add(new CartLine { CustomerId = customerId, ProductId = productId, Quantity = quantity });
        await db.SaveChangesAsync(cancellationToken);

        // The cart as it is now. A lost one is made good by the next change: TryRecordAsync.
        var lines = await ReadAsync(customerId, cancellationToken);
        var now = CustomerEvent.CartUpdated(
            clock.GetUtcNow(), lines.Sum(one => one.Quantity * one.Product.Price), lines.Sum(one => one.Quantity));
        await tracker.TryRecordAsync(customerId, now, cancellationToken);
        return true;
    }
    #endregion

    public async Task<IReadOnlyList<(Product Product, int Quantity)>> ReadAsync(string customerId, CancellationToken cancellationToken)
    {
        var lines =
            from line in db.CartLines
            join product in db.Products on line.ProductId equals product.Id
            where line.CustomerId == customerId
            orderby product.Name
            select new { product, line.Quantity };
        return [.. (await lines.ToListAsync(cancellationToken)).Select(line => (line.product, line.Quantity))];
    }
}
