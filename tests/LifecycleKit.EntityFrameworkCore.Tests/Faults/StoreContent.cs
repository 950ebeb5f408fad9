using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// All that a store has of its customers, as text. Transitions are ordered by track: the order of saving depends on when sweeps ran.
/// </summary>
internal static class StoreContent
{
    /// <param name="store">The store.</param>
    /// <param name="tracker">A tracker over the store.</param>
    /// <param name="tracks">The tracks to look at, without the versions under which customers came; null for everything.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <param name="keptSince">The instant before which a visit, cart or message may be kept or be part of the sums, since stores remove
    /// expired events at different steps: these are counted. Null when none has expired.</param>
    public static async Task<string> ReadAsync(
        ICustomerStore store, ILifecycleTracker tracker, IReadOnlyList<string>? tracks, CancellationToken cancellationToken,
        DateTimeOffset? keptSince = null)
    {
        var lines = new List<string>();
        string? last = null;
        var moves = new Dictionary<CustomerKey, ImmutableArray<KeptTransition>>();
        await foreach (var rows in store.ReadTransitionsAsync(string.Empty, null, cancellationToken)) moves.Add(rows.Customer, rows.Rows);
        while (await store.ListAsync(string.Empty, last, 1000, cancellationToken) is { Count: > 0 } keys)
        {
            foreach (var key in keys)
            {
                var own = moves.GetValueOrDefault(key, []);
                lines.AddRange(await LinesAsync(store, tracker, key, own, tracks, keptSince, cancellationToken));
            }

            last = keys[^1].CustomerId;
        }

        return string.Join('\n', lines);
    }

    private static async Task<List<string>> LinesAsync(
        ICustomerStore store, ILifecycleTracker tracker, CustomerKey key, ImmutableArray<KeptTransition> transitions,
        IReadOnlyList<string>? tracks, DateTimeOffset? keptSince, CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(key, null, cancellationToken);
        var record = stored.Record!;
        var document = record.Document;
        if (tracks is not null)
            document = document with { Versions = [], States = [.. document.States.Where(state => tracks.Contains(state.Track))] };
        var events = await store.LoadEventsAsync(key, cancellationToken);
        var expired = keptSince is null ? [] : events.Where(kept => IsExpired(kept.Event, keptSince.Value)).ToList();
        var sums = keptSince is null ? null : SumsOf(document.Expired?.Profile, expired);
        if (keptSince is not null) document = document with { Expired = null };
        var view = await tracker.GetViewAsync(key.CustomerId, cancellationToken);
        return
        [
            $"{key.CustomerId}: {record.DueAt:O}, deliveries {stored.HasDeliveries}, {document.ToJson()}",
            $"{view.Profile} {view.Segment} {string.Join(' ', view.Tracks.Where(one => tracks is null || tracks.Contains(one.Track)))}",
            .. record.Orders.Select(order => order.ToJson()).Order(StringComparer.Ordinal),
            .. transitions.OrderBy(kept => kept.Notice.Track, StringComparer.Ordinal).ThenBy(kept => kept.Notice.Sequence)
                .Select(kept => $"{kept.IsMuted} {kept.Notice.Id} {kept.Notice.Transition}"),
            .. events.Except(expired).Select(kept => $"{kept.Number} {kept.Event.ToJson()}"),
            .. sums is null ? [] : new[] { sums },
        ];
    }

    /// <summary>Returns whether an event is one of those that stores move into their sums.</summary>
    public static bool IsExpired(CustomerEvent customerEvent, DateTimeOffset keptSince) =>
        !customerEvent.Kind.IsKept() && customerEvent.At < keptSince;

    private static string SumsOf(ProfileSnapshot? sums, List<KeptEvent> expired)
    {
        var visits = (sums?.VisitCount ?? 0) + expired.Count(kept => kept.Event.Kind == CustomerEventKind.Visit);
        var sent = (sums?.SentMessageCount ?? 0) + expired.Count(kept => kept.Event.Kind == CustomerEventKind.MessageSent);
        return FormattableString.Invariant($"{visits} visits and {sent} messages have expired");
    }
}
