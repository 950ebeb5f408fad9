using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>A store in memory; a derived class adds one fault.</summary>
internal abstract class StoreWithFault : ForwardingStore
{
    protected async ValueTask<CustomerRecord?> FindAsync(CustomerKey key) =>
        (await Inner.LoadAsync(key, null, CancellationToken.None)).Record;

    protected async ValueTask<long> SequenceAsync(CustomerKey key) => (await FindAsync(key))?.Sequence ?? 0;
}
