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

    public sealed class SecretReplaced : StoreWithFault
    {
        public override async ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
        {
            await base.GetOrAddSecretAsync(scope, candidate, cancellationToken);
            return candidate;
        }
    }
}
