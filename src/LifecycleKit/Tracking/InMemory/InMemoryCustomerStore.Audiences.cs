using System.Collections.Immutable;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    // Every customer is looked at: an index of stages would cost each save in memory, and few searches are made there.

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
        StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        ListInAllStagesAsync(query, stages, [], afterCustomerId, maxCount, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListInAllStagesAsync(
        StageQuery query, ImmutableArray<string> stages, ImmutableArray<AudienceIndex> others, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken)
    {
        AudienceIndex[] all = [new(query.Track, stages.IsDefault ? [] : stages), .. others.IsDefault ? [] : others];
        return ListAsync(query, afterCustomerId, maxCount, IsInAll, cancellationToken);

        bool IsInAll(CustomerEntry entry)
        {
            var states = _packing.Read(entry)?.Document.KeptStates ?? [];
            return Array.TrueForAll(
                all, one => FindState(states, one.Track) is { } state && one.Stages.Contains(state.Stage, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListEnteredAsync(
        StageQuery query, DateTimeOffset since, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        ListAsync(
            query, afterCustomerId, maxCount, entry => FindState(entry, query.Track) is { } state && state.EnteredAt > since,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken)
    {
        Check(query, 1, cancellationToken);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        Visit(
            query.Scope, null,
            entry =>
            {
                if (IsSettled(entry, query) && FindState(entry, query.Track) is { } state)
                    counts[state.Stage] = counts.GetValueOrDefault(state.Stage) + 1;
                return true;
            },
            cancellationToken);
        return ValueTask.FromResult<IReadOnlyList<StageCount>>([.. counts.Select(one => new StageCount(one.Key, one.Value))]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TransitionNotice>> LoadFirstTransitionsAsync(
        string scope, ImmutableArray<string> customerIds, string track, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        var found = new List<TransitionNotice>();
        lock (_gate)
        {
            foreach (var customerId in customerIds)
            {
                if (_shops.GetValueOrDefault(scope)?.Find(customerId) is not { } entry) continue;
                foreach (var kept in PackedTransitions.Read(entry.Key, entry.Transitions.Read(_blocks), _shared))
                {
                    if (kept.Notice.EffectiveAt <= since || !string.Equals(kept.Notice.Track, track, StringComparison.Ordinal)) continue;
                    found.Add(kept.Notice);
                    break;
                }
            }
        }

        return ValueTask.FromResult<IReadOnlyList<TransitionNotice>>(found);
    }

    /// <summary>Lists the customers who are not settled, and those who are wanted.</summary>
    private ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        StageQuery query, string? afterCustomerId, int maxCount, Func<CustomerEntry, bool> isWanted, CancellationToken cancellationToken)
    {
        Check(query, maxCount, cancellationToken);
        var found = new List<CustomerKey>();
        Visit(
            query.Scope, afterCustomerId,
            entry =>
            {
                if (!IsSettled(entry, query) || isWanted(entry)) found.Add(entry.Key);
                return found.Count < maxCount;
            },
            cancellationToken);
        return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(found);
    }

    /// <summary>
    /// Looks at the customers of a shop in order, until a look returns false. The lock is held for some customers at a time.
    /// </summary>
    private void Visit(string scope, string? afterCustomerId, Func<CustomerEntry, bool> look, CancellationToken cancellationToken)
    {
        CustomerEntry[] entries;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                entries = _shops.GetValueOrDefault(scope)?.After(afterCustomerId, PageSize) ?? [];
                if (!Array.TrueForAll(entries, entry => look(entry))) return;
            }

            afterCustomerId = entries.Length == 0 ? null : entries[^1].Key.CustomerId;
        }
        while (entries.Length == PageSize);
    }

    private static void Check(in StageQuery query, int maxCount, CancellationToken cancellationToken)
    {
        Check(query.Scope, maxCount, cancellationToken);
        ArgumentNullException.ThrowIfNull(query.Track);
        ArgumentNullException.ThrowIfNull(query.Version);
    }

    private static bool IsSettled(CustomerEntry entry, in StageQuery query) => entry.DueTicks > query.AsOf.UtcTicks
        && entry.FailureCount == 0 && string.Equals(entry.Version?.Version, query.Version, StringComparison.Ordinal);

    private LifecycleState? FindState(CustomerEntry entry, string track) =>
        FindState(_packing.Read(entry)?.Document.KeptStates ?? [], track);

    private static LifecycleState? FindState(KeptTrack[] states, string track)
    {
        foreach (var kept in states)
        {
            if (!string.Equals(kept.Track, track, StringComparison.Ordinal)) continue;
            var state = kept.State.ToState();
            return state.HasStarted ? state : null;
        }

        return null;
    }
}
