namespace LifecycleKit.Customers;

/// <summary>All orders of one customer as they stand, and what they add up to.</summary>
/// <remarks>
/// <para>The ledger keeps the latest snapshot of each order and the sums over them, so the outcome does not depend on the order of arrival:
/// a repeated snapshot changes nothing, an older version is ignored, two snapshots of one version that differ are reported as a conflict.</para>
/// <para>Orders count for frequency and recency as <see cref="OrderSnapshot.Counts"/> says; when the last one is cancelled or fully refunded,
/// recency rolls back to the one before. An update takes O(log n) comparisons; only growth allocates.</para>
/// <para>Not thread-safe: one writer, and no reader beside it.</para>
/// </remarks>
[Mutable("grows with each order; copying it per order would cost O(n)")]
public sealed partial class OrderLedger
{
    private readonly Dictionary<string, OrderSnapshot> _byId;
    private readonly List<OrderSnapshot> _counted;
    private readonly List<OrderSnapshot> _credits;

    /// <summary>An empty ledger.</summary>
    /// <param name="currency">The reporting currency, three upper-case letters; null to take that of the first order that names one.</param>
    /// <exception cref="ArgumentException">The currency is not three upper-case letters.</exception>
    public OrderLedger(string? currency = null)
    {
        Currency = CurrencyCode.Checked(currency, nameof(currency));
        _byId = new Dictionary<string, OrderSnapshot>(StringComparer.Ordinal);
        (_counted, _credits) = ([], []);
    }

    private OrderLedger(OrderLedger source)
    {
        (Currency, NetRevenue, RefundedTotal, FullPriceOrders) = (source.Currency, source.NetRevenue, source.RefundedTotal, source.FullPriceOrders);
        _byId = new Dictionary<string, OrderSnapshot>(source._byId, StringComparer.Ordinal);
        (_counted, _credits) = ([.. source._counted], [.. source._credits]);
    }

    /// <summary>The currency of all amounts; null until an order names one.</summary>
    public string? Currency { get; private set; }

    /// <summary>How many orders count.</summary>
    public int Orders => _counted.Count;

    /// <summary>How many orders count and have no <see cref="OrderSnapshot.Discount"/>; the others that count were placed at a discount.</summary>
    public int FullPriceOrders { get; private set; }

    /// <summary>The sum of <see cref="OrderSnapshot.NetTotal"/> over all orders and credits.</summary>
    public decimal NetRevenue { get; private set; }

    /// <summary>The sum of <see cref="OrderSnapshot.RefundedTotal"/> over all orders, cancelled ones included.</summary>
    public decimal RefundedTotal { get; private set; }

    /// <summary>When the first order that counts was placed; null when none counts.</summary>
    public DateTimeOffset? FirstOrderAt => _counted.Count > 0 ? _counted[0].PlacedAt : null;

    /// <summary>When the last order that counts was placed; null when none counts.</summary>
    public DateTimeOffset? LastOrderAt => _counted.Count > 0 ? _counted[^1].PlacedAt : null;

    /// <summary>The orders that count, by the instant they were placed, then by id.</summary>
    public IReadOnlyList<OrderSnapshot> CountedOrders => _counted.AsReadOnly();

    /// <summary>Every order and credit, in no particular order.</summary>
    public IReadOnlyCollection<OrderSnapshot> AllOrders => _byId.Values;

    /// <summary>Finds an order.</summary>
    /// <returns>How the order stands, or null when the ledger has none of this id.</returns>
    public OrderSnapshot? Find(string orderId)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        return _byId.GetValueOrDefault(orderId);
    }

    /// <summary>Takes in how an order stands now.</summary>
    /// <returns>What changed.</returns>
    /// <exception cref="ArgumentException">
    /// The snapshot contradicts itself: a credit with refunds, or a change before the order was placed.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than the ledger; nothing changes.</exception>
    public OrderChange Apply(OrderSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        snapshot.ThrowIfContradictory(nameof(snapshot));
        if (snapshot.Currency is { } currency && Currency is { } expected && !string.Equals(currency, expected, StringComparison.Ordinal))
            throw new CurrencyMismatchException(expected, currency, snapshot.OrderId);

        var before = _byId.GetValueOrDefault(snapshot.OrderId);
        if (before is not null)
        {
            if (before == snapshot) return new OrderChange(LedgerOutcome.Repeated, before, snapshot, isConflict: false);
            var isConflict = before.Version == snapshot.Version && !snapshot.HasContentOf(before);
            if (!snapshot.Replaces(before)) return new OrderChange(LedgerOutcome.Outdated, before, snapshot, isConflict);
            Put(before, snapshot);
            return new OrderChange(LedgerOutcome.Applied, before, snapshot, isConflict);
        }

        Put(null, snapshot);
        return new OrderChange(LedgerOutcome.Applied, null, snapshot, isConflict: false);
    }

    /// <summary>Takes back the last <see cref="Apply"/>, so that a failed step leaves no trace.</summary>
    internal void Undo(in OrderChange change, string? currencyBefore)
    {
        if (change.Outcome == LedgerOutcome.Applied) Put(change.After, change.Before);
        Currency = currencyBefore;
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    internal OrderLedger Clone() => new(this);

    private void Put(OrderSnapshot? before, OrderSnapshot? after)
    {
        // The sums come first: they are all that can fail, and then nothing has changed yet.
        var netRevenue = NetRevenue - (before?.NetTotal ?? 0) + (after?.NetTotal ?? 0);
        var refundedTotal = RefundedTotal - (before?.RefundedTotal ?? 0) + (after?.RefundedTotal ?? 0);

        if (before is not null && Place(before) is { } left) left.RemoveAt(left.BinarySearch(before, ByPlacedAt.Instance));
        if (after is not null && Place(after) is { } entered) entered.Insert(~entered.BinarySearch(after, ByPlacedAt.Instance), after);
        if (after is not null) _byId[after.OrderId] = after;
        else _byId.Remove(before!.OrderId);
        (NetRevenue, RefundedTotal, Currency) = (netRevenue, refundedTotal, Currency ?? after?.Currency);
        FullPriceOrders += (IsFullPrice(after) ? 1 : 0) - (IsFullPrice(before) ? 1 : 0);
    }

    private static bool IsFullPrice(OrderSnapshot? order) => order is { Counts: true, Discount: 0m };

    /// <summary>The sorted list that an order stands in; null when it adds to nothing.</summary>
    private List<OrderSnapshot>? Place(OrderSnapshot order) =>
        order.Counts ? _counted : order is { IsCredit: true, Status: not OrderStatus.Cancelled } ? _credits : null;

    private sealed class ByPlacedAt : IComparer<OrderSnapshot>
    {
        public static readonly ByPlacedAt Instance = new();

        public int Compare(OrderSnapshot? x, OrderSnapshot? y)
        {
            var byInstant = x!.PlacedAt.UtcTicks.CompareTo(y!.PlacedAt.UtcTicks);
            return byInstant != 0 ? byInstant : string.CompareOrdinal(x.OrderId, y.OrderId);
        }
    }
}
