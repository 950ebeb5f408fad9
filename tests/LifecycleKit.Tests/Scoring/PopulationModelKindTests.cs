using LifecycleKit.Clv;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Scoring;

public class PopulationModelKindTests
{
    [Fact]
    public void All_OfTheKinds_HasEveryKindAndEveryModelOfTheLibraryOnce()
    {
        Assert.Equal(Enum.GetValues<PurchaseModelKind>(), PurchaseModelKinds.All.Select(x => x.Kind));
        var models = typeof(PurchaseModel).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PurchaseModel)));
        var listed = PurchaseModelKinds.All.Select(x => Model(x.Family).GetType());
        Assert.Equal(models.Select(type => type.Name).Order(StringComparer.Ordinal), listed.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Distinct(PurchaseModelKinds.All.Select(x => x.Family.Name));
    }

    [Fact]
    public void Default_OfTheKinds_IsMbgNbd()
    {
        Assert.Equal("MBG/NBD", PurchaseModelKinds.FamilyOf(default, "kind").Name);
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => PurchaseModelKinds.FamilyOf((PurchaseModelKind)99, "kind"));
    }

    private static PurchaseModel Model(PurchaseFamily family) =>
        family.Create(new PurchaseParameters(1, 1), LifecycleKit.Customers.TimeUnit.Week, LifecycleKit.Customers.PurchaseGrain.Day, null);
}
