using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class InMemoryCustomerStoreTests : CustomerStoreContract
{
    protected override ICustomerStore Make() => new InMemoryCustomerStore();
}
