using System.Globalization;
using LifecycleKit.Numerics;

namespace LifecycleKit.Customers;

/// <summary>The state of an order at one moment: absolute totals, not changes.</summary>
/// <remarks>
/// <para>Send the whole order again after every change; <see cref="OrderLedger"/> finds the difference. Repeated, missing and late
/// snapshots then do no harm. Set <see cref="ChangedAt"/> or <see cref="Version"/> where the shop has one: they decide which of two
/// snapshots is newer. Without either, the first snapshot has the date <see cref="PlacedAt"/>, and <see cref="OrderLedger.Stamp"/> gives
/// a later one the instant at which it was received.</para>
/// <para>A gross total of 0 is an order (a voucher, a sample); a negative one is a credit, which lowers net revenue and is not an order.
/// Amounts are kept to eight decimals, half to even, so that sums are exact.
/// Two snapshots are equal when every property but <see cref="HasChangedAt"/> is.</para>
/// </remarks>
public sealed partial record OrderSnapshot
{
    private readonly DateTimeOffset _changedAt;

    /// <summary>The id of the order, unique in its scope, compared ordinally; at most 256 characters.</summary>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public required string OrderId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(OrderId));
            field = TextLimits.Checked(value, nameof(OrderId))!;
        }
    }

    /// <summary>The instant at which the customer placed the order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public required DateTimeOffset PlacedAt
    {
        get;
        init => field = value != default
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PlacedAt), value, "The instant at which the order was placed is missing.");
    }

    /// <summary>
    /// The instant at which the order reached this state; <see cref="PlacedAt"/> unless set. <c>default</c> means not set.
    /// </summary>
    public DateTimeOffset ChangedAt
    {
        get => _changedAt == default ? PlacedAt : _changedAt;
        init => _changedAt = value;
    }

    /// <summary>Whether <see cref="ChangedAt"/> was set.</summary>
    public bool HasChangedAt => _changedAt != default;

    /// <summary>The status of the order; <see cref="OrderStatus.Placed"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a defined one.</exception>
    public OrderStatus Status
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Status), value, "The status must be one of OrderStatus.");
    }

    /// <summary>The price of the order after discount, before refunds, in the reporting currency; negative for a credit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵, where sums would start to round.</exception>
    public required decimal GrossTotal
    {
        get;
        init => field = ExactAmount.Of(value, nameof(GrossTotal));
    }

    /// <summary>
    /// The total of all refunds so far, at least 0. From the gross total on, the order is fully refunded. A larger refund is kept as sent
    /// and counted as the gross total, see <see cref="CountedRefund"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public decimal RefundedTotal
    {
        get;
        init => field = ExactAmount.NotNegative(value, nameof(RefundedTotal));
    }

    /// <summary>The discount already subtracted from the gross total, at least 0; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public decimal Discount
    {
        get;
        init => field = ExactAmount.NotNegative(value, nameof(Discount));
    }

    /// <summary>The margin of the shop on the order, before refunds; null when unknown, which is not 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵.</exception>
    public decimal? Margin
    {
        get;
        init => field = value is { } margin ? ExactAmount.Of(margin, nameof(Margin)) : null;
    }

    /// <summary>The category or department of the order, at most 256 characters; null for none.</summary>
    /// <exception cref="ArgumentException">The category is too long.</exception>
    public string? Category
    {
        get;
        init => field = TextLimits.Checked(value, nameof(Category));
    }

    /// <summary>The ISO 4217 code of the amounts, such as "EUR"; null for the reporting currency.</summary>
    /// <exception cref="ArgumentException">The code is not three upper-case letters.</exception>
    public string? Currency
    {
        get;
        init => field = CurrencyCode.Checked(value, nameof(Currency));
    }

    /// <summary>
    /// The shop's version of the order, from 1 on; null for none. Of two snapshots with a version the higher one is newer.
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

    /// <summary>Whether the order is a credit: its gross total is negative.</summary>
    public bool IsCredit => GrossTotal < 0;

    /// <summary>Whether everything was refunded; always false for a total of 0.</summary>
    public bool IsFullyRefunded => GrossTotal > 0 && RefundedTotal >= GrossTotal;

    /// <summary>Whether the order counts for frequency and recency: not cancelled, not fully refunded, not a credit.</summary>
    public bool IsCounted => Status != OrderStatus.Cancelled && !IsCredit && !IsFullyRefunded;

    /// <summary>
    /// The contribution of the order to net revenue: 0 when cancelled, negative for a credit, otherwise gross less refunds and at least 0.
    /// </summary>
    public decimal NetTotal => Status == OrderStatus.Cancelled ? 0 : IsCredit ? GrossTotal : Math.Max(0, GrossTotal - RefundedTotal);

    /// <summary>
    /// The contribution of the order to <see cref="OrderTotals.RefundedTotal"/>: <see cref="RefundedTotal"/>, at most the gross total; 0
    /// when cancelled.
    /// </summary>
    /// <remarks>
    /// Nothing of a cancelled order is counted: neither its total nor a refund by the payment service. Send an order that was paid and then
    /// returned in full as <see cref="OrderStatus.Paid"/> with its whole total refunded.
    /// </remarks>
    public decimal CountedRefund => Status == OrderStatus.Cancelled || IsCredit ? 0 : Math.Min(RefundedTotal, GrossTotal);

    /// <summary>Returns a copy with <see cref="ChangedAt"/> set.</summary>
    /// <param name="changedAt">The instant at which the order reached this state; <c>default</c> removes the instant.</param>
    public OrderSnapshot WithChangedAt(DateTimeOffset changedAt) => this with { ChangedAt = changedAt };

    /// <inheritdoc/>
    public bool Equals(OrderSnapshot? other) => other is not null
        && string.Equals(OrderId, other.OrderId, StringComparison.Ordinal)
        && Version == other.Version
        && ChangedAt == other.ChangedAt
        && HasContentOf(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OrderId, Version, ChangedAt, PlacedAt, Status, GrossTotal, RefundedTotal);

    /// <summary>Returns the status, the amounts and the instant of the last change, without the id; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Status} order of {GrossTotal}, {RefundedTotal} refunded, changed at {ChangedAt:O}{(Version is { } version ? $", version {version.ToString(CultureInfo.InvariantCulture)}" : string.Empty)}");

    /// <summary>Refuses a snapshot whose properties contradict each other.</summary>
    /// <exception cref="ArgumentException">A credit has refunds, or the order was changed before it was placed, or shipped, delivered or
    /// returned before an earlier step.</exception>
    internal void ThrowIfContradictory(string name)
    {
        if (IsCredit && RefundedTotal > 0) Refuse($"Order '{OrderId}' is a credit of {GrossTotal}; a credit cannot be refunded.");
        if (ChangedAt < PlacedAt) Refuse($"Order '{OrderId}' was changed at {ChangedAt:O}, before it was placed at {PlacedAt:O}.");
        if (FindContradictoryInstants() is { } instants) Refuse($"Order '{OrderId}' {instants}.");

        void Refuse(FormattableString reason) => throw new ArgumentException(FormattableString.Invariant(reason), name);
    }

    /// <summary>Returns whether both snapshots have the same content, regardless of version and instant of change.</summary>
    internal bool HasContentOf(OrderSnapshot other) => OrderPrecedence.CompareContent(this, other) == 0;
}
