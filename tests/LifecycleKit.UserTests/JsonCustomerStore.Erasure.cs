using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal sealed partial class JsonCustomerStore
{
    private readonly Dictionary<(string Scope, string Tombstone), DateTimeOffset> _tombstones = [];

    public ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken) =>
        EraseTogetherAsync([erasure], cancellationToken);

    public ValueTask<SaveOutcome> EraseTogetherAsync(IReadOnlyList<CustomerErasure> erasures, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() =>
        {
            if (erasures.Any(one => (_customers.GetValueOrDefault(one.Key)?.Sequence ?? 0) != one.ExpectedSequence))
                return SaveOutcome.Conflict;
            foreach (var one in erasures) Erase(one);
            return SaveOutcome.Saved;
        });

    public ValueTask<DateTimeOffset?> FindTombstoneAsync(string scope, string tombstone, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() => _tombstones.TryGetValue((scope, tombstone), out var at) ? at : (DateTimeOffset?)null);

    private void Erase(CustomerErasure erasure)
    {
        var key = erasure.Key;
        _customers.Remove(key);
        foreach (var delivery in _deliveries.Keys.Where(one => one.Key == key).ToList()) _deliveries.Remove(delivery);
        if (erasure.Tombstone is not { } tombstone) return;
        foreach (var number in _pending.Where(one => one.Value.Event.Customer == key).Select(one => one.Key).ToList())
            _pending.Remove(number);
        if (!(_tombstones.GetValueOrDefault((key.Scope, tombstone)) > erasure.At)) _tombstones[(key.Scope, tombstone)] = erasure.At;
    }

    /// <summary>Returns whether a save is of a customer who was erased since the load.</summary>
    private bool IsErased(CustomerChange change, Row row) => row.Sequence > 0
        ? row.ErasedAt != change.Document.ErasedAt
        : change.Tombstone is { } tombstone && _tombstones.TryGetValue((change.Key.Scope, tombstone), out var at)
            && at > (change.Document.ErasedAt ?? DateTimeOffset.MinValue);
}
