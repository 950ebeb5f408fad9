using LifecycleKit.Tracking;
using LifecycleKit.UserTests;

namespace LifecycleKit.Tests.Tracking;

public class InMemoryCustomerStoreTests : CustomerStoreContract
{
    protected override ICustomerStore Make() => new InMemoryCustomerStore();
}

public class JsonCustomerStoreTests : CustomerStoreContract
{
    protected override ICustomerStore Make() => new JsonCustomerStore();
}
