using System.Runtime.CompilerServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Takes over a history: reads chunks, groups them by customer, and saves the customers in batches on several tasks.</summary>
internal sealed class Backfill
{
    // A batch is one round trip to load and one to save.
    private const int BatchSize = 100;

    private readonly LifecycleTracker _tracker;
    private readonly TrackerServices _shared;
    private readonly BackfillOptions _options;
    private readonly BackfillCounts _counts;
    private readonly BackfillBatch _batch;

    /// <exception cref="ArgumentException">The end is ahead of the clock.</exception>
    public Backfill(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop, BackfillOptions options)
    {
        var now = shared.Time.GetUtcNow();
        if (options.MuteUntil > now + tracker.Options.FutureTolerance)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{nameof(BackfillOptions.MuteUntil)} is {options.MuteUntil:O}, ahead of the clock ({now:O}): live transitions would be muted."),
                nameof(options));
        }

        _tracker = tracker;
        _shared = shared;
        _options = options;
        _counts = new BackfillCounts(options.MaxFailures);
        _batch = new BackfillBatch(tracker, shared, shop, _counts, options.MuteUntil ?? now);
    }

    public async ValueTask<BackfillResult> RunAsync(IAsyncEnumerable<TrackedEvent> history, CancellationToken cancellationToken)
    {
        var position = 0L;
        var chunk = new List<PlacedEvent>();
        // The next chunk is read while one is saved.
        var saving = Task.CompletedTask;
        try
        {
            await foreach (var one in history.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (++position <= _options.SkipCount) continue;
                if (Prepare(one, position) is { } placed) chunk.Add(placed);
                if (chunk.Count < _options.ChunkSize) continue;
                await saving.ConfigureAwait(false);
                saving = SaveInBackground(chunk, position, cancellationToken);
                chunk = [];
            }

            await saving.ConfigureAwait(false);
            saving = SaveInBackground(chunk, position, cancellationToken);
        }
        finally
        {
            // When the source fails, the chunk before it is saved all the same.
            await saving.ConfigureAwait(false);
        }

        if (_shared.RollUp is { } rollUp) await RollUpAsync(rollUp.Shop, cancellationToken).ConfigureAwait(false);
        return _counts.ToResult(position);
    }

    /// <summary>Applies what the customers have forwarded to their accounts, and then what they ask of them.</summary>
    private async ValueTask RollUpAsync(string accounts, CancellationToken cancellationToken)
    {
        foreach (var tracker in new[] { _tracker.FindShop(accounts), _tracker })
        {
            // Some may wait for an earlier one that another host applies: that host, or a later call, applies them.
            while (tracker is not null && await tracker.ApplyPendingAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
                is { AppliedCount: > 0 })
            {
            }
        }
    }

    public static async IAsyncEnumerable<TrackedEvent> ToAsync(
        IEnumerable<TrackedEvent> history, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var one in history)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return one;
        }
    }

    /// <summary>Returns an event with its position and an id; null when it cannot be recorded, which is counted.</summary>
    private PlacedEvent? Prepare(in TrackedEvent one, long position)
    {
        var problem = _tracker.FindProblem(one, _shared.Time.GetUtcNow()) ?? OrderReconciliation.FindProblem(one.Event.Snapshot);
        if (problem is not null)
        {
            _counts.Fail(position, RecordOutcome.Failed, problem);
            TrackerMetrics.CountEvent(_tracker.Scope, one.Event.Kind, RecordOutcome.Failed);
            return null;
        }

        // Orders and deals are absolute and need no id.
        var needsId = one.Event.EventId is null && one.Event.Kind is not (CustomerEventKind.Order or CustomerEventKind.DealChanged);
        return new PlacedEvent(
            position, one.CustomerId,
            needsId ? one.Event.WithId(FormattableString.Invariant($"{_options.Name}-{position:D12}")) : one.Event);
    }

    private Task SaveInBackground(List<PlacedEvent> chunk, long position, CancellationToken cancellationToken) =>
        Task.Run(() => SaveAsync(chunk, position, cancellationToken), CancellationToken.None);

    private async Task SaveAsync(List<PlacedEvent> chunk, long position, CancellationToken cancellationToken)
    {
        var singles = SharedOrders.Find(chunk.Select(one => new TrackedEvent(one.CustomerId, one.Event)));
        var batches = chunk.Where(one => !singles.Contains(one.CustomerId)).GroupBy(one => one.CustomerId, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new BackfillGroup(new CustomerKey(_tracker.Scope, group.Key), InOrder(group))).Chunk(BatchSize);
        await Parallel.ForEachAsync(
            batches, new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken },
            (batch, token) => _batch.SaveAsync(batch, token)).ConfigureAwait(false);
        // Of several customers with one order, the first in the order of the source has it.
        foreach (var one in chunk.Where(one => singles.Contains(one.CustomerId)))
        {
            await _batch.SaveAsync([new BackfillGroup(new CustomerKey(_tracker.Scope, one.CustomerId), [one])], cancellationToken)
                .ConfigureAwait(false);
        }

        var progress = _counts.EndChunk(position);
        _options.Progress?.Report(progress);
    }

    /// <summary>Returns the events of a customer in the order in which a replay applies them.</summary>
    private static PlacedEvent[] InOrder(IEnumerable<PlacedEvent> events) =>
        [.. events.OrderBy(one => one.Event.At).ThenBy(one => one.Event.EventId, StringComparer.Ordinal).ThenBy(one => one.Position)];
}

/// <summary>An event of a history.</summary>
/// <param name="Position">The position in the source, from 1.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Event">The event.</param>
internal readonly record struct PlacedEvent(long Position, string CustomerId, CustomerEvent Event);

/// <summary>Events of one customer, in chronological order.</summary>
/// <param name="Key">The customer.</param>
/// <param name="Events">The events.</param>
/// <param name="IsAgain">Whether a save had a conflict, so that the customer may be erased.</param>
internal sealed record BackfillGroup(CustomerKey Key, PlacedEvent[] Events, bool IsAgain = false);
