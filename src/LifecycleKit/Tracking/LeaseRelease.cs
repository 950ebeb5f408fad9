namespace LifecycleKit.Tracking;

/// <summary>
/// Gives back what a cancelled call has leased and not finished, so that another call need not wait for the end of the leases.
/// </summary>
/// <remarks>
/// A release ends after the time of a hook, since the host may be stopping, and throws nothing: the caller gets the cancellation, and what
/// a store could not release waits for the end of its lease.
/// </remarks>
internal sealed class LeaseRelease(TrackerServices shared)
{
    private const int MaxOfBatch = 100;

    /// <summary>Releases customers. A save ends a lease, so each is saved as it is; not those that were saved meanwhile.</summary>
    public ValueTask ReleaseAsync(IReadOnlyList<CustomerKey> customers) => RunAsync(async limit =>
    {
        foreach (var batch in customers.Chunk(MaxOfBatch))
        {
            var stored = await shared.Store.LoadManyAsync([.. batch.Select(key => new CustomerQuery(key, []))], limit)
                .ConfigureAwait(false);
            CustomerChange[] changes =
                [.. stored.Select(one => one.Record).OfType<CustomerRecord>().Select(record => record.ToUnmoved(record.Version))];
            await shared.Store.SaveManyAsync(changes, limit).ConfigureAwait(false);
        }
    });

    /// <summary>Releases deliveries, for their next attempt.</summary>
    public ValueTask ReleaseAsync(IReadOnlyList<PendingDelivery> deliveries) => RunAsync(async limit =>
    {
        foreach (var one in deliveries)
        {
            await shared.Store.DeferDeliveryAsync(
                one.Customer, one.Handler, one.Number, one.FailureCount, one.Error, one.DueAt, limit).ConfigureAwait(false);
        }
    });

    /// <summary>Releases pending events at an instant.</summary>
    public ValueTask ReleaseAsync(string scope, IEnumerable<PendingEvent> events, DateTimeOffset at) => RunAsync(async limit =>
    {
        foreach (var one in events)
            await shared.Store.DeferPendingAsync(scope, one.Number, one.FailureCount, at, limit).ConfigureAwait(false);
    });

    private async ValueTask RunAsync(Func<CancellationToken, ValueTask> release)
    {
        using var limit = new CancellationTokenSource(shared.Options.Options.RecordTimeout, shared.Time);
        try
        {
            await release(limit.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A store that fails now has the leases, which end by themselves.
        }
    }
}
