namespace LifecycleKit.Customers;

/// <summary>All orders of one customer in their current state, with their counts and sums.</summary>
/// <remarks>
/// <para>The ledger keeps the newest snapshot of each order and the sums of all orders. The outcome does not depend on the order of
/// arrival: a repeated snapshot changes nothing, an older one is ignored, and two equally new snapshots with different content are
/// reported as a conflict.</para>
/// <para><b>Which snapshot is newer:</b> the one with the higher <see cref="OrderSnapshot.Version"/> if both have one, otherwise the one
/// with the later <see cref="OrderSnapshot.ChangedAt"/>. At a tie the content decides in a fixed order: cancelled wins over paid, paid over
/// placed, then the larger refund wins, then the lower gross total. For an order that has snapshots with a version and without one, the
/// ledger keeps the newest of each kind, and the one with the later change is in force.</para>
/// <para>Orders count for frequency and recency as <see cref="OrderSnapshot.IsCounted"/> says; when the last one is cancelled or fully
/// refunded, recency rolls back to the order before. Refunds are summed as <see cref="OrderSnapshot.CountedRefund"/> says.</para>
/// <para>An order that is placed after all others costs O(log n), and so do the sums of a window; an order that arrives late, or whose
/// amount changes, costs O(n) at most. Only growth allocates. Not thread-safe: one writer, and no reader at the same time.</para>
/// </remarks>
[Mutable("grows with each order; copying it per order would cost O(n)")]
public sealed partial class OrderLedger
{
    private OrderTotals _totals;

    // Of an unpacked ledger, once an order is asked for.
    private OrderParts? _parts;
    private bool _isShared;

    /// <summary>Creates an empty ledger.</summary>
    /// <param name="currency">The reporting currency, three upper-case letters; null to take that of the first order that names
    /// one.</param>
    /// <exception cref="ArgumentException">The currency is not three upper-case letters.</exception>
    public OrderLedger(string? currency = null)
    {
        Currency = CurrencyCode.Checked(currency, nameof(currency));
        (_parts, _isShared) = (OrderParts.None, true);
    }

    private OrderLedger(OrderLedger source)
    {
        Currency = source.Currency;
        _totals = source._totals;
        _parts = source._parts;
        (_packed, _packedCount) = (source._packed, source._packedCount);
        // Both take copies of the parts before the next change.
        _isShared = source._isShared = true;
    }

    /// <summary>The currency of all amounts; null until an order names one.</summary>
    public string? Currency { get; private set; }

    /// <summary>The counts and sums of the orders.</summary>
    public OrderTotals Totals => _totals;

    /// <summary>The <see cref="OrderTotals.OrderCount"/> of <see cref="Totals"/>.</summary>
    public int OrderCount => _totals.OrderCount;

    /// <summary>The <see cref="OrderTotals.FullPriceOrderCount"/> of <see cref="Totals"/>.</summary>
    public int FullPriceOrderCount => _totals.FullPriceOrderCount;

    /// <summary>The <see cref="OrderTotals.NetRevenue"/> of <see cref="Totals"/>.</summary>
    public decimal NetRevenue => _totals.NetRevenue;

    /// <summary>The <see cref="OrderTotals.RefundedTotal"/> of <see cref="Totals"/>.</summary>
    public decimal RefundedTotal => _totals.RefundedTotal;

    /// <summary>The <see cref="OrderTotals.FirstOrderAt"/> of <see cref="Totals"/>.</summary>
    public DateTimeOffset? FirstOrderAt => _totals.FirstOrderAt;

    /// <summary>The <see cref="OrderTotals.LastOrderAt"/> of <see cref="Totals"/>.</summary>
    public DateTimeOffset? LastOrderAt => _totals.LastOrderAt;

    /// <summary>The counted orders, by the instant at which they were placed, then by id.</summary>
    public IReadOnlyList<OrderSnapshot> CountedOrders => Counted.Orders;

    /// <summary>The current snapshot of every order and credit, in no particular order.</summary>
    public IReadOnlyCollection<OrderSnapshot> AllOrders => new OrdersInForce(this);

    /// <summary>
    /// The entries of all orders and credits, in no particular order: the rows of a store, see <see cref="FromEntries"/>.
    /// </summary>
    public IReadOnlyCollection<LedgerEntry> Entries => new EntriesOf(this);

    /// <summary>The number of orders read so far, for tests of cost.</summary>
    internal long Looks => Counted.Looks + Credits.Looks;

    /// <summary>The <see cref="Totals"/>, to be read in place.</summary>
    internal ref readonly OrderTotals CurrentTotals => ref _totals;

    /// <summary>The number of <see cref="Entries"/>.</summary>
    internal int EntryCount => _packed is null ? Parts.ById.Count : _packedCount;

    /// <summary>
    /// Creates a ledger from <see cref="Entries"/>. Further snapshots change it exactly as they would have changed the original.
    /// </summary>
    /// <param name="currency">The <see cref="Currency"/> of the ledger; null to take that of the orders.</param>
    /// <param name="entries">The entries, in any order; O(n log n).</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// Two entries are of one order, an entry is not one that a ledger can make, or the currency is not three upper-case letters.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">An order is in another currency than the ledger.</exception>
    public static OrderLedger FromEntries(string? currency, IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = entries.ToArray();
        foreach (var entry in sorted)
        {
            if (entry.Problem() is { } problem) throw new ArgumentException($"An entry is not valid: {problem}", nameof(entries));
        }

        return Of(currency, sorted, nameof(entries));
    }

    private static OrderLedger Of(string? currency, LedgerEntry[] sorted, string parameter)
    {
        // In the order of placing, each entry is appended, which costs least. Most stores give them nearly so.
        if (!IsSorted(sorted)) Array.Sort(sorted, static (left, right) => OrderTimeline.Compare(left.InForce, right.InForce));
        var ledger = new OrderLedger(currency);
        foreach (var entry in sorted)
        {
            if (ledger.Parts.ById.Find(entry.InForce.OrderId) >= 0)
                throw new ArgumentException($"Two entries are of order '{entry.InForce.OrderId}'.", parameter);
            ledger.Accept(entry.InForce, parameter);
            if (entry.Aside is { } aside) ledger.Accept(aside, parameter);
            ledger.Put(default, entry);
        }

        return ledger;
    }

    /// <summary>Finds an order.</summary>
    /// <returns>The current snapshot, or null for an unknown id.</returns>
    public OrderSnapshot? Find(string orderId) => FindEntry(orderId)?.InForce;

    /// <summary>Finds the entry of an order.</summary>
    /// <returns>The entry, or null for an unknown id.</returns>
    public LedgerEntry? FindEntry(string orderId)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        return Parts.ById.TryGet(orderId, out var entry) ? entry : null;
    }

    /// <summary>
    /// Sets <see cref="OrderSnapshot.ChangedAt"/> of a snapshot that has none, so that a hook that reads the current order can simply send
    /// it again after every change. Call this method before <see cref="Apply"/>, and keep the returned snapshot.
    /// </summary>
    /// <param name="snapshot">The current order.</param>
    /// <param name="now">The instant at which the snapshot was received.</param>
    /// <returns>
    /// The snapshot itself when it has <see cref="OrderSnapshot.ChangedAt"/>, is the first of its order, or repeats the content that
    /// the ledger has (with the same version or none). Otherwise a snapshot that changed at the latest of <paramref name="now"/>,
    /// <see cref="OrderSnapshot.PlacedAt"/>, and one tick after the last change in the ledger, so that a slow clock loses no change.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    public OrderSnapshot Stamp(OrderSnapshot snapshot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.HasChangedAt || Find(snapshot.OrderId) is not { } stored) return snapshot;
        if (snapshot.HasContentOf(stored) && (snapshot.Version is null || snapshot.Version == stored.Version)) return snapshot;
        var ticks = Math.Max(Math.Max(now.UtcTicks, snapshot.PlacedAt.UtcTicks), stored.ChangedAt.UtcTicks + 1);
        return snapshot.WithChangedAt(new DateTimeOffset(Math.Min(ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero));
    }

    /// <summary>Applies the current snapshot of an order.</summary>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentException">
    /// The snapshot contradicts itself: a credit with refunds, a change before the order was placed, or instants of shipping, delivery and
    /// return that are not in this order after it.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than the ledger; nothing changes.</exception>
    public OrderChange Apply(OrderSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Accept(snapshot, nameof(snapshot));
        Parts.ById.TryGet(snapshot.OrderId, out var before);
        var after = before.With(snapshot);
        var isConflict = before.IsConflict(snapshot);
        Put(before, after);
        var outcome = !ReferenceEquals(before.InForce, after.InForce) ? LedgerOutcome.Applied
            : snapshot.HasContentOf(after.InForce) ? LedgerOutcome.Unchanged
            : LedgerOutcome.Stale;
        return new OrderChange { Outcome = outcome, EntryBefore = before, After = after.InForce, IsConflict = isConflict };
    }

    /// <summary>Undoes the last <see cref="Apply"/>, so that a failed step changes nothing.</summary>
    internal void Undo(in OrderChange change, string? currencyBefore)
    {
        if (change.After is { } after && Parts.ById.TryGet(after.OrderId, out var now)) Put(now, change.EntryBefore);
        Currency = currencyBefore;
    }

    /// <summary>Returns an independent copy; both share the orders until one of them changes.</summary>
    internal OrderLedger Clone() => new(this);

    /// <summary>Refuses a snapshot that cannot be added, and takes the currency of the first snapshot that has one.</summary>
    private void Accept(OrderSnapshot snapshot, string parameter)
    {
        snapshot.ThrowIfContradictory(parameter);
        if (snapshot.Currency is { } currency && Currency is { } expected && !string.Equals(currency, expected, StringComparison.Ordinal))
            throw new CurrencyMismatchException(expected, currency, snapshot.OrderId);
        Currency ??= snapshot.Currency;
    }

    private void Put(in LedgerEntry from, in LedgerEntry to)
    {
        if (ReferenceEquals(from.InForce, to.InForce) && ReferenceEquals(from.Aside, to.Aside)) return;
        if (_isShared) (_parts, _isShared) = (Parts.Clone(), false);
        _packed = null;
        if (to.InForce is null) Parts.ById.Remove(from.InForce.OrderId);
        else Parts.ById.Set(to);
        if (!ReferenceEquals(from.InForce, to.InForce)) Move(from.InForce, to.InForce);
    }

    private void Move(OrderSnapshot? before, OrderSnapshot? after)
    {
        var (left, entered) = (TimelineOf(before), TimelineOf(after));
        if (left is not null && left == entered && OrderTimeline.Compare(before!, after!) == 0)
        {
            left.Replace(left.Find(before!), after!);
        }
        else
        {
            if (left is not null) TakeOut(left, before!);
            if (entered is not null) PutIn(entered, after!);
        }

        Parts.Fulfilment = Parts.Fulfilment?.After(before, after);
        Parts.Bought?.Change(before, after);
        // The difference of equal amounts is a 0 with as many decimals as they have.
        var refunded = _totals.RefundedTotal + (after?.CountedRefund ?? 0) - (before?.CountedRefund ?? 0);
        var count = Counted.Count;
        _totals = new OrderTotals
        {
            OrderCount = count,
            FullPriceOrderCount = _totals.FullPriceOrderCount + (IsFullPrice(after) ? 1 : 0) - (IsFullPrice(before) ? 1 : 0),
            NetRevenue = Counted.Net(count) + Credits.Net(Credits.Count),
            RefundedTotal = refunded == 0 ? 0 : refunded,
            Profit = _totals.Profit + ProfitTotals.Of(after) - ProfitTotals.Of(before),
            FirstOrderTicks = count > 0 ? Counted[0].PlacedAt.UtcTicks : 0,
            LastOrderTicks = count > 0 ? Counted[count - 1].PlacedAt.UtcTicks : 0,
        };
    }

    private void TakeOut(OrderTimeline timeline, OrderSnapshot order)
    {
        var index = timeline.Find(order);
        if (timeline == Counted) CountDays(index, -1);
        timeline.RemoveAt(index);
    }

    private void PutIn(OrderTimeline timeline, OrderSnapshot order)
    {
        var index = ~timeline.Find(order);
        timeline.Insert(index, order);
        if (timeline == Counted) CountDays(index, 1);
    }

    private static bool IsSorted(ReadOnlySpan<LedgerEntry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (OrderTimeline.Compare(entries[i - 1].InForce, entries[i].InForce) > 0) return false;
        }

        return true;
    }

    private static bool IsFullPrice(OrderSnapshot? order) => order is { IsCounted: true, Discount: 0m };

    /// <summary>The timeline that sums an order; null for an order that is not summed.</summary>
    private OrderTimeline? TimelineOf(OrderSnapshot? order) => order switch
    {
        null => null,
        { IsCounted: true } => Counted,
        { IsCredit: true, Status: not OrderStatus.Cancelled } => Credits,
        _ => null,
    };
}
