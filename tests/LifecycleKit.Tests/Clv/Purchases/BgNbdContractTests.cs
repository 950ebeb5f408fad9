using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class BgNbdContractTests : PurchaseModelContract
{
    private protected override PurchaseFamily Family => BetaGeometricFamily.Standard;
}
