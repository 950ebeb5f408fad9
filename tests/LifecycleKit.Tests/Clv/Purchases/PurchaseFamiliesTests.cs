using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Clv.Purchases;

public class PurchaseFamiliesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void All_Families_AreEveryModelOfTheLibraryOnce()
    {
        var models = PurchaseFamilies.All.Select(family => family.Create(new PurchaseParameters(1, 1), TimeUnit.Week, PurchaseGrain.Day, null));
        var types = Library.Types.Where(type => type.IsSubclassOf(typeof(PurchaseModel)) && !type.IsAbstract);
        Assert.Equal(types.Select(type => type.Name).Order(), models.Select(model => model.GetType().Name).Order());
        Assert.Subset(
            PurchaseFamilies.All.Select(family => family.GetType()).ToHashSet(),
            Library.Types.Where(type => type.IsSubclassOf(typeof(PurchaseFamily)) && !type.IsAbstract).ToHashSet());
    }

    [Fact]
    public void Find_EachName_GivesItsFamily()
    {
        Assert.All(PurchaseFamilies.All, family => Assert.Same(family, PurchaseFamilies.Find(family.Name)));
        Assert.Null(PurchaseFamilies.Find("bg/nbd"));
        Assert.Equal(PurchaseModel.FamilyNames.Length, PurchaseModel.FamilyNames.Distinct().Count());
    }

    [Fact]
    public void FitFamily_OfAName_IsTheFitOfItsModel()
    {
        var sample = PurchaseSample.Of(BgNbdModel.Create(1, 5, 1, 3, TimeUnit.Week).Simulate([.. Enumerable.Repeat(40.0, 500)], 1, Token));
        var (named, own) = (PurchaseModel.FitFamily("BG/NBD", sample, cancellationToken: Token), BgNbdModel.Fit(sample, cancellationToken: Token));
        Assert.IsType<BgNbdModel>(named.Model);
        Assert.Equal(own.Parameters, named.Parameters);
        Assert.Equal(own.LogLikelihood, named.LogLikelihood);
        var wrong = Assert.Throws<ArgumentException>("family", () => PurchaseModel.FitFamily("BGNBD", sample, cancellationToken: Token));
        Assert.Contains("MBG/NBD", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("family", () => PurchaseModel.FitFamily(null!, sample, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("sample", () => PurchaseModel.FitFamily("BG/NBD", null!, cancellationToken: Token));
    }
}
