using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that are wrong about publications and secrets.</summary>
internal static class ShopFaults
{
    /// <summary>Reads the number of the last publication once.</summary>
    public sealed class NumberStale : StoreWithFault
    {
        private readonly Dictionary<string, long> _numbers = [];

        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
        {
            var loaded = await base.LoadAsync(key, eventKey, cancellationToken);
            lock (_numbers)
            {
                _numbers.TryAdd(key.Scope, loaded.PublicationNumber);
                return loaded with { PublicationNumber = _numbers[key.Scope] };
            }
        }
    }

    public sealed class NumberOfKnownCustomersOnly : StoreWithFault
    {
        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
        {
            var loaded = await base.LoadAsync(key, eventKey, cancellationToken);
            return loaded.Record is null ? loaded with { PublicationNumber = 0 } : loaded;
        }
    }

    public sealed class ExpectedNumberIgnored : StoreWithFault
    {
        public override async ValueTask<bool> TryPublishAsync(
            string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var all = await base.LoadPublicationsAsync(scope, cancellationToken);
            return await base.TryPublishAsync(scope, all.Count == 0 ? 0 : all[^1].Number, publications, cancellationToken);
        }
    }

    /// <summary>Adds the publications of a batch one after another.</summary>
    public sealed class BatchNotAtomic : StoreWithFault
    {
        public override async ValueTask<bool> TryPublishAsync(
            string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var all = await base.LoadPublicationsAsync(scope, cancellationToken);
            if ((all.Count == 0 ? 0 : all[^1].Number) != expectedNumber) return false;
            foreach (var one in publications)
            {
                await Task.Delay(1, cancellationToken);
                await base.TryPublishAsync(scope, one.Number - 1, [one], cancellationToken);
            }

            return true;
        }
    }

    /// <summary>Loads other publications than those that were added.</summary>
    public sealed class PublicationsChanged(Func<IEnumerable<Publication>, IEnumerable<Publication>> change) : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(
            string scope, CancellationToken cancellationToken) =>
            [.. change(await base.LoadPublicationsAsync(scope, cancellationToken))];
    }

    /// <summary>Completes a cancelled call, and notices the token afterwards or not at all.</summary>
    public sealed class TokenIgnored : StoreWithFault
    {
        public override ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken) =>
            base.LoadAsync(key, eventKey, CancellationToken.None);

        public override async ValueTask<bool> TryPublishAsync(
            string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
        {
            var isAdded = await base.TryPublishAsync(scope, expectedNumber, publications, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return isAdded;
        }

        public override async ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
        {
            var secret = await base.GetOrAddSecretAsync(scope, candidate, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return secret;
        }
    }

    public sealed class SecretReplaced : StoreWithFault
    {
        public override async ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
        {
            await base.GetOrAddSecretAsync(scope, candidate, cancellationToken);
            return candidate;
        }
    }
}
