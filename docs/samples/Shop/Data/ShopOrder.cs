using System.Security.Cryptography;
using LifecycleKit.Customers;

namespace Shop.Data;

public sealed class ShopOrder
{
    public const string Currency = "EUR";

    public required string Id { get; set; }

    public required string CustomerId { get; set; }

    public string? Email { get; set; }

    public required DateTimeOffset PlacedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public long Version { get; set; }

    public OrderStatus Status { get; set; }

    public DateTimeOffset? ShippedAt { get; set; }

    public decimal GrossTotal { get; set; }

    public decimal RefundedTotal { get; set; }

    public List<ShopOrderLine> Lines { get; init; } = [];

    #region order-snapshot
    /// <summary>Returns the whole order as it is now, which is what the lifecycle is given after every change.</summary>
    public OrderSnapshot ToSnapshot() => new()
    {
        OrderId = Id,
        PlacedAt = PlacedAt,
        ChangedAt = ChangedAt,
        Version = Version,
        Status = Status,
        GrossTotal = GrossTotal,
        RefundedTotal = RefundedTotal,
        Currency = Currency,
        SalesChannel = "online",
        ShippedAt = ShippedAt,
        Lines =
        [
            .. Lines.Select(line =>
                new OrderLine { Product = line.ProductId, Quantity = line.Quantity, NetAmount = line.Quantity * line.Price }),
        ],
    };
    #endregion

    /// <summary>Returns a number for a new order, such as 261130-K7Q2MX: the day and a random part, so that no database is asked.</summary>
    public static string NewId(DateTimeOffset placedAt) =>
        FormattableString.Invariant($"{placedAt:yyMMdd}-{RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 6)}");
}

public sealed class ShopOrderLine
{
    public required int Number { get; set; }

    public required string ProductId { get; set; }

    public required string Name { get; set; }

    public required int Quantity { get; set; }

    public required decimal Price { get; set; }
}
