namespace LifecycleKit.Customers;

/// <summary>An order as it stands at one moment: absolute totals, not changes.</summary>
/// <remarks>
/// <para>Send the whole order again after every change; <see cref="OrderLedger"/> takes the difference. Repeated, missing and late
/// notices from the shop then do no harm.</para>
/// <para>A gross total of 0 is an order (a voucher, a sample); a negative one is a credit, which lowers net revenue and is no order.
/// Amounts are kept to eight decimals, half to even, so that sums are exact.
/// Two snapshots are equal when every property is, given or by default. Immutable and safe to share between threads.</para>
/// </remarks>
public sealed record OrderSnapshot
{
    private readonly DateTimeOffset _changedAt;
    private readonly long _version;

    /// <summary>The order's id, unique in its scope, compared ordinally.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public required string OrderId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(OrderId));
            field = value;
        }
    }

    /// <summary>When the customer placed the order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public required DateTimeOffset PlacedAt
    {
        get;
        init => field = value != default
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PlacedAt), value, "The instant at which the order was placed is missing.");
    }

    /// <summary>When the order came to stand like this; <see cref="PlacedAt"/> unless set.</summary>
    public DateTimeOffset ChangedAt
    {
        get => _changedAt == default ? PlacedAt : _changedAt;
        init => _changedAt = value;
    }

    /// <summary>How far the order has come; <see cref="OrderStatus.Paid"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a defined one.</exception>
    public OrderStatus Status
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Status), value, "The status must be one of OrderStatus.");
    } = OrderStatus.Paid;

    /// <summary>What the customer owes for the order after discount, before refunds, in the reporting currency; negative for a credit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵, where sums would start to round.</exception>
    public required decimal GrossTotal
    {
        get;
        init => field = ExactAmount.Of(value, nameof(GrossTotal));
    }

    /// <summary>All that has been given back so far, at least 0; from the gross total on, the order is fully refunded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public decimal RefundedTotal
    {
        get;
        init => field = ExactAmount.NotNegative(value, nameof(RefundedTotal));
    }

    /// <summary>The discount already taken off the gross total, at least 0; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public decimal Discount
    {
        get;
        init => field = ExactAmount.NotNegative(value, nameof(Discount));
    }

    /// <summary>What the shop earns on the order, if it knows; null when unknown, which is not 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵.</exception>
    public decimal? Margin
    {
        get;
        init => field = value is { } margin ? ExactAmount.Of(margin, nameof(Margin)) : null;
    }

    /// <summary>The category or department of the order; null when there is none.</summary>
    public string? Category { get; init; }

    /// <summary>The ISO 4217 code of the amounts, such as "EUR"; null for the reporting currency.</summary>
    /// <exception cref="ArgumentException">The code is not three upper-case letters.</exception>
    public string? Currency
    {
        get;
        init => field = CurrencyCode.Checked(value, nameof(Currency));
    }

    /// <summary>
    /// The shop's version of the order, from 1 on; a higher one replaces a lower one. The ticks of <see cref="ChangedAt"/> unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not above 0.</exception>
    public long Version
    {
        get => _version == 0 ? ChangedAt.UtcTicks : _version;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Version));
            _version = value;
        }
    }

    /// <summary>Whether this is a credit: its gross total is negative.</summary>
    public bool IsCredit => GrossTotal < 0;

    /// <summary>Whether everything was given back; never for a total of 0, of which nothing can be.</summary>
    public bool IsFullyRefunded => GrossTotal > 0 && RefundedTotal >= GrossTotal;

    /// <summary>Whether the order counts for frequency and recency: not cancelled, not fully refunded, no credit.</summary>
    public bool Counts => Status != OrderStatus.Cancelled && !IsCredit && !IsFullyRefunded;

    /// <summary>What the order adds to net revenue: 0 when cancelled, negative for a credit, otherwise gross less refunds and at least 0.</summary>
    public decimal NetTotal => Status == OrderStatus.Cancelled ? 0 : IsCredit ? GrossTotal : Math.Max(0, GrossTotal - RefundedTotal);

    /// <inheritdoc/>
    public bool Equals(OrderSnapshot? other) => other is not null
        && string.Equals(OrderId, other.OrderId, StringComparison.Ordinal)
        && Version == other.Version
        && ChangedAt == other.ChangedAt
        && HasContentOf(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OrderId, Version, ChangedAt, PlacedAt, Status, GrossTotal, RefundedTotal);

    /// <summary>Refuses a snapshot that contradicts itself, which no single property can tell.</summary>
    /// <exception cref="ArgumentException">A credit has refunds, or the order was changed before it was placed.</exception>
    internal void ThrowIfContradictory(string name)
    {
        if (IsCredit && RefundedTotal > 0) Refuse($"Order '{OrderId}' is a credit of {GrossTotal}; a credit cannot be refunded.");
        if (ChangedAt < PlacedAt) Refuse($"Order '{OrderId}' was changed at {ChangedAt:O}, before it was placed at {PlacedAt:O}.");

        void Refuse(FormattableString reason) => throw new ArgumentException(FormattableString.Invariant(reason), name);
    }

    /// <summary>Whether this snapshot replaces <paramref name="other"/>: by version, then by change instant, then by a fixed order over the content.</summary>
    internal bool Replaces(OrderSnapshot other)
    {
        var order = Version.CompareTo(other.Version);
        if (order == 0) order = ChangedAt.UtcTicks.CompareTo(other.ChangedAt.UtcTicks);
        return order != 0 ? order > 0 : CompareContent(this, other) > 0;
    }

    /// <summary>Whether the order stands the same in both, whatever their versions.</summary>
    internal bool HasContentOf(OrderSnapshot other) => CompareContent(this, other) == 0;

    /// <summary>The fixed order over content, the more cautious reading last: what is cancelled or refunded more wins a tie.</summary>
    private static int CompareContent(OrderSnapshot left, OrderSnapshot right)
    {
        Span<int> differences =
        [
            ((int)left.Status).CompareTo((int)right.Status), // comparing the enum itself would box it
            left.RefundedTotal.CompareTo(right.RefundedTotal),
            right.GrossTotal.CompareTo(left.GrossTotal),
            left.PlacedAt.UtcTicks.CompareTo(right.PlacedAt.UtcTicks),
            left.Discount.CompareTo(right.Discount),
            Nullable.Compare(right.Margin, left.Margin),
            string.CompareOrdinal(left.Category, right.Category),
            string.CompareOrdinal(left.Currency, right.Currency),
        ];
        foreach (var difference in differences)
        {
            if (difference != 0) return difference;
        }

        return 0;
    }
}
