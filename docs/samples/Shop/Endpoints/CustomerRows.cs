using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Endpoints;

/// <summary>The rows of the shop about one customer.</summary>
public sealed record CustomerRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What is known by name: the account first, then visitors who left an address.</summary>
    public IReadOnlyList<ShopCustomer> Customers { get; private init; } = [];

    public IReadOnlyList<CartLine> Cart { get; private init; } = [];

    public IReadOnlyList<ShopOrder> Orders { get; private init; } = [];

    public IReadOnlyList<ProductReview> Reviews { get; private init; } = [];

    public IReadOnlyList<SentMail> Mails { get; private init; } = [];

    /// <summary>The account, or else a visitor who left an address; null when the customer left none.</summary>
    [JsonIgnore]
    public ShopCustomer? Known => Customers is [var first, ..] ? first : null;

    [JsonIgnore]
    public bool IsEmpty => Customers.Count + Cart.Count + Orders.Count + Reviews.Count + Mails.Count == 0;

    /// <summary>Reads the rows of all ids of a customer (<see cref="Hooks.CustomerIds"/>).</summary>
    public static async Task<CustomerRows> ReadAsync(ShopDbContext db, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        new()
        {
            Customers = await db.Customers.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Login == null)
                .ThenBy(row => row.Id).ToListAsync(cancellationToken),
            Cart = await db.CartLines.AsNoTracking().Where(row => ids.Contains(row.CustomerId)).ToListAsync(cancellationToken),
            Orders = await db.Orders.AsNoTracking().Where(row => ids.Contains(row.CustomerId)).OrderBy(row => row.PlacedAt)
                .ToListAsync(cancellationToken),
            Reviews = await db.Reviews.AsNoTracking().Where(row => ids.Contains(row.CustomerId)).ToListAsync(cancellationToken),
            Mails = await db.Mails.AsNoTracking().Where(row => ids.Contains(row.CustomerId)).OrderBy(row => row.SentAt)
                .ToListAsync(cancellationToken),
        };

    /// <summary>Returns the rows and the export of the lifecycle as one document.</summary>
    public string ToJson(CustomerExport? kept)
    {
        var shop = JsonSerializer.SerializeToNode(this, Json)!.AsObject();
        // A hash of the password is nothing that a customer can read, and nothing to hand out.
        foreach (var customer in shop["customers"]!.AsArray()) customer!.AsObject().Remove("passwordHash");
        return new JsonObject { ["shop"] = shop, ["lifecycle"] = kept is null ? null : JsonNode.Parse(kept.ToJson()) }.ToJsonString(Json);
    }
}
