using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Compares the orders of a host with the store, and records what is missing or newer.</summary>
internal sealed class OrderReconciliation(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop, int maxDifferences)
{
    private const int BatchSize = 500;

    private readonly long[] _counts = new long[Enum.GetValues<RecordOutcome>().Length];
    private readonly List<ReconcileDifference> _differences = [];

    public async ValueTask<ReconcileResult> RunAsync(IAsyncEnumerable<TrackedOrder> orders, CancellationToken cancellationToken)
    {
        var batch = new List<TrackedEvent>(BatchSize);
        await foreach (var one in orders.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Prepare(one) is { } prepared) batch.Add(prepared);
            if (batch.Count < BatchSize) continue;
            await RecordAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
        }

        await RecordAsync(batch, cancellationToken).ConfigureAwait(false);
        return new ReconcileResult
        {
            CheckedCount = _counts.Sum(),
            UnchangedCount = Of(RecordOutcome.Unchanged),
            AppliedCount = Of(RecordOutcome.Applied),
            StaleCount = Of(RecordOutcome.Stale),
            ConflictCount = Of(RecordOutcome.Conflict),
            RefusedCount = Of(RecordOutcome.Refused),
            ErasedCount = Of(RecordOutcome.Erased),
            FailedCount = Of(RecordOutcome.Failed),
            Differences = [.. _differences],
        };
    }

    /// <summary>
    /// Returns why a snapshot cannot be compared with an earlier one; null when it can, and for null. Without version and instant of change
    /// nothing says which of two snapshots is newer, and a repeated one would count as a new change.
    /// </summary>
    public static string? FindProblem(OrderSnapshot? order) => order is null or { HasChangedAt: true } or { Version: not null }
        ? null : "The order has neither ChangedAt nor Version, so nothing says whether it is newer than the recorded one. Set one of them.";

    private long Of(RecordOutcome outcome) => _counts[(int)outcome];

    private TrackedEvent? Prepare(in TrackedOrder one)
    {
        if (one.Order is not { } order) return Failed(one, "The order is missing.");
        if (FindProblem(order) is { } problem) return Failed(one, problem);
        try
        {
            var prepared = new TrackedEvent(one.CustomerId, CustomerEvent.Order(order));
            return tracker.FindProblem(prepared, shared.Time.GetUtcNow()) is { } invalid ? Failed(one, invalid) : prepared;
        }
        catch (ArgumentException error)
        {
            return Failed(one, error.Message);
        }
    }

    private TrackedEvent? Failed(in TrackedOrder one, string reason)
    {
        Add(new ReconcileDifference(one.CustomerId ?? string.Empty, one.Order?.OrderId ?? string.Empty, RecordOutcome.Failed, reason));
        return null;
    }

    private async ValueTask RecordAsync(List<TrackedEvent> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return;
        var results = await new EventBatch(tracker, shared, shop).RecordAsync(batch, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < results.Count; i++)
        {
            Add(new ReconcileDifference(
                batch[i].CustomerId, batch[i].Event.Snapshot!.OrderId, results[i].Outcome, results[i].Error?.Message));
        }
    }

    private void Add(ReconcileDifference one)
    {
        _counts[(int)one.Outcome]++;
        if (one.Outcome != RecordOutcome.Unchanged && _differences.Count < maxDifferences) _differences.Add(one);
    }
}
