using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The generated reader and writer of orders.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EnumNameConverter<OrderStatus>)])]
[JsonSerializable(typeof(OrderSnapshotJson))]
[JsonSerializable(typeof(LedgerEntryJson))]
internal sealed partial class OrderJsonContext : JsonSerializerContext;

/// <summary>The shape of an <see cref="OrderSnapshot"/> in JSON; instants in UTC.</summary>
internal sealed record OrderSnapshotJson
{
    public static readonly JsonShape Shape = JsonShape.Document(OrderJsonContext.Default.OrderSnapshotJson);

    /// <summary>Set for a snapshot that is a document; null inside an entry, which has the format.</summary>
    public int? Format { get; init; }

    public required string OrderId { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public long? Version { get; init; }

    public required OrderStatus Status { get; init; }

    public required decimal GrossTotal { get; init; }

    public decimal RefundedTotal { get; init; }

    public decimal Discount { get; init; }

    public decimal? Margin { get; init; }

    public string? Category { get; init; }

    public string? Currency { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    public string? SalesChannel { get; init; }

    public IReadOnlyList<OrderLineJson>? Lines { get; init; }

    public static OrderSnapshotJson Of(OrderSnapshot order) => new()
    {
        OrderId = order.OrderId,
        PlacedAt = order.PlacedAt.ToUniversalTime(),
        ChangedAt = order.HasChangedAt ? order.ChangedAt.ToUniversalTime() : null,
        Version = order.Version,
        Status = order.Status,
        GrossTotal = order.GrossTotal,
        RefundedTotal = order.RefundedTotal,
        Discount = order.Discount,
        Margin = order.Margin,
        Category = order.Category,
        Currency = order.Currency,
        ShippedAt = order.ShippedAt,
        DeliveredAt = order.DeliveredAt,
        ReturnedAt = order.ReturnedAt,
        SalesChannel = order.SalesChannel,
        Lines = order.KeptLines.Count == 0 ? null : [.. order.KeptLines.Select(OrderLineJson.Of)],
    };

    /// <exception cref="JsonException">A value breaks a rule of <see cref="OrderSnapshot"/>.</exception>
    public OrderSnapshot ToSnapshot()
    {
        try
        {
            var order = new OrderSnapshot
            {
                OrderId = OrderId,
                PlacedAt = PlacedAt,
                ChangedAt = ChangedAt ?? default,
                Version = Version,
                Status = Status,
                GrossTotal = GrossTotal,
                RefundedTotal = RefundedTotal,
                Discount = Discount,
                Margin = Margin,
                Category = Category,
                Currency = Currency,
            };
            if (HasDetails) order = WithDetails(order);
            order.ThrowIfContradictory(nameof(order));
            return order;
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private bool HasDetails =>
        ShippedAt is not null || DeliveredAt is not null || ReturnedAt is not null || SalesChannel is not null || Lines is not null;

    private OrderSnapshot WithDetails(OrderSnapshot order) => order with
    {
        ShippedAt = ShippedAt,
        DeliveredAt = DeliveredAt,
        ReturnedAt = ReturnedAt,
        SalesChannel = SalesChannel,
        Lines = Lines is null ? [] : [.. Lines.Select(line => line?.ToLine()!)],
    };
}

/// <summary>The shape of an <see cref="OrderLine"/> in JSON.</summary>
internal sealed record OrderLineJson
{
    public required string Product { get; init; }

    public string? Category { get; init; }

    public decimal Quantity { get; init; } = 1;

    public required decimal NetAmount { get; init; }

    public static OrderLineJson Of(OrderLine line) =>
        new() { Product = line.Product, Category = line.Category, Quantity = line.Quantity, NetAmount = line.NetAmount };

    public OrderLine ToLine() => new() { Product = Product, Category = Category, Quantity = Quantity, NetAmount = NetAmount };
}

/// <summary>The shape of a <see cref="LedgerEntry"/> in JSON.</summary>
internal sealed record LedgerEntryJson
{
    public static readonly JsonShape Shape = JsonShape.Document(OrderJsonContext.Default.LedgerEntryJson);

    public required int Format { get; init; }

    public required OrderSnapshotJson InForce { get; init; }

    public OrderSnapshotJson? Aside { get; init; }

    /// <exception cref="JsonException">The entry is not a valid entry of a ledger.</exception>
    public LedgerEntry ToEntry()
    {
        if (InForce.Format is not null || Aside?.Format is not null)
            throw new JsonException("a snapshot inside an entry states no format.");
        var entry = new LedgerEntry(InForce.ToSnapshot(), Aside?.ToSnapshot());
        return entry.Problem() is { } problem ? throw new JsonException(problem) : entry;
    }
}
