using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit.Tracking;

/// <summary>
/// Makes the subject keys under which experiments draw customers: an HMAC of the customer's key under a secret of the shop.
/// </summary>
/// <remarks>
/// The key is the same on every host and for a visitor without a saved record, and cannot be computed from an id. Thread-safe.
/// </remarks>
internal sealed class SubjectKeySource(ICustomerStore store, string? secret, Func<CustomerKey, string>? given)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);

    public async ValueTask<string> ForAsync(CustomerKey customer, CancellationToken cancellationToken)
    {
        if (given is not null)
        {
            return given(customer) is { Length: > 0 } key
                ? key
                : throw new ArgumentException(
                    $"{nameof(LifecycleOptions)}.{nameof(LifecycleOptions.SubjectKeys)} returned no subject key for the customer. Return a text that is not empty.",
                    nameof(customer));
        }

        if (!_secrets.TryGetValue(customer.Scope, out var bytes))
        {
            var text = secret
                ?? await store.GetOrAddSecretAsync(
                    customer.Scope, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), cancellationToken).ConfigureAwait(false);
            bytes = _secrets.GetOrAdd(customer.Scope, Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexString(HMACSHA256.HashData(bytes, Encoding.Unicode.GetBytes(customer.Text())))[..32];
    }
}
