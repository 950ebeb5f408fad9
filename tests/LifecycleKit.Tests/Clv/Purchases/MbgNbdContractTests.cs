using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class MbgNbdContractTests : PurchaseModelContract
{
    private protected override PurchaseFamily Family => BetaGeometricFamily.Modified;
}
