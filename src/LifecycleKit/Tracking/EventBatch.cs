using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Records events of several customers: each customer with one load and one save, with the results of single calls.</summary>
internal sealed class EventBatch(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop)
{
    private const int MaxCustomerCount = 100;
    private const int MaxListedErrors = 20;

    /// <exception cref="ArgumentException">Events are not valid; nothing is recorded.</exception>
    public async ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken)
    {
        using var activity = TrackerActivities.Start(TrackerActivities.RecordBatch, tracker.Scope);
        activity?.SetTag(TelemetryTags.EventCount, events.Count);
        var results = new RecordResult[events.Count];
        try
        {
            Check(events);
            await RecordAsync(events, results, cancellationToken).ConfigureAwait(false);
            TrackerMetrics.CountEvents(tracker.Scope, events, results);
            return results;
        }
        catch (Exception error)
        {
            TrackerActivities.Fail(activity, error);
            TrackerMetrics.CountEvents(tracker.Scope, events, results, error);
            throw;
        }
    }

    private async ValueTask RecordAsync(IReadOnlyList<TrackedEvent> events, RecordResult[] results, CancellationToken cancellationToken)
    {
        var customers = new Dictionary<string, EventGroup>(StringComparer.Ordinal);
        var groups = new List<EventGroup>();
        for (var i = 0; i < events.Count; i++)
        {
            if (!customers.TryGetValue(events[i].CustomerId, out var group))
                groups.Add(customers[events[i].CustomerId] = group = new EventGroup(new CustomerKey(tracker.Scope, events[i].CustomerId)));
            group.Places.Add(i);
        }

        var singles = SharedOrders.Find(events);
        // Identities of one group have one record, which a batch can save only once.
        var linked = new HashSet<int>();
        foreach (var some in groups.Where(group => !singles.Contains(group.Key.CustomerId)).Chunk(MaxCustomerCount))
            await RecordAsync(events, results, some, linked, cancellationToken).ConfigureAwait(false);
        // Of several customers with one order, the first in the order of the events has it.
        for (var i = 0; i < events.Count && singles.Count + linked.Count > 0; i++)
        {
            if (singles.Contains(events[i].CustomerId) || linked.Contains(i))
                results[i] = await RecordAsync(events[i], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RecordAsync(
        IReadOnlyList<TrackedEvent> events, RecordResult[] results, IReadOnlyList<EventGroup> groups, HashSet<int> linked,
        CancellationToken cancellationToken)
    {
        while (groups.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = shared.Time.GetUtcNow();
            var stored = await LoadAsync(events, groups, cancellationToken).ConfigureAwait(false);
            if (stored is null)
            {
                await RecordSinglyAsync(events, results, groups, cancellationToken).ConfigureAwait(false);
                return;
            }

            var runtime = await shop.GetAsync(stored.Max(one => one.PublicationNumber), cancellationToken).ConfigureAwait(false);
            var attempts = new List<Attempt>(groups.Count);
            for (var i = 0; i < groups.Count; i++)
            {
                if (stored[i].Record is { Document.Base.IsLinked: true }) linked.UnionWith(groups[i].Places);
                else attempts.Add(await ApplyAsync(events, groups[i], stored[i], runtime, now, cancellationToken).ConfigureAwait(false));
            }

            groups = await SaveAsync(events, results, attempts, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Loads customers; returns null when the store refuses one of them, such as one with too long an id.</summary>
    private async ValueTask<IReadOnlyList<StoredCustomer>?> LoadAsync(
        IReadOnlyList<TrackedEvent> events, IReadOnlyList<EventGroup> groups, CancellationToken cancellationToken)
    {
        var queries = groups.Select(group => new CustomerQuery(
            group.Key, [.. group.Places.Select(place => events[place].Event.Key).OfType<EventKey>().Distinct()]));
        try
        {
            return await tracker.Store.LoadManyAsync([.. queries], cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async ValueTask<Attempt> ApplyAsync(
        IReadOnlyList<TrackedEvent> events, EventGroup group, StoredCustomer stored, LifecycleRuntime runtime, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var record = stored.Record ?? await tracker.NewRecordAsync(group.Key, runtime, group.IsAgain, cancellationToken)
            .ConfigureAwait(false);
        if (shared.RollUp is { } rollUp) await rollUp.PrepareAsync(tracker.Scope, cancellationToken).ConfigureAwait(false);
        var sequence = new CustomerSequence(tracker, shared, runtime, stored, record, now);
        var attempt = new Attempt(group, stored.HasDeliveries);
        foreach (var place in group.Places)
        {
            if (sequence.MustWait(events[place].Event)) break;
            var failures = new List<HandlerFailure>();
            var result = await sequence.RecordAsync(events[place].Event, failures, cancellationToken).ConfigureAwait(false);
            attempt.Results.Add((result, failures));
        }

        if (sequence.Change is { } change)
        {
            attempt.Change = await shared.Tombstones.MarkAsync(tracker.WithDeliveries(change, stored.HasDeliveries), cancellationToken)
                .ConfigureAwait(false);
        }

        return attempt;
    }

    /// <summary>Saves the changes, delivers their transitions, and returns what is to be done again: conflicts, and events that had to
    /// wait.</summary>
    private async ValueTask<IReadOnlyList<EventGroup>> SaveAsync(
        IReadOnlyList<TrackedEvent> events, RecordResult[] results, List<Attempt> attempts, CancellationToken cancellationToken)
    {
        var changed = attempts.Where(attempt => attempt.Change is not null).ToList();
        IReadOnlyList<SaveOutcome> outcomes;
        try
        {
            outcomes = changed.Count == 0 ? []
                : await tracker.Store.SaveManyAsync([.. changed.Select(attempt => attempt.Change!)], cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // The store refuses a change, such as one with too long an id. What it has saved before is found as recorded.
            await RecordSinglyAsync(events, results, changed.ConvertAll(attempt => attempt.Group), cancellationToken).ConfigureAwait(false);
            outcomes = [];
            attempts = attempts.Where(attempt => attempt.Change is null).ToList();
            changed.Clear();
        }

        for (var i = 0; i < changed.Count; i++) changed[i].Outcome = outcomes[i];
        var again = new List<EventGroup>();
        foreach (var attempt in attempts)
        {
            if (attempt.Outcome == SaveOutcome.Conflict)
            {
                again.Add(attempt.Group with { IsAgain = true });
                continue;
            }

            if (attempt.Outcome != SaveOutcome.Saved)
            {
                // One of the orders belongs to another customer; only its event is refused.
                await RecordSinglyAsync(events, results, [attempt.Group], cancellationToken).ConfigureAwait(false);
                continue;
            }

            await FinishAsync(results, attempt, cancellationToken).ConfigureAwait(false);
            if (attempt.Results.Count < attempt.Group.Places.Count) again.Add(attempt.Group.After(attempt.Results.Count));
        }

        return again;
    }

    private async ValueTask FinishAsync(RecordResult[] results, Attempt attempt, CancellationToken cancellationToken)
    {
        var key = attempt.Group.Key;
        for (var i = 0; i < attempt.Results.Count; i++)
        {
            var result = results[attempt.Group.Places[i]] = attempt.Results[i].Result;
            tracker.ReportDispute(key, result);
            if (result.Outcome == RecordOutcome.Failed)
                shared.Observers.Notify(observer => observer.OnRecordFailed(tracker.Scope, result));
        }

        if (attempt.Change is { AddedTransitions: var saved }) TrackerMetrics.CountTransitions(tracker.Scope, saved);
        if (attempt.Change is { CountedPlay: not null }) shared.PlayCounts.Forget(tracker.Scope);
        if (attempt.Results.All(one => one.Result.Outcome == RecordOutcome.Failed)) return;
        var failures = attempt.HasDeliveries ? await shared.Delivery.DeliverAsync(key, cancellationToken).ConfigureAwait(false)
            : attempt.Change is { } change ? await shared.Delivery.DeliverAsync(change, cancellationToken).ConfigureAwait(false) : [];
        foreach (var failure in failures) attempt.FailuresFor(failure.Notice).Add(failure);
        if (attempt.Change is { Forwarded: { IsEmpty: false } forwarded })
            await tracker.ApplyForwardedAsync(forwarded, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask RecordSinglyAsync(
        IReadOnlyList<TrackedEvent> events, RecordResult[] results, IReadOnlyList<EventGroup> groups, CancellationToken cancellationToken)
    {
        foreach (var place in groups.SelectMany(group => group.Places).Order())
            results[place] = await RecordAsync(events[place], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RecordResult> RecordAsync(TrackedEvent one, CancellationToken cancellationToken)
    {
        try
        {
            var key = new CustomerKey(tracker.Scope, one.CustomerId);
            return await tracker.RecordAsync(key, one.Event, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (CustomerSequence.IsOfEvent(error))
        {
            var failed = new RecordResult { Outcome = RecordOutcome.Failed, Error = error };
            shared.Observers.Notify(observer => observer.OnRecordFailed(tracker.Scope, failed));
            return failed;
        }
    }

    private void Check(IReadOnlyList<TrackedEvent> events)
    {
        var now = shared.Time.GetUtcNow();
        var errors = new List<string>();
        for (var i = 0; i < events.Count; i++)
        {
            if (tracker.FindProblem(events[i], now) is { } problem) errors.Add(FormattableString.Invariant($"Event {i}: {problem}"));
        }

        if (errors.Count == 0) return;
        var more = errors.Count > MaxListedErrors
            ? FormattableString.Invariant($" And {errors.Count - MaxListedErrors} more.") : string.Empty;
        throw new ArgumentException(
            $"The batch has invalid events; nothing was recorded. {string.Join(' ', errors.Take(MaxListedErrors))}{more}", nameof(events));
    }

    /// <summary>The events of one customer, by their places in the batch.</summary>
    private sealed record EventGroup(CustomerKey Key)
    {
        public List<int> Places { get; init; } = [];

        /// <summary>Whether a save had a conflict, so that the customer may be erased.</summary>
        public bool IsAgain { get; init; }

        public EventGroup After(int count) => this with { Places = Places[count..] };
    }

    private sealed record Attempt(EventGroup Group, bool HasDeliveries)
    {
        public List<(RecordResult Result, List<HandlerFailure> Failures)> Results { get; } = [];

        public CustomerChange? Change { get; set; }

        public SaveOutcome Outcome { get; set; }

        /// <summary>
        /// Returns the failures of the event that made a transition; for an earlier transition those of the first event, whose single call
        /// would have delivered it.
        /// </summary>
        public List<HandlerFailure> FailuresFor(TransitionNotice notice) =>
            Results.Find(one => one.Result.Transitions.Any(made => made.Id == notice.Id)) is { Failures: { } own }
                ? own : Results.First(one => one.Result.Outcome != RecordOutcome.Failed).Failures;
    }
}
