using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class NbdContractTests : PurchaseModelContract
{
    private protected override PurchaseFamily Family => NbdFamily.Instance;
}
