using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit.Tracking;

/// <summary>
/// Keyed hashes of customers: an HMAC of the customer's key under a secret of the shop, the same on every host. It cannot be computed from
/// an id without the secret.
/// </summary>
/// <param name="store">Keeps a secret for each shop, and makes one where there is none.</param>
/// <param name="secret">The secret of all shops; null for those of the store.</param>
/// <param name="purpose">A text before the customer's key, so that hashes for different purposes differ.</param>
/// <remarks>Thread-safe.</remarks>
internal sealed class KeyedHashes(ICustomerStore store, string? secret, string purpose)
{
    private const int HexDigits = 32;

    private readonly ConcurrentDictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);

    /// <summary>Returns the hash of a customer: 32 hex digits.</summary>
    public async ValueTask<string> OfAsync(CustomerKey customer, CancellationToken cancellationToken) =>
        (await ForAsync(customer.Scope, cancellationToken).ConfigureAwait(false))(customer.Text());

    /// <summary>Returns the function that hashes texts under the secret of a shop: 32 hex digits.</summary>
    public async ValueTask<Func<string, string>> ForAsync(string scope, CancellationToken cancellationToken)
    {
        if (!_secrets.TryGetValue(scope, out var bytes))
        {
            var text = secret
                ?? await store.GetOrAddSecretAsync(
                    scope, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), cancellationToken).ConfigureAwait(false);
            bytes = _secrets.GetOrAdd(scope, Encoding.UTF8.GetBytes(text));
        }

        return value => Convert.ToHexString(HMACSHA256.HashData(bytes, Encoding.Unicode.GetBytes(purpose + value)))[..HexDigits];
    }
}
