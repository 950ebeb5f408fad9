namespace LifecycleKit.Customers;

/// <summary>All deals of one customer in their current state, with their counts and sums.</summary>
/// <remarks>
/// <para>The ledger keeps the newest snapshot of each deal. The outcome does not depend on the order of arrival: a repeated snapshot
/// changes nothing, an older one is ignored, and two equally new snapshots with different content are reported as a conflict.</para>
/// <para><b>Which snapshot is newer:</b> the one with the later <see cref="DealSnapshot.ChangedAt"/>. At a tie the content decides in a
/// fixed order: lost wins over won, won over open, then the later closing wins, then the lower value.</para>
/// <para>Deals are kept for good, so that counts and sums hold for all time. Only growth allocates. Not thread-safe: one writer, and no
/// reader at the same time.</para>
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed partial class DealLedger
{
    private SharedTable<string, Entry> _deals;
    private DealSums _open;
    private DealSums _won;

    internal DealLedger()
    {
    }

    private DealLedger(DealLedger source)
    {
        _deals = source._deals.Share();
        (_open, _won) = (source._open, source._won);
        LostCount = source.LostCount;
    }

    /// <summary>The ledger without deals, which is copied and never changed.</summary>
    internal static DealLedger Empty { get; } = new();

    /// <summary>The number of deals.</summary>
    public int Count => _deals.Count;

    /// <summary>The number of open deals.</summary>
    public int OpenCount => _open.Count;

    /// <summary>The number of deals that were won.</summary>
    public int WonCount => _won.Count;

    /// <summary>The number of deals that were lost.</summary>
    public int LostCount { get; private set; }

    /// <summary>
    /// The sum of the known values of the open deals; 0 without an open deal, null when there are open deals and no value is known.
    /// </summary>
    public decimal? OpenValue => _open.ValueOrNull;

    /// <summary>
    /// The sum of <see cref="DealSnapshot.WeightedValue"/> of the open deals of which value and probability are known; 0 without an open
    /// deal, null when there are open deals and none is such a deal.
    /// </summary>
    public decimal? WeightedValue => _open.WeightedOrNull;

    /// <summary>
    /// The sum of the known values of the deals that were won; 0 without such a deal, null when there are such deals and no value is known.
    /// </summary>
    public decimal? WonValue => _won.ValueOrNull;

    /// <summary>The instant of the last change of any deal, in UTC; null without deals.</summary>
    public DateTimeOffset? LastChangedAt => InstantOf(LastChangedTicks);

    /// <summary>The last instant at which a deal was won, in UTC; null when none was.</summary>
    public DateTimeOffset? LastWonAt => InstantOf(LastClosedTicks(DealOutcome.Won));

    /// <summary>The last instant at which a deal was lost, in UTC; null when none was.</summary>
    public DateTimeOffset? LastLostAt => InstantOf(LastClosedTicks(DealOutcome.Lost));

    /// <summary>
    /// The open deal that changed last; of several that changed at one instant the one whose id is first in ordinal order. Null without an
    /// open deal.
    /// </summary>
    public DealSnapshot? LastOpen
    {
        get
        {
            DealSnapshot? last = null;
            if (_open.Count == 0) return last;
            for (var i = 0; i < _deals.Count; i++)
            {
                var deal = _deals[i].Deal;
                if (deal.IsOpen && (last is null || IsLater(deal, last))) last = deal;
            }

            return last;
        }
    }

    internal long LastChangedTicks
    {
        get
        {
            var last = 0L;
            for (var i = 0; i < _deals.Count; i++) last = Math.Max(last, _deals[i].Deal.ChangedAt.UtcTicks);
            return last;
        }
    }

    /// <summary>Finds a deal.</summary>
    /// <returns>The newest snapshot; null for an unknown id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dealId"/> is null.</exception>
    public DealSnapshot? Find(string dealId)
    {
        ArgumentNullException.ThrowIfNull(dealId);
        return _deals.TryGet(dealId, out var entry) ? entry.Deal : null;
    }

    /// <summary>Lists the newest snapshot of every deal, by id in ordinal order.</summary>
    public IReadOnlyList<DealSnapshot> GetAll() =>
        Array.AsReadOnly(_deals.ToArray().Select(entry => entry.Deal).OrderBy(deal => deal.DealId, StringComparer.Ordinal).ToArray());

    /// <summary>Returns the earliest expected closing of an open deal after an instant, in UTC ticks; 0 for none.</summary>
    internal long NextCloseTicks(long after)
    {
        var next = 0L;
        if (_open.Count == 0) return next;
        for (var i = 0; i < _deals.Count; i++)
        {
            var deal = _deals[i].Deal;
            if (deal.IsOpen && deal.ExpectedCloseAt is { } at && at.UtcTicks > after && (next == 0 || at.UtcTicks < next))
                next = at.UtcTicks;
        }

        return next;
    }

    /// <summary>Returns the number of open deals whose expected closing is at an instant or earlier.</summary>
    internal int CountOverdue(long ticks)
    {
        var count = 0;
        if (_open.Count == 0) return count;
        for (var i = 0; i < _deals.Count; i++)
        {
            var deal = _deals[i].Deal;
            if (deal.IsOpen && deal.ExpectedCloseAt?.UtcTicks <= ticks) count++;
        }

        return count;
    }

    internal long LastClosedTicks(DealOutcome outcome)
    {
        var last = 0L;
        if ((outcome == DealOutcome.Won ? WonCount : LostCount) == 0) return last;
        for (var i = 0; i < _deals.Count; i++)
        {
            var deal = _deals[i].Deal;
            if (deal.Outcome == outcome) last = Math.Max(last, deal.ClosedAt!.Value.UtcTicks);
        }

        return last;
    }

    /// <summary>Applies a snapshot; returns the change, which <see cref="TakeBack"/> undoes.</summary>
    internal DealChange Apply(DealSnapshot deal)
    {
        _deals.TryGet(deal.DealId, out var entry);
        var before = entry.Deal;
        if (before is null || DealPrecedence.Compare(deal, before) > 0)
        {
            Set(before, deal);
            return new DealChange
            {
                Outcome = LedgerOutcome.Applied, Before = before, After = deal,
                IsConflict = before is not null && DealPrecedence.IsConflict(deal, before),
            };
        }

        return new DealChange
        {
            Outcome = DealPrecedence.CompareContent(deal, before) == 0 ? LedgerOutcome.Unchanged : LedgerOutcome.Stale,
            Before = before, After = before, IsConflict = DealPrecedence.IsConflict(deal, before),
        };
    }

    internal void TakeBack(in DealChange change)
    {
        if (change.Outcome != LedgerOutcome.Applied) return;
        if (change.Before is { } before)
        {
            Set(change.After, before);
            return;
        }

        _deals.Remove(change.After!.DealId);
        Add(change.After, -1);
    }

    internal DealLedger Clone() => new(this);

    private static bool IsLater(DealSnapshot deal, DealSnapshot other) =>
        deal.ChangedAt != other.ChangedAt
            ? deal.ChangedAt > other.ChangedAt : string.CompareOrdinal(deal.DealId, other.DealId) < 0;

    private static DateTimeOffset? InstantOf(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    private void Set(DealSnapshot? before, DealSnapshot after)
    {
        _deals.Set(new Entry(after));
        if (before is not null) Add(before, -1);
        Add(after, 1);
    }

    private void Add(DealSnapshot deal, int sign)
    {
        switch (deal.Outcome)
        {
            case DealOutcome.Open:
                _open = _open.With(deal, sign);
                break;
            case DealOutcome.Won:
                _won = _won.With(deal, sign);
                break;
            default:
                LostCount += sign;
                break;
        }
    }

    private readonly record struct Entry(DealSnapshot Deal) : IKeyed<string>
    {
        string IKeyed<string>.Key => Deal.DealId;
    }
}

/// <summary>The counts and sums of some deals. Sums are exact, so that taking a deal out restores them.</summary>
internal readonly record struct DealSums
{
    public int Count { get; private init; }

    public int ValuedCount { get; private init; }

    public int WeightedCount { get; private init; }

    public decimal Value { get; private init; }

    public decimal Weighted { get; private init; }

    public decimal? ValueOrNull => Count > 0 && ValuedCount == 0 ? null : Value;

    public decimal? WeightedOrNull => Count > 0 && WeightedCount == 0 ? null : Weighted;

    /// <summary>Returns the sums with one more deal, or one less.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="sign">1, or −1 to take the deal out.</param>
    public DealSums With(DealSnapshot deal, int sign) => new()
    {
        Count = Count + sign,
        ValuedCount = ValuedCount + (deal.Value is null ? 0 : sign),
        WeightedCount = WeightedCount + (deal.WeightedValue is null ? 0 : sign),
        Value = Value + sign * (deal.Value ?? 0),
        Weighted = Weighted + sign * (deal.WeightedValue ?? 0),
    };
}
