using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>The lifecycles of docs/rules.md. The programs of the page, and what they print, are tried from the user's side.</summary>
public class RulesPageExampleTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs", "rules.md");
    private static readonly string Shop = Assert.Single(Page.Section("## A whole file").Blocks("json"));
    private static readonly string Broken = Assert.Single(Page.Section("## What is refused").Blocks("json"));

    internal static ConditionCatalog Catalog { get; } =
        LifecycleConditionCatalog.Default.With(Fields.TextTrait("tier")).With(new IsFraud());

    [Fact]
    public void Load_OfTheShop_FindsNothing()
    {
        var shop = LifecycleDefinition.Load(Shop, Catalog);
        Assert.Empty(shop.Diagnostics);
        Assert.Contains($"\"{shop.Definition!.Cost}\"", MarkdownPage.Text("docs", "rules.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfEveryVersionOfTheClub_FindsNothing() => Assert.All(
        Page.Section("# Guide").Blocks("json"), club => Assert.Empty(LifecycleDefinition.Load(club).Diagnostics));

    [Fact]
    public void ToJson_OfTheShop_IsReadAgainWithTheSameHash()
    {
        var read = LifecycleDefinition.FromJson(Shop, Catalog);
        Assert.Equal(read.ContentHash, LifecycleDefinition.FromJson(read.ToJson(), Catalog).ContentHash);
    }

    [Fact]
    public void FromJson_OfTheBrokenFile_ThrowsWhatLoadLists()
    {
        var result = LifecycleDefinition.Load(Broken, Catalog);
        Assert.Null(result.Definition);
        var error = Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.FromJson(Broken, Catalog));
        Assert.Equal(result.Diagnostics, error.Diagnostics);
    }

    private sealed class IsFraud : IFactPredicate
    {
        public string Name => "is-fraud";

        public bool DependsOnTime => false;

        public Truth Evaluate(in Facts facts) =>
            facts.History.Traits.TryGet("fraud", out var fraud) && fraud.Kind == TraitKind.Flag && fraud.Flag ? Truth.True : Truth.False;
    }
}
