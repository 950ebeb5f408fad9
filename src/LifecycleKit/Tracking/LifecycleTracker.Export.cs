using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<CustomerExport?> ExportAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var asked = new CustomerKey(Scope, customerId);
        while (true)
        {
            var stored = await Store.LoadAsync(asked, null, cancellationToken).ConfigureAwait(false);
            (stored, _) = await FindHeadAsync(asked, null, stored, cancellationToken).ConfigureAwait(false);
            var key = stored.Record?.Key ?? asked;
            var all = await Store.LoadAllAsync(key, cancellationToken).ConfigureAwait(false);
            if (all is null) return null;
            all = all with { ExportedAt = _shared.Time.GetUtcNow() };
            if (stored.Record is not { Document.Identities.IsEmpty: false } head) return all;
            var linked = ImmutableArray.CreateBuilder<CustomerExport>();
            foreach (var other in await LoadOthersAsync(head, cancellationToken).ConfigureAwait(false))
            {
                if (await Store.LoadAllAsync(other.Key, cancellationToken).ConfigureAwait(false) is { } rows)
                    linked.Add(rows with { ExportedAt = all.ExportedAt });
            }

            // All of one instant: who was changed meanwhile is read again.
            var after = await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
            if (after.Record?.Sequence == head.Sequence) return all with { Linked = linked.ToImmutable() };
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImportOutcome> ImportAsync(CustomerExport exported, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exported);
        CustomerExport[] all = [exported, .. exported.Linked];
        if (!Array.TrueForAll(all, one => string.Equals(one.Customer.Scope, Scope, StringComparison.Ordinal)))
            throw new ArgumentException("The export is of another shop. Import it with the tracker of that shop.", nameof(exported));
        foreach (var one in all)
        {
            if (await FindRefusalAsync(one, cancellationToken).ConfigureAwait(false) is { } refusal) return refusal;
        }

        var changes = new List<CustomerChange>();
        foreach (var one in all)
        {
            if (one.Document is not { } document) continue;
            changes.Add(await _shared.Tombstones.MarkAsync(ToChange(one, document), cancellationToken).ConfigureAwait(false));
        }

        if (changes.Count > 0)
        {
            var saved = changes is [var only] ? await Store.SaveAsync(only, cancellationToken).ConfigureAwait(false)
                : await Store.SaveTogetherAsync(changes, cancellationToken).ConfigureAwait(false);
            if (saved == SaveOutcome.Refused) return ImportOutcome.Refused;
            if (saved != SaveOutcome.Saved)
            {
                // Saved or erased by another call since the load.
                foreach (var one in all)
                {
                    if (await FindRefusalAsync(one, cancellationToken).ConfigureAwait(false) is { } refusal) return refusal;
                }

                return ImportOutcome.Erased;
            }
        }

        foreach (var one in all.SelectMany(one => one.PendingEvents.Select(pending => (one.Customer, pending.Event))))
            await Store.AppendPendingAsync(one.Customer, one.Event, cancellationToken).ConfigureAwait(false);
        return ImportOutcome.Imported;
    }

    /// <summary>Returns why a customer cannot be imported; null when they can.</summary>
    private async ValueTask<ImportOutcome?> FindRefusalAsync(CustomerExport exported, CancellationToken cancellationToken)
    {
        var stored = await Store.LoadAsync(exported.Customer, null, cancellationToken).ConfigureAwait(false);
        if (stored.Record is not null) return ImportOutcome.Known;
        var erasedAt = await _shared.Tombstones.FindAsync(exported.Customer, cancellationToken).ConfigureAwait(false);
        return erasedAt is not null && !(exported.Document?.ErasedAt >= erasedAt) ? ImportOutcome.Erased : null;
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
