using System.Globalization;

namespace LifecycleKit.Customers;

/// <summary>An order as it is at one moment: absolute totals, not changes.</summary>
/// <remarks>
/// <para>Send the whole order again after every change; <see cref="OrderLedger"/> takes the difference. Repeated, missing and late
/// snapshots from the shop then do no harm. Give <see cref="ChangedAt"/> or <see cref="Version"/> where the shop has one: they decide
/// which of two snapshots is newer. Without either, the first snapshot is dated to <see cref="PlacedAt"/>, and
/// <see cref="OrderLedger.Stamp"/> dates a later one to the instant at which it came in.</para>
/// <para>A gross total of 0 is an order (a voucher, a sample); a negative one is a credit, which lowers net revenue and is no order.
/// Amounts are kept to eight decimals, half to even, so that sums are exact.
/// Two snapshots are equal when every property but <see cref="HasChangedAt"/> is. Immutable and safe to share between threads.</para>
/// </remarks>
public sealed partial record OrderSnapshot
{
    private readonly DateTimeOffset _changedAt;

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

    /// <summary>When the order reached this state; <see cref="PlacedAt"/> unless set. <c>default</c> is the same as not set.</summary>
    public DateTimeOffset ChangedAt
    {
        get => _changedAt == default ? PlacedAt : _changedAt;
        init => _changedAt = value;
    }

    /// <summary>Whether <see cref="ChangedAt"/> was set.</summary>
    public bool HasChangedAt => _changedAt != default;

    /// <summary>How far the order has come; <see cref="OrderStatus.Placed"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a defined one.</exception>
    public OrderStatus Status
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Status), value, "The status must be one of OrderStatus.");
    }

    /// <summary>What the customer owes for the order after discount, before refunds, in the reporting currency; negative for a credit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵, where sums would start to round.</exception>
    public required decimal GrossTotal
    {
        get;
        init => field = ExactAmount.Of(value, nameof(GrossTotal));
    }

    /// <summary>
    /// All that has been given back so far, at least 0; from the gross total on, the order is fully refunded. More than the gross total is
    /// kept as it was sent and counted as the gross total, see <see cref="CountedRefund"/>.
    /// </summary>
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
    /// The shop's version of the order, from 1 on; null when the shop counts none. Of two snapshots with a version the higher one is newer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not above 0.</exception>
    public long? Version
    {
        get;
        init
        {
            if (value is { } version) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(version, nameof(Version));
            field = value;
        }
    }

    /// <summary>Whether this is a credit: its gross total is negative.</summary>
    public bool IsCredit => GrossTotal < 0;

    /// <summary>Whether everything was given back; never for a total of 0, of which nothing can be.</summary>
    public bool IsFullyRefunded => GrossTotal > 0 && RefundedTotal >= GrossTotal;

    /// <summary>Whether the order counts for frequency and recency: not cancelled, not fully refunded, no credit.</summary>
    public bool IsCounted => Status != OrderStatus.Cancelled && !IsCredit && !IsFullyRefunded;

    /// <summary>What the order adds to net revenue: 0 when cancelled, negative for a credit, otherwise gross less refunds and at least 0.</summary>
    public decimal NetTotal => Status == OrderStatus.Cancelled ? 0 : IsCredit ? GrossTotal : Math.Max(0, GrossTotal - RefundedTotal);

    /// <summary>
    /// What the order adds to <see cref="OrderTotals.RefundedTotal"/>: <see cref="RefundedTotal"/>, at most the gross total; 0 when
    /// cancelled.
    /// </summary>
    /// <remarks>
    /// A cancelled order never became a deal, so nothing of it is counted: neither its total nor what the payment service calls a refund.
    /// Send an order that was paid and then given back in full as <see cref="OrderStatus.Paid"/> with all of it refunded.
    /// </remarks>
    public decimal CountedRefund => Status == OrderStatus.Cancelled || IsCredit ? 0 : Math.Min(RefundedTotal, GrossTotal);

    /// <summary>The same order with <see cref="ChangedAt"/> set.</summary>
    /// <param name="changedAt">When the order reached this state; <c>default</c> takes the instant away.</param>
    public OrderSnapshot WithChangedAt(DateTimeOffset changedAt) => this with { ChangedAt = changedAt };

    /// <inheritdoc/>
    public bool Equals(OrderSnapshot? other) => other is not null
        && string.Equals(OrderId, other.OrderId, StringComparison.Ordinal)
        && Version == other.Version
        && ChangedAt == other.ChangedAt
        && HasContentOf(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OrderId, Version, ChangedAt, PlacedAt, Status, GrossTotal, RefundedTotal);

    /// <summary>The status, the amounts and when the order was changed, without its id; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Status} order of {GrossTotal}, {RefundedTotal} refunded, changed at {ChangedAt:O}{(Version is { } version ? $", version {version.ToString(CultureInfo.InvariantCulture)}" : string.Empty)}");

    /// <summary>Refuses a snapshot that contradicts itself, which no single property can tell.</summary>
    /// <exception cref="ArgumentException">A credit has refunds, or the order was changed before it was placed.</exception>
    internal void ThrowIfContradictory(string name)
    {
        if (IsCredit && RefundedTotal > 0) Refuse($"Order '{OrderId}' is a credit of {GrossTotal}; a credit cannot be refunded.");
        if (ChangedAt < PlacedAt) Refuse($"Order '{OrderId}' was changed at {ChangedAt:O}, before it was placed at {PlacedAt:O}.");

        void Refuse(FormattableString reason) => throw new ArgumentException(FormattableString.Invariant(reason), name);
    }

    /// <summary>Whether the order is the same in both, whatever their versions and instants of change.</summary>
    internal bool HasContentOf(OrderSnapshot other) => OrderPrecedence.CompareContent(this, other) == 0;
}
