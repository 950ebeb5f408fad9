using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Saves the events of some customers of a backfill, each customer with one load and one save.</summary>
/// <param name="tracker">The tracker of the shop.</param>
/// <param name="shared">The services of the trackers.</param>
/// <param name="shop">The publications of the shop.</param>
/// <param name="counts">Counts what is done.</param>
/// <param name="end">The end of the backfill, up to which transitions are muted.</param>
internal sealed class BackfillBatch(
    LifecycleTracker tracker, TrackerServices shared, ShopPublications shop, BackfillCounts counts, DateTimeOffset end)
{
    public async ValueTask SaveAsync(IReadOnlyList<BackfillGroup> groups, CancellationToken cancellationToken)
    {
        // Identities of one group have one record, which a batch can save only once.
        var linked = new List<BackfillGroup>();
        while (groups.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var attempts = new List<Attempt>(groups.Count);
            List<Attempt> changed;
            IReadOnlyList<SaveOutcome> outcomes;
            try
            {
                var stored = await tracker.Store.LoadManyAsync([.. groups.Select(QueryOf)], cancellationToken).ConfigureAwait(false);
                var runtime = await shop.GetAsync(stored.Max(one => one.PublicationNumber), cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < groups.Count; i++)
                {
                    if (groups.Count > 1 && stored[i].Record is { Document.Base.IsLinked: true }) linked.Add(groups[i]);
                    else attempts.Add(await ApplyAsync(groups[i], stored[i], runtime, cancellationToken).ConfigureAwait(false));
                }

                changed = attempts.FindAll(attempt => attempt.Change is not null);
                outcomes = changed.Count == 0 ? []
                    : await tracker.Store.SaveManyAsync([.. changed.Select(attempt => attempt.Change!)], cancellationToken)
                        .ConfigureAwait(false);
            }
            catch (ArgumentException error)
            {
                // The store refuses a customer or a change, such as one with too long an id. What it has saved before is found as recorded.
                await SaveSinglyAsync(groups, RecordOutcome.Failed, error.Message, cancellationToken).ConfigureAwait(false);
                return;
            }

            for (var i = 0; i < changed.Count; i++) changed[i].Outcome = outcomes[i];
            foreach (var attempt in attempts.Where(attempt => attempt.Outcome == SaveOutcome.Saved)) Count(attempt);
            foreach (var attempt in attempts.Where(attempt => attempt.Outcome == SaveOutcome.Refused))
            {
                await SaveSinglyAsync(
                    [attempt.Group], RecordOutcome.Refused, "The order belongs to another customer of the shop.", cancellationToken)
                    .ConfigureAwait(false);
            }

            groups =
            [
                .. attempts.Where(attempt => attempt.Outcome == SaveOutcome.Conflict)
                    .Select(attempt => attempt.Group with { IsAgain = true }),
            ];
        }

        foreach (var group in linked) await SaveAsync([group], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves customers, or the events of one customer, one by one, so that only one fails.</summary>
    private async ValueTask SaveSinglyAsync(
        IReadOnlyList<BackfillGroup> groups, RecordOutcome outcome, string reason, CancellationToken cancellationToken)
    {
        if (groups is [{ Events: [var only] }])
        {
            counts.Fail(only.Position, outcome, reason);
            TrackerMetrics.CountEvent(tracker.Scope, only.Event.Kind, outcome);
            return;
        }

        foreach (var group in groups)
        {
            IEnumerable<BackfillGroup> parts = groups.Count > 1 ? [group] : group.Events.Select(one => group with { Events = [one] });
            foreach (var part in parts) await SaveAsync([part], cancellationToken).ConfigureAwait(false);
        }
    }

    private static CustomerQuery QueryOf(BackfillGroup group) =>
        new(group.Key, [.. group.Events.Select(one => one.Event.Key).OfType<EventKey>().Distinct()]);

    private async ValueTask<Attempt> ApplyAsync(
        BackfillGroup group, StoredCustomer stored, LifecycleRuntime runtime, CancellationToken cancellationToken)
    {
        var identity = 0;
        if (stored.Record is { Document.Base.IsLinked: true })
            (stored, identity) = await tracker.FindHeadAsync(QueryOf(group), stored, cancellationToken).ConfigureAwait(false);
        var record = stored.Record ?? await tracker.NewRecordAsync(group.Key, runtime, group.IsAgain, cancellationToken)
            .ConfigureAwait(false);
        if (shared.RollUp is { } rollUp) await rollUp.PrepareAsync(tracker.Scope, cancellationToken).ConfigureAwait(false);
        var sequence = new CustomerSequence(
            tracker, shared, runtime, stored, record, shared.Time.GetUtcNow(), isTakeover: true, identity);
        var attempt = new Attempt(group) { IsTakenOver = !(record.Document.MutedUntil >= end) };
        if (attempt.IsTakenOver)
        {
            try
            {
                // What is due for a live customer is not part of the history, and handlers receive it.
                if (record.Sequence > 0) await sequence.AdvanceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (CustomerSequence.IsOfEvent(error))
            {
                attempt.Results.AddRange(group.Events.Select(_ => new RecordResult { Outcome = RecordOutcome.Failed, Error = error }));
                return attempt;
            }

            sequence.MuteUntil(end);
        }

        var isChanged = false;
        foreach (var one in group.Events)
        {
            var result = await sequence.RecordAsync(one.Event, [], cancellationToken).ConfigureAwait(false);
            attempt.Results.Add(result);
            isChanged |= result.Outcome is RecordOutcome.Applied or RecordOutcome.Stale or RecordOutcome.Conflict;
        }

        if (!isChanged || sequence.Change is not { } change) return attempt;
        // Transitions after the end are delivered as those of any other host: by a sweep, or in the background.
        var delivered = change.AddedTransitions.All(one => one.IsMuted) ? change : tracker.WithDeliveries(change, hasDeliveries: true);
        attempt.Change = await shared.Tombstones.MarkAsync(delivered, cancellationToken).ConfigureAwait(false);
        return attempt;
    }

    private void Count(Attempt attempt)
    {
        if (attempt.Change is { AddedTransitions: var saved }) TrackerMetrics.CountTransitions(tracker.Scope, saved);
        for (var i = 0; i < attempt.Results.Count; i++)
        {
            var result = attempt.Results[i];
            TrackerMetrics.CountEvent(
                tracker.Scope, attempt.Group.Events[i].Event.Kind, result.Outcome, result.IsLate, result.Error);
            if (result is { Outcome: RecordOutcome.Failed, Error: { } error })
                counts.Fail(attempt.Group.Events[i].Position, RecordOutcome.Failed, error.Message);
        }

        counts.Add(
            attempt.Results.Select(result => result.Outcome).Where(outcome => outcome != RecordOutcome.Failed), attempt.Change,
            attempt.IsTakenOver);
    }

    private sealed record Attempt(BackfillGroup Group)
    {
        public List<RecordResult> Results { get; } = [];

        public bool IsTakenOver { get; init; }

        public CustomerChange? Change { get; set; }

        public SaveOutcome Outcome { get; set; }
    }
}
