using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A store in memory that fails until it works.</summary>
internal sealed class FailingStore : ForwardingStore
{
    public bool Works { get; set; }

    protected override ICustomerStore Inner => Works ? base.Inner : throw new IOException("the store is away");
}
