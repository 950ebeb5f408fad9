namespace LifecycleKit.Customers;

public sealed partial record OrderSnapshot
{
    /// <summary>The maximum number of <see cref="Lines"/>.</summary>
    public const int MaxLineCount = 1000;

    // Null while none of the properties below is set.
    private readonly OrderDetails? _details;

    /// <summary>The instant at which the order was handed to the carrier, in UTC; null when it was not, or is not known.</summary>
    /// <remarks>An order in several parcels is shipped with the last of them. The instant is not before <see cref="PlacedAt"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public DateTimeOffset? ShippedAt
    {
        get => OrderDetails.InstantOf(ShippedTicks);
        init => Details = Details with { ShippedTicks = OrderDetails.TicksOf(value, nameof(ShippedAt)) };
    }

    /// <summary>The instant at which the customer got the order, in UTC; null when they did not, or when that is not known.</summary>
    /// <remarks>
    /// An order in several parcels is delivered with the last of them. The instant is not before <see cref="PlacedAt"/> or
    /// <see cref="ShippedAt"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public DateTimeOffset? DeliveredAt
    {
        get => OrderDetails.InstantOf(DeliveredTicks);
        init => Details = Details with { DeliveredTicks = OrderDetails.TicksOf(value, nameof(DeliveredAt)) };
    }

    /// <summary>The instant at which the goods, or a part of them, came back, in UTC; null when none did.</summary>
    /// <remarks>
    /// A return changes no count and no sum: only what was refunded does, see <see cref="RefundedTotal"/>. The instant is not before
    /// <see cref="PlacedAt"/>, <see cref="ShippedAt"/> or <see cref="DeliveredAt"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public DateTimeOffset? ReturnedAt
    {
        get => OrderDetails.InstantOf(ReturnedTicks);
        init => Details = Details with { ReturnedTicks = OrderDetails.TicksOf(value, nameof(ReturnedAt)) };
    }

    /// <summary>
    /// The channel of the sale, such as "online", "store", "app" or "marketplace", compared ordinally, at most 256 characters; null when
    /// not known.
    /// </summary>
    /// <exception cref="ArgumentException">The channel is too long.</exception>
    public string? SalesChannel
    {
        get => _details?.SalesChannel;
        init => Details = Details with { SalesChannel = TextLimits.Checked(value, nameof(SalesChannel)) };
    }

    /// <summary>
    /// The lines of the order, at most <see cref="MaxLineCount"/>; empty when they are not known. A copy of the list is kept, sorted by
    /// product, category, quantity and amount, so that two snapshots whose lines differ in order only are equal.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    /// <exception cref="ArgumentException">A line is null, or there are too many.</exception>
    public IReadOnlyList<OrderLine> Lines
    {
        get => KeptLines;
        init => Details = Details with { Lines = OrderLines.Of(value, nameof(Lines)) };
    }

    internal long ShippedTicks => _details?.ShippedTicks ?? 0;

    internal long DeliveredTicks => _details?.DeliveredTicks ?? 0;

    internal long ReturnedTicks => _details?.ReturnedTicks ?? 0;

    internal OrderLines KeptLines => _details?.Lines ?? OrderLines.None;

    /// <summary>What the order has beyond its total; <see cref="OrderDetails.None"/> for nothing.</summary>
    internal OrderDetails Details
    {
        get => _details ?? OrderDetails.None;
        init => _details = value.IsNone ? null : value;
    }

    /// <summary>The same; null for nothing.</summary>
    internal OrderDetails? DetailsOrNull => _details;

    internal bool HasDetails => _details is not null;

    /// <summary>The products of the lines, distinct; empty when they are not known.</summary>
    internal TextSet Products => KeptLines.Products;

    /// <summary>The categories of the order and of its lines, distinct; empty when none is known.</summary>
    internal TextSet Categories => _details is not null ? _details.CategoriesWith(Category)
        : Category is null ? TextSet.Empty : TextSet.OfDistinct([Category]);

    /// <summary>Returns which instants of the order contradict each other; null when none do.</summary>
    private string? FindContradictoryInstants()
    {
        if (_details is null) return null;
        ReadOnlySpan<(string Word, long Ticks)> steps =
            [("placed", PlacedAt.UtcTicks), ("shipped", ShippedTicks), ("delivered", DeliveredTicks), ("returned", ReturnedTicks)];
        var before = steps[0];
        foreach (var step in steps[1..])
        {
            if (step.Ticks == 0) continue;
            if (step.Ticks < before.Ticks)
            {
                return FormattableString.Invariant(
                    $"was {step.Word} at {OrderDetails.InstantOf(step.Ticks):O}, before it was {before.Word} at {OrderDetails.InstantOf(before.Ticks):O}");
            }

            before = step;
        }

        return null;
    }
}
