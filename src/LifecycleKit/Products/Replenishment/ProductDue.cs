using LifecycleKit.Statistics;

namespace LifecycleKit.Products;

/// <summary>When one customer is expected to buy a product again, or the reason why that is not known.</summary>
/// <remarks><c>default</c> has an empty id and no due instant.</remarks>
public readonly record struct ProductDue
{
    private readonly string? _productId;

    internal ProductDue(
        string? productId, DateTimeOffset lastPurchasedAt, int repeatCount, Estimate intervalDays, decimal lapseFactor, long asOf)
    {
        _productId = productId;
        LastPurchasedAt = lastPurchasedAt;
        RepeatCount = repeatCount;
        IntervalDays = intervalDays;
        if (!intervalDays.TryGetValue(out var days)) return;
        DueAt = After(lastPurchasedAt, days);
        IsDue = asOf >= DueAt.Value.UtcTicks;
        IsLapsed = asOf >= After(lastPurchasedAt, days * (double)lapseFactor).UtcTicks;
    }

    /// <summary>The id of the product; empty when no product is expected.</summary>
    public string ProductId => _productId ?? string.Empty;

    /// <summary>The instant of the customer's last purchase of the product, in UTC.</summary>
    public DateTimeOffset LastPurchasedAt { get; }

    /// <summary>How often the customer bought the product again: the number of own intervals.</summary>
    public int RepeatCount { get; }

    /// <summary>The expected days from the last purchase to the next, or the reason why they are not known.</summary>
    public Estimate IntervalDays { get; }

    /// <summary>The instant at which the next purchase is expected, in UTC; null when the interval is not known.</summary>
    public DateTimeOffset? DueAt { get; }

    /// <summary>Whether the due instant has come.</summary>
    public bool IsDue { get; }

    /// <summary>Whether so many intervals have passed that the product is no longer expected (<see
    /// cref="ReplenishmentOptions.LapseFactor"/>).</summary>
    public bool IsLapsed { get; }

    /// <summary>Returns the id and the due date in UTC, or the reason, culture-invariant.</summary>
    public override string ToString() => DueAt is { } due
        ? FormattableString.Invariant($"{ProductId}: due {due:yyyy-MM-dd}{(IsLapsed ? ", lapsed" : string.Empty)}")
        : $"{ProductId}: ({IntervalDays.Reason})";

    /// <summary>A result without a product.</summary>
    internal static ProductDue None(string reason) => new(null, default, 0, Estimate.None(reason), 0, 0);

    private static DateTimeOffset After(DateTimeOffset instant, double days)
    {
        var ticks = days * TimeSpan.TicksPerDay;
        return ticks < DateTime.MaxValue.Ticks - instant.UtcTicks
            ? new DateTimeOffset(instant.UtcTicks + (long)ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;
    }
}
