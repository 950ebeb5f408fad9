using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class ParetoNbdContractTests : PurchaseModelContract
{
    private protected override PurchaseFamily Family => ParetoNbdFamily.Instance;

    private protected override bool[] IsTime => [false, true, false, true];
}
