using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal abstract partial class ForwardingStore
{
    public virtual ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
        Inner.LoadAllAsync(key, cancellationToken);
}
