using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Sends the stages of accounts to their contacts, as events.</summary>
internal static class AccountStages
{
    /// <summary>The name under which a store keeps the deliveries of transitions to contacts.</summary>
    public const string HandlerName = "lifecycle:account-stages";

    /// <summary>Returns the event with the current stage of an account; null while the account has none.</summary>
    public static async ValueTask<CustomerEvent?> FindAsync(
        LifecycleTracker accounts, string track, string accountId, CancellationToken cancellationToken)
    {
        var (record, runtime) = await accounts.LoadHeadAsync(accountId, cancellationToken).ConfigureAwait(false);
        if (record is null) return null;
        // As it is saved: what time moves next reaches the contacts by its transition.
        foreach (var one in record.Document.KeptStates)
        {
            if (!string.Equals(one.Track, track, StringComparison.Ordinal)) continue;
            if (one.State.ToState() is not { HasStarted: true } state) return null;
            return Event(accountId, track, state.Stage, runtime, state.EnteredAt, state.Sequence);
        }

        return null;
    }

    /// <summary>Sends a transition of an account to all its contacts.</summary>
    public static async ValueTask TellAsync(TrackerServices shared, TransitionNotice notice, CancellationToken cancellationToken)
    {
        var contactShops = shared.Options.Options.ContactShops
            .Where(one => string.Equals(one.Track, notice.Track, StringComparison.Ordinal))
            .Select(one => one.Shop).Distinct(StringComparer.Ordinal).ToList();
        if (contactShops.Count == 0) return;
        var runtime = await shared.ShopOf(notice.Customer.Scope).GetAsync(0, cancellationToken).ConfigureAwait(false);
        var stored = await shared.Store.LoadAsync(notice.Customer, null, cancellationToken).ConfigureAwait(false);
        foreach (var shop in contactShops)
        {
            if (shared.FindShop(shop) is not { } contacts)
                throw new InvalidOperationException($"The shop '{shop}' is not registered. Register it in each host of its accounts.");
            foreach (var id in stored.Record is { } record ? NamesOf(record) : [notice.Customer.CustomerId])
            {
                var level = Event(id, notice.Track, notice.To, runtime, notice.EffectiveAt, notice.Sequence);
                var count = 0;
                await foreach (var key in ContactSearch.ReadAsync(contacts, id, cancellationToken).ConfigureAwait(false))
                {
                    await shared.Store.AppendPendingAsync(key, level, cancellationToken).ConfigureAwait(false);
                    count++;
                }

                if (count > 0) await contacts.ApplyPendingAsync(count, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns all ids of an account; of linked accounts those of the group.</summary>
    public static IReadOnlyList<string> NamesOf(CustomerRecord record) => record.Document.Identities.IsEmpty ? [record.Key.CustomerId]
        : [.. record.Document.Identities.SelectMany(one => one.Names())];

    /// <summary>Returns the event about a stage, with the same id each time, so that a contact has it once.</summary>
    private static CustomerEvent Event(
        string accountId, string track, string stage, LifecycleRuntime runtime, DateTimeOffset at, long sequence) =>
        CustomerEvent.AccountLevelChanged(
            at, accountId, stage, runtime.FindTrack(track)?.Definition.FindStage(stage)?.Rank,
            TextDigest.Short(FormattableString.Invariant($"{accountId}\n{track}\n{sequence}\n{stage}\n{at.UtcTicks}")));
}
