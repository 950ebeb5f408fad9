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
        var models =
            PurchaseFamilies.All.Select(family => family.Create(new PurchaseParameters(1, 1), TimeUnit.Week, PurchaseGrain.Day, null));
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
        Assert.Null(PurchaseFamilies.Find(null));
    }

    [Fact]
    public void Of_EachKind_GivesItsFamily()
    {
        Assert.Equal(Enum.GetValues<PurchaseModelKind>(), PurchaseFamilies.All.Select(family => family.Kind));
        Assert.All(PurchaseFamilies.All, family => Assert.Same(family, PurchaseFamilies.Of(family.Kind, "kind")));
        Assert.Equal("MBG/NBD", PurchaseFamilies.Of(default, "kind").Name);
    }

    [Fact]
    public void Fit_OfEachKind_IsTheFitOfItsModel()
    {
        var sample =
            PurchaseSample.Create(BgNbdModel.Create(1, 5, 1, 3, TimeUnit.Week).Simulate([.. Enumerable.Repeat(40.0, 500)], 1, Token));
        foreach (var family in PurchaseFamilies.All)
        {
            var fit = PurchaseModel.Fit(family.Kind, sample, cancellationToken: Token);
            Assert.Equal((family.Kind, family.Name), (fit.Model.Kind, fit.ModelName));
        }

        var (named, own) = (PurchaseModel.Fit(PurchaseModelKind.BgNbd, sample, cancellationToken: Token),
            BgNbdModel.Fit(sample, cancellationToken: Token));
        Assert.IsType<BgNbdModel>(named.Model);
        Assert.Equal(own.Parameters, named.Parameters);
        Assert.Equal(own.LogLikelihood.Value, named.LogLikelihood.Value);
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(
            "kind", () => PurchaseModel.Fit((PurchaseModelKind)99, sample, cancellationToken: Token));
        Assert.Contains("MbgNbd", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("sample", () => PurchaseModel.Fit(PurchaseModelKind.BgNbd, null!, cancellationToken: Token));
    }
}
