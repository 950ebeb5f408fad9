using System.Text.Json;

namespace LifecycleKit.Customers;

/// <summary>The JSON of an <see cref="OrderSnapshot"/> inside an event.</summary>
internal sealed record OrderSnapshotJson
{
    public required string OrderId { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Null for <see cref="PlacedAt"/>.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public required OrderStatus Status { get; init; }

    public required decimal GrossTotal { get; init; }

    public required decimal RefundedTotal { get; init; }

    public required decimal Discount { get; init; }

    public decimal? Margin { get; init; }

    public string? Category { get; init; }

    public string? Currency { get; init; }

    /// <summary>Null for the ticks of <see cref="ChangedAt"/>.</summary>
    public long? Version { get; init; }

    public static OrderSnapshotJson Of(OrderSnapshot snapshot) => new()
    {
        OrderId = snapshot.OrderId,
        PlacedAt = snapshot.PlacedAt.ToUniversalTime(),
        ChangedAt = snapshot.ChangedAt == snapshot.PlacedAt ? null : snapshot.ChangedAt.ToUniversalTime(),
        Status = snapshot.Status,
        GrossTotal = snapshot.GrossTotal,
        RefundedTotal = snapshot.RefundedTotal,
        Discount = snapshot.Discount,
        Margin = snapshot.Margin,
        Category = snapshot.Category,
        Currency = snapshot.Currency,
        Version = snapshot.Version == snapshot.ChangedAt.UtcTicks ? null : snapshot.Version,
    };

    /// <exception cref="ArgumentException">A member breaks a rule of <see cref="OrderSnapshot"/>.</exception>
    public OrderSnapshot ToSnapshot()
    {
        var snapshot = new OrderSnapshot
        {
            OrderId = OrderId,
            PlacedAt = PlacedAt,
            ChangedAt = ChangedAt ?? default,
            Status = Status,
            GrossTotal = GrossTotal,
            RefundedTotal = RefundedTotal,
            Discount = Discount,
            Margin = Margin,
            Category = Category,
            Currency = Currency,
        };
        return Version is { } version ? snapshot with { Version = version } : snapshot;
    }
}
