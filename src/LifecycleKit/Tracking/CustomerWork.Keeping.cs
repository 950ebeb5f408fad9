using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

internal sealed partial class CustomerWork
{
    /// <summary>The events between two removals of expired events in a durable store, which reads them from its database.</summary>
    public const int DurablePurgeStep = 64;

    /// <summary>The same in a store in memory, where a visit that is no longer needed takes memory.</summary>
    public const int MemoryPurgeStep = 8;

    // The more events a customer has had, the more are read, and so the rarer they are read.
    private const int PurgeShare = 4;

    /// <summary>Whether the next kept event is one of those at which expired events are removed.</summary>
    public bool IsPurgeDue => IsPurgeAt(_lastNumber + 1);

    /// <summary>Whether an event was kept in this call after which expired events are removed.</summary>
    public bool IsPurgeNow => _added.Count > 0 && IsPurgeAt(_lastNumber);

    /// <summary>
    /// Keeps an event. A snapshot that is not newer and is recorded repeatedly is kept once, since a shop may send it any number of times.
    /// </summary>
    /// <param name="customerEvent">The event, which is already applied to the history.</param>
    /// <param name="applied">What it changed.</param>
    public void Keep(in CustomerEvent customerEvent, in ApplyResult applied)
    {
        if (IsEarlier(applied.OrderChange.Outcome) && HasKept(customerEvent.Snapshot)) return;
        if (IsEarlier(applied.DealChange.Outcome) && HasKept(customerEvent.Deal)) return;
        if (_base.Checkpoint is not null) KeepAgain(applied.OrderChange.EntryBefore);
        if (!HasLaterThan(customerEvent.At, customerEvent.EventId)) _last = (customerEvent.At, customerEvent.EventId);
        _added.Add(new KeptEvent(++_lastNumber, customerEvent, _identity));
    }

    /// <summary>Returns whether the kept events have a snapshot; false for null.</summary>
    public bool HasKept(OrderSnapshot? snapshot)
    {
        if (snapshot is null) return false;
        foreach (var kept in Events)
        {
            if (kept.Event.Snapshot == snapshot) return true;
        }

        return false;
    }

    private static bool IsEarlier(LedgerOutcome outcome) => outcome is LedgerOutcome.Stale or LedgerOutcome.Unchanged;

    /// <summary>Returns whether the kept events, and those of this call, have a snapshot of a deal; false for null.</summary>
    private bool HasKept(DealSnapshot? deal)
    {
        if (deal is null) return false;
        foreach (var kept in Events)
        {
            if (kept.Event.Deal == deal) return true;
        }

        return false;
    }

    private bool IsPurgeAt(long number)
    {
        long step = _purgeStep;
        while (step * PurgeShare < number) step *= 2;
        return number % step == 0;
    }

    /// <summary>Moves expired visits, carts and messages into the sums.</summary>
    /// <param name="keptSince">The instant before which they are kept only as sums.</param>
    public void Purge(DateTimeOffset keptSince) =>
        Expire(kept => !kept.Event.Kind.IsKept() && kept.Event.At < keptSince);

    /// <summary>Moves events into the sums, and takes them out of the kept events.</summary>
    private void Expire(Func<KeptEvent, bool> isExpired)
    {
        CustomerHistory? sums = null;
        var expired = _base.Identities.IsEmpty ? null : new List<KeptEvent>();
        foreach (var kept in Events.Concat(_added))
        {
            if (!isExpired(kept)) continue;
            sums ??= Sums();
            sums.ApplyToSums(kept.Event);
            _removed.Add(kept.Number);
            expired?.Add(kept);
        }

        if (sums is null) return;
        _expired = sums;
        if (expired is not null)
            _base = _base with { Identities = [.. _base.Identities.Select(one => WithSums(one, expired, _base.Currency))] };
        HashSet<long> removed = [.. _removed];
        _added.RemoveAll(kept => removed.Contains(kept.Number));
        if (_events is not null) _events = [.. _events.Where(kept => !removed.Contains(kept.Number))];
    }

    /// <summary>Returns an identity whose sums have its expired events too, so that an unlink can divide the sums of the group.</summary>
    private static LinkedIdentity WithSums(LinkedIdentity identity, List<KeptEvent> expired, string? currency)
    {
        CustomerHistory? sums = null;
        foreach (var kept in expired)
        {
            // Expired orders, and consents that hold by a link, stay with the head.
            var owner = kept.Event.Kind == CustomerEventKind.Order || kept.Identity < 0 ? 0 : kept.Identity;
            if (owner != identity.Number) continue;
            sums ??= ExpiredSums.Joined([identity.Sums], currency) ?? new CustomerHistory(currency);
            sums.ApplyToSums(kept.Event);
        }

        return sums is null ? identity : identity with { Sums = ExpiredSums.Of(sums) };
    }
}
