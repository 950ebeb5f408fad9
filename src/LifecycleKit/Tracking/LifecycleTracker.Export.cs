namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<CustomerExport?> ExportAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var all = await Store.LoadAllAsync(new CustomerKey(Scope, customerId), cancellationToken).ConfigureAwait(false);
        return all is null ? null : all with { ExportedAt = _shared.Time.GetUtcNow() };
    }

    /// <inheritdoc/>
    public async ValueTask<ImportOutcome> ImportAsync(CustomerExport exported, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exported);
        if (!string.Equals(exported.Customer.Scope, Scope, StringComparison.Ordinal))
            throw new ArgumentException("The export is of another shop. Import it with the tracker of that shop.", nameof(exported));
        var key = exported.Customer;
        if ((await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false)).Record is not null) return ImportOutcome.Known;
        var erasedAt = await _shared.Tombstones.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (erasedAt is not null && !(exported.Document?.ErasedAt >= erasedAt)) return ImportOutcome.Erased;
        if (exported.Document is { } document)
        {
            var change = await _shared.Tombstones.MarkAsync(ToChange(exported, document), cancellationToken).ConfigureAwait(false);
            switch (await Store.SaveAsync(change, cancellationToken).ConfigureAwait(false))
            {
                case SaveOutcome.Saved:
                    break;
                case SaveOutcome.Refused:
                    return ImportOutcome.Refused;
                default:
                    // Saved or erased by another call since the load.
                    var isErased = (await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false)).Record is null;
                    return isErased ? ImportOutcome.Erased : ImportOutcome.Known;
            }
        }

        foreach (var one in exported.PendingEvents)
            await Store.AppendPendingAsync(key, one.Event, cancellationToken).ConfigureAwait(false);
        return ImportOutcome.Imported;
    }

    /// <summary>Returns the first save of an imported customer: no handler receives what it received before.</summary>
    private static CustomerChange ToChange(CustomerExport exported, CustomerDocument document) => new()
    {
        Key = exported.Customer,
        ExpectedSequence = 0,
        Document = document,
        Version = exported.Version,
        DueAt = document.DueAt(),
        ChangedOrders = exported.Orders,
        AddedEvents = exported.Events,
        AddedSeen = exported.SeenEvents,
        AddedTransitions = [.. exported.Transitions.Select(one => one with { IsMuted = true })],
    };
}
