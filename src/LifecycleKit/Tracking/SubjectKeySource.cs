namespace LifecycleKit.Tracking;

/// <summary>
/// Makes the subject keys under which experiments draw customers, also visitors without a saved record.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SubjectKeySource(ICustomerStore store, string? secret, Func<CustomerKey, string>? given)
{
    private readonly KeyedHashes _hashes = new(store, secret, string.Empty);

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

        return await _hashes.OfAsync(customer, cancellationToken).ConfigureAwait(false);
    }
}
