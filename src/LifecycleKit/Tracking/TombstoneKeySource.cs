using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit.Tracking;

/// <summary>Makes the keys of tombstones: an HMAC of the customer's key under the secret that the store keeps for the shop.</summary>
/// <remarks>
/// The subject key would not do. It is made from <see cref="LifecycleOptions.SubjectSecret"/> or by
/// <see cref="LifecycleOptions.SubjectKeys"/>, which a host may change: the tombstones of before would not be found any more. And it is in
/// the read-outs of experiments, so that a tombstone with this key would still lead to the erased customer. Thread-safe.
/// </remarks>
internal sealed class TombstoneKeySource(ICustomerStore store)
{
    private readonly ConcurrentDictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);

    public async ValueTask<string> ForAsync(CustomerKey customer, CancellationToken cancellationToken)
    {
        if (!_secrets.TryGetValue(customer.Scope, out var secret))
        {
            var text = await store.GetOrAddSecretAsync(
                customer.Scope, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), cancellationToken).ConfigureAwait(false);
            secret = _secrets.GetOrAdd(customer.Scope, Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.Unicode.GetBytes("tombstone\n" + customer.Text())))[..32];
    }

    /// <summary>Names the tombstone of the customer in a first save, so that the store refuses it after an erasure.</summary>
    public async ValueTask<CustomerChange> MarkAsync(CustomerChange change, CancellationToken cancellationToken) =>
        change.ExpectedSequence > 0
            ? change : change with { Tombstone = await ForAsync(change.Key, cancellationToken).ConfigureAwait(false) };

    /// <summary>Returns when a customer was erased; null for never.</summary>
    public async ValueTask<DateTimeOffset?> FindAsync(CustomerKey customer, CancellationToken cancellationToken) =>
        await store.FindTombstoneAsync(
            customer.Scope, await ForAsync(customer, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
