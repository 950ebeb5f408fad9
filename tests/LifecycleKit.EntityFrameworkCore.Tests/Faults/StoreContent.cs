using System.Collections.Immutable;
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
    public static async Task<string> ReadAsync(
        ICustomerStore store, ILifecycleTracker tracker, IReadOnlyList<string>? tracks, CancellationToken cancellationToken)
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
                lines.AddRange(await LinesAsync(store, tracker, key, own, tracks, cancellationToken));
            }

            last = keys[^1].CustomerId;
        }

        return string.Join('\n', lines);
    }

    private static async Task<List<string>> LinesAsync(
        ICustomerStore store, ILifecycleTracker tracker, CustomerKey key, ImmutableArray<KeptTransition> transitions,
        IReadOnlyList<string>? tracks, CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(key, null, cancellationToken);
        var record = stored.Record!;
        var document = record.Document;
        if (tracks is not null)
            document = document with { Versions = [], States = [.. document.States.Where(state => tracks.Contains(state.Track))] };
        var view = await tracker.GetViewAsync(key.CustomerId, cancellationToken);
        return
        [
            $"{key.CustomerId}: {record.DueAt:O}, deliveries {stored.HasDeliveries}, {document.ToJson()}",
            $"{view.Profile} {view.Segment} {string.Join(' ', view.Tracks.Where(one => tracks is null || tracks.Contains(one.Track)))}",
            .. record.Orders.Select(order => order.ToJson()).Order(StringComparer.Ordinal),
            .. transitions.OrderBy(kept => kept.Notice.Track, StringComparer.Ordinal).ThenBy(kept => kept.Notice.Sequence)
                .Select(kept => $"{kept.IsMuted} {kept.Notice.Id} {kept.Notice.Transition}"),
            .. (await store.LoadEventsAsync(key, cancellationToken)).Select(kept => $"{kept.Number} {kept.Event.ToJson()}"),
        ];
    }
}
