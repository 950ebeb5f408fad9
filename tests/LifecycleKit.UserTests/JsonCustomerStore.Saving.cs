using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal sealed partial class JsonCustomerStore
{
    public ValueTask<SaveOutcome> SaveTogetherAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() =>
        {
            if (changes.Any(change => change.CountedPlay is not null || change.AppliedPending is not null))
                throw new ArgumentException("A change counts a play or applies a pending event.", nameof(changes));
            var moved = changes.SelectMany(change => change.RemovedOrders.Select(id => (change.Key, id))).ToHashSet();
            var outcomes = changes.Select(change => Check(change, moved)).ToList();
            if (outcomes.Contains(SaveOutcome.Conflict)) return SaveOutcome.Conflict;
            if (outcomes.Contains(SaveOutcome.Refused)) return SaveOutcome.Refused;
            foreach (var change in changes) Apply(change);
            return SaveOutcome.Saved;
        });

    /// <param name="change">The change.</param>
    /// <param name="moved">The orders that leave their customers in the same operation.</param>
    private SaveOutcome Check(CustomerChange change, HashSet<(CustomerKey Key, string OrderId)> moved)
    {
        var row = _customers.GetValueOrDefault(change.Key) ?? new Row();
        if (row.Sequence != change.ExpectedSequence || IsErased(change, row)) return SaveOutcome.Conflict;
        var ids = change.ChangedOrders.Select(order => order.InForce.OrderId).ToList();
        if (_customers.Any(other => other.Key.Scope == change.Key.Scope && other.Key != change.Key
            && ids.Exists(id => other.Value.Orders.ContainsKey(id) && !moved.Contains((other.Key, id)))))
        {
            return SaveOutcome.Refused;
        }

        if (change.CountedPlay is { MaxCount: { } max } use && CountOf(change.Key.Scope, use) >= max) return SaveOutcome.BudgetSpent;
        return change.AppliedPending is { } pending && !RemovePending(change.Key.Scope, pending)
            ? SaveOutcome.Duplicate : SaveOutcome.Saved;
    }

    private void Apply(CustomerChange change)
    {
        SaveCount++;
        if (!_customers.TryGetValue(change.Key, out var row)) _customers[change.Key] = row = new Row();
        row.Sequence++;
        row.Document = change.Document.ToJson();
        row.ErasedAt = change.Document.ErasedAt;
        row.Version = change.Version;
        row.DueAt = change.DueAt;
        row.LeasedUntil = null;
        row.FailureCount = change.FailureCount;
        if (change.CountedPlay is { } counted)
            _playCounts[(change.Key.Scope, counted.Play, counted.Day)] = 1 + CountOf(change.Key.Scope, counted);
        LastSaveLength = row.Document.Length;
        foreach (var id in change.RemovedOrders) row.Orders.Remove(id);
        foreach (var order in change.ChangedOrders) LastSaveLength += (row.Orders[order.InForce.OrderId] = order.ToJson()).Length;
        foreach (var kept in change.AddedEvents)
            LastSaveLength += (row.Events[kept.Number] = (kept.Event.ToJson(), kept.Identity)).Json.Length;
        foreach (var added in change.AddedTransitions)
            LastSaveLength += (row.Transitions[added.Number] = (added.Notice.ToJson(), added.IsMuted)).Json.Length;
        AddDeliveries(change);
        foreach (var forwarded in change.Forwarded) Append(forwarded.Customer, forwarded.Event);
        foreach (var number in change.RemovedEvents) row.Events.Remove(number);
        foreach (var gone in row.Seen.Where(seen => seen.Value < change.ForgetSeenBefore).ToArray()) row.Seen.Remove(gone.Key);
        foreach (var seen in change.AddedSeen) row.Seen[seen.Key] = seen.SeenAt;
    }
}
