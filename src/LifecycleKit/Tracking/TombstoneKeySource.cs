namespace LifecycleKit.Tracking;

/// <summary>Makes the keys of tombstones, under the secret that the store keeps for the shop.</summary>
/// <remarks>
/// The subject key would not do. It is made from <see cref="LifecycleOptions.SubjectSecret"/> or by
/// <see cref="LifecycleOptions.SubjectKeys"/>, which a host may change: the tombstones of before would not be found any more. And it is in
/// the read-outs of experiments, so that a tombstone with this key would still lead to the erased customer. Thread-safe.
/// </remarks>
internal sealed class TombstoneKeySource(ICustomerStore store)
{
    private readonly KeyedHashes _hashes = new(store, secret: null, "tombstone\n");

    public ValueTask<string> ForAsync(CustomerKey customer, CancellationToken cancellationToken) =>
        _hashes.OfAsync(customer, cancellationToken);

    /// <summary>Names the tombstone of the customer in a first save, so that the store refuses it after an erasure.</summary>
    public async ValueTask<CustomerChange> MarkAsync(CustomerChange change, CancellationToken cancellationToken) =>
        change.ExpectedSequence > 0
            ? change : change with { Tombstone = await ForAsync(change.Key, cancellationToken).ConfigureAwait(false) };

    /// <summary>Returns when a customer was erased; null for never.</summary>
    public async ValueTask<DateTimeOffset?> FindAsync(CustomerKey customer, CancellationToken cancellationToken) =>
        await store.FindTombstoneAsync(
            customer.Scope, await ForAsync(customer, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
