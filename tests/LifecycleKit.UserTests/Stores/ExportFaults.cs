using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that export too little or too much.</summary>
internal static class ExportFaults
{
    public sealed class NeverNull : StoreWithFault
    {
        public override async ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
            await base.LoadAllAsync(key, cancellationToken) ?? new CustomerExport { Customer = key };
    }

    public sealed class Changed(Func<CustomerExport, CustomerExport> change) : StoreWithFault
    {
        public override async ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
            await base.LoadAllAsync(key, cancellationToken) is { } export ? change(export) : null;
    }

    public sealed class KnownCustomersOnly : StoreWithFault
    {
        public override async ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
            await FindAsync(key) is null ? null : await base.LoadAllAsync(key, cancellationToken);
    }

    public sealed class Leases : StoreWithFault
    {
        public override async ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken)
        {
            await TakePendingAsync(key.Scope, DateTimeOffset.MaxValue.AddDays(-1), DateTimeOffset.MaxValue, 99, cancellationToken);
            return await base.LoadAllAsync(key, cancellationToken);
        }
    }

    public sealed class TokenIgnored : StoreWithFault
    {
        public override ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
            base.LoadAllAsync(key, CancellationToken.None);
    }
}
