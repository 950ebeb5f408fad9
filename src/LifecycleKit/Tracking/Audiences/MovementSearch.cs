using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Counts all customers by their segments at two instants. No customer is found.</summary>
/// <param name="period">The period between the instants.</param>
internal sealed class MovementSearch(Period period) : CustomerSearch
{
    private readonly Dictionary<(string? From, string? To), long> _counts = [];

    private SegmentMap? _map;
    private string _track = string.Empty;

    // Of the customers of one page, by the ids of the heads: the first saved moves at or after each instant, and after it.
    private (Dictionary<string, Transition> At, Dictionary<string, Transition> After) _opening = ([], []);
    private (Dictionary<string, Transition> At, Dictionary<string, Transition> After) _close = ([], []);

    /// <summary>Returns the table of the customers who were read.</summary>
    public SegmentMovement ToMovement() => SegmentMovement.Create(
        _map!, period, _counts.Select(one => new SegmentLink(one.Key.From, one.Key.To, one.Value)));

    public override void Check(LifecycleRuntime runtime)
    {
        if (runtime.SegmentTrack is not { } track)
        {
            throw new InvalidOperationException(
                $"The segment map '{runtime.SegmentMap.Name}' does not run as a track, and only stages of tracks have a past. "
                + "Add the track with LifecycleOptions.AddSegmentTrack.");
        }

        if (_map is not null && (_map.ContentHash != runtime.SegmentMap.ContentHash || _track != track.Name))
        {
            throw new InvalidOperationException(
                $"The segment map '{_map.Name}' was replaced by '{runtime.SegmentMap.Name}' while customers were read. Call again.");
        }

        (_map, _track) = (runtime.SegmentMap, track.Name);
    }

    public override ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        ICustomerStore store, string scope, LifecycleRuntime runtime, DateTimeOffset now, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken) => store.ListAsync(scope, afterCustomerId, maxCount, cancellationToken);

    public override async ValueTask<IReadOnlyDictionary<string, TransitionNotice>> LoadPastAsync(
        ICustomerStore store, string scope, IReadOnlyList<StoredCustomer> customers, CancellationToken cancellationToken)
    {
        _opening = (await LoadAsync(period.From.AddTicks(-1)).ConfigureAwait(false), await LoadAsync(period.From).ConfigureAwait(false));
        _close = (await LoadAsync(period.To.AddTicks(-1)).ConfigureAwait(false), await LoadAsync(period.To).ConfigureAwait(false));
        return await base.LoadPastAsync(store, scope, customers, cancellationToken).ConfigureAwait(false);

        async ValueTask<Dictionary<string, Transition>> LoadAsync(DateTimeOffset since) =>
            (await MovedSearch.LoadFirstAsync(store, scope, customers, _track, since, cancellationToken).ConfigureAwait(false))
            .ToDictionary(one => one.Key, one => one.Value.Transition, StringComparer.Ordinal);
    }

    public override async ValueTask<bool> IncludesAsync(
        FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken)
    {
        var from = await FindAsync(customer, store, period.From, _opening, cancellationToken).ConfigureAwait(false);
        var to = await FindAsync(customer, store, period.To, _close, cancellationToken).ConfigureAwait(false);
        if (from is not null || to is not null) _counts[(from, to)] = _counts.GetValueOrDefault((from, to)) + 1;
        return false;
    }

    /// <summary>
    /// Returns the segment at an instant: with the moves that time causes at the instant, and without those of events at it, which belong
    /// to what follows.
    /// </summary>
    private async ValueTask<string?> FindAsync(
        FoundCustomer customer, ICustomerStore store, DateTimeOffset instant,
        (Dictionary<string, Transition> At, Dictionary<string, Transition> After) saved, CancellationToken cancellationToken)
    {
        var atOrAfter = FirstMove(customer, saved.At, instant.AddTicks(-1));
        var after = FirstMove(customer, saved.After, instant)?.From ?? customer.View.Track(_track).Stage;
        if (atOrAfter is not { } first || first.EffectiveAt > instant) return SegmentOf(after);
        // Rules of the track are all time-based, so a move does not say whether time or an event caused it.
        var eventCount = await CountEventsAsync(customer, store, instant, cancellationToken).ConfigureAwait(false);
        if (eventCount == 0) return SegmentOf(after);
        // Time comes before the event. Of two moves with one event the first is that of time.
        return SegmentOf(eventCount == 1 && first.To != after ? first.To : first.From);
    }

    private Transition? FirstMove(FoundCustomer customer, Dictionary<string, Transition> saved, DateTimeOffset since)
    {
        if (saved.TryGetValue(customer.View.Customer.CustomerId, out var first)) return first;
        foreach (var move in customer.Moves)
        {
            if (move.EffectiveAt > since && string.Equals(move.Track, _track, StringComparison.Ordinal)) return move;
        }

        return null;
    }

    private static async ValueTask<int> CountEventsAsync(
        FoundCustomer customer, ICustomerStore store, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var events = await store.LoadEventsAsync(customer.View.Customer, cancellationToken).ConfigureAwait(false);
        return events.Count(kept => kept.Event.Snapshot is null && kept.Event.At == instant)
            + customer.Work.History.Orders.Entries.Count(entry =>
                entry.InForce.PlacedAt == instant || entry.InForce.ChangedAt == instant);
    }

    /// <summary>Returns the name of a segment of the map; null for a stage that is none.</summary>
    private string? SegmentOf(string stage) => Array.Exists([.. _map!.Segments], segment => segment.Name == stage) ? stage : null;
}
