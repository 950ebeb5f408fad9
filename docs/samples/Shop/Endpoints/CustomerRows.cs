using System.Text.Json;
using System.Text.Json.Nodes;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Endpoints;

/// <summary>The rows of the shop about one customer.</summary>
public sealed record CustomerRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public ShopCustomer? Customer { get; private init; }

    public IReadOnlyList<CartLine> Cart { get; private init; } = [];

    public IReadOnlyList<ShopOrder> Orders { get; private init; } = [];

    public IReadOnlyList<ProductReview> Reviews { get; private init; } = [];

    public IReadOnlyList<SentMail> Mails { get; private init; } = [];

    public bool IsEmpty => Customer is null && Cart.Count + Orders.Count + Reviews.Count + Mails.Count == 0;

    public static async Task<CustomerRows> ReadAsync(ShopDbContext db, string customerId, CancellationToken cancellationToken) => new()
    {
        Customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == customerId, cancellationToken),
        Cart = await db.CartLines.AsNoTracking().Where(row => row.CustomerId == customerId).ToListAsync(cancellationToken),
        Orders = await db.Orders.AsNoTracking().Where(row => row.CustomerId == customerId).OrderBy(row => row.PlacedAt)
            .ToListAsync(cancellationToken),
        Reviews = await db.Reviews.AsNoTracking().Where(row => row.CustomerId == customerId).ToListAsync(cancellationToken),
        Mails = await db.Mails.AsNoTracking().Where(row => row.CustomerId == customerId).OrderBy(row => row.SentAt)
            .ToListAsync(cancellationToken),
    };

    /// <summary>Returns the rows and the export of the lifecycle as one document.</summary>
    public string ToJson(CustomerExport? kept)
    {
        var shop = JsonSerializer.SerializeToNode(this, Json)!.AsObject();
        shop.Remove("isEmpty");
        // A hash of the password is nothing that a customer can read, and nothing to hand out.
        if (shop["customer"] is JsonObject customer) customer.Remove("passwordHash");
        return new JsonObject { ["shop"] = shop, ["lifecycle"] = kept is null ? null : JsonNode.Parse(kept.ToJson()) }.ToJsonString(Json);
    }
}
