using LifecycleKit.Customers;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>Makes an order of a cart.</summary>
public sealed class Checkout(ShopDbContext db, CartHook carts, ContactHook contacts, PendingEvents pending, TimeProvider clock)
{
    #region place-order
    /// <summary>Places the order: the order, the empty cart, the address and all events are one transaction.</summary>
    /// <returns>The order; null when the cart is empty.</returns>
    public async Task<ShopOrder?> PlaceAsync(string customerId, string? email, bool hasConsent, CancellationToken cancellationToken)
    {
        var cart = await carts.ReadAsync(customerId, cancellationToken);
        if (cart.Count == 0) return null;

        var now = clock.GetUtcNow();
        var order = new ShopOrder
        {
            Id = ShopOrder.NewId(now),
            CustomerId = customerId,
            Email = email,
            PlacedAt = now,
            ChangedAt = now,
            Version = 1,
            GrossTotal = cart.Sum(line => line.Quantity * line.Product.Price),
            Lines = [.. cart.Select((line, i) => Line(i, line.Product, line.Quantity))],
        };
        db.Orders.Add(order);
        db.CartLines.RemoveRange(await db.CartLines.Where(line => line.CustomerId == customerId).ToListAsync(cancellationToken));

        if (email is not null)
        {
            await contacts.SetAddressAsync(customerId, email, cancellationToken);
            db.RecordLifecycle(customerId, CustomerEvent.ContactCaptured(now, Channels.Email));
            if (hasConsent) db.RecordLifecycle(customerId, CustomerEvent.ConsentChanged(now, Channels.Email, granted: true));
        }

        db.RecordLifecycle(customerId, CustomerEvent.Order(order.ToSnapshot()));
        await db.SaveChangesAsync(cancellationToken);

        await pending.ApplyAsync(cancellationToken);
        return order;
    }
    #endregion

    private static ShopOrderLine Line(int number, Product product, int quantity) =>
        new() { Number = number, ProductId = product.Id, Name = product.Name, Quantity = quantity, Price = product.Price };
}
