using LifecycleKit.Conditions;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Hosting.Tests;

public class ConditionCatalogTests
{
    private static readonly FlagField Staff = Fields.FlagTrait("staff");

    [Fact]
    public async Task AddPredicate_NamedInConfiguration_IsEvaluated()
    {
        using var shop = new Shop(BuysWhen("Predicate", "open"), lifecycle => lifecycle.AddPredicate<Open>().AddPredicate<Open>());
        Assert.Empty(shop.StartUpErrors());
        await shop.OrderAsync("1");
        Assert.Equal("visitor", await shop.StageAsync());
        shop.Services.GetRequiredService<Open>().IsOpen = true;
        await shop.OrderAsync("2");
        Assert.Equal("customer", await shop.StageAsync());
        Assert.Equal(["open"], shop.Options.ConditionCatalog.Predicates.Select(predicate => predicate.Name));
    }

    [Fact]
    public void AddPredicate_Missing_IsAnErrorAtStartUp()
    {
        using var shop = new Shop(BuysWhen("Predicate", "open"));
        var error = Assert.Single(shop.StartUpErrors());
        Assert.StartsWith("error unknown-predicate at tracks/journey/rules/buys/when/predicate: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AddPredicate_TwoOfOneName_IsAnErrorThatNamesBoth()
    {
        using var shop = new Shop(add: lifecycle => lifecycle.AddPredicate<Open>().AddPredicate<AlsoOpen>().AddPredicate<Nameless>());
        var errors = shop.StartUpErrors();
        Assert.Equal(2, errors.Count);
        Assert.Contains(
            errors,
            error => error.Contains(nameof(AlsoOpen), StringComparison.Ordinal) && error.Contains("+Open ", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains(nameof(Nameless), StringComparison.Ordinal));
    }

    [Fact]
    public void AddFields_NamedInConfiguration_AreKnown()
    {
        var values = BuysWhen("Field", Staff.Name);
        values["Lifecycle:Tracks:journey:Rules:buys:When:Eq"] = "True";
        using var shop = new Shop(values, lifecycle => lifecycle.AddFields(Staff, Fields.TextTrait("plan")).AddFields(Staff));
        Assert.Empty(shop.StartUpErrors());
        using var without = new Shop(values);
        Assert.StartsWith("error unknown-field", Assert.Single(without.StartUpErrors()), StringComparison.Ordinal);
    }

    [Fact]
    public void AddFields_TwoOfOneName_IsAnErrorAtStartUp()
    {
        using var shop = new Shop(add: lifecycle => lifecycle.AddFields(Staff, Fields.NumberTrait("staff")));
        Assert.Contains($"'{Staff.Name}'", Assert.Single(shop.StartUpErrors()), StringComparison.Ordinal);
    }

    [Fact]
    public void AddFields_OfNull_Throws()
    {
        var lifecycle = new ServiceCollection().AddLifecycle();
        Assert.Throws<ArgumentNullException>(() => lifecycle.AddFields(null!));
        Assert.Throws<ArgumentException>(() => lifecycle.AddFields([null!]));
    }

    [Fact]
    public async Task Predicate_AfterAReload_IsTheSame()
    {
        using var shop = new Shop(BuysWhen("Predicate", "open"), lifecycle => lifecycle.AddPredicate<Open>());
        await shop.OrderAsync("1");
        shop.Set("Tracks:journey:Rules:goes-quiet:When:OlderThan", "7d");
        Assert.True(shop.Observer.Last.IsPublished);
        shop.Services.GetRequiredService<Open>().IsOpen = true;
        await shop.OrderAsync("2");
        Assert.Equal("customer", await shop.StageAsync());
    }

    private static Dictionary<string, string?> BuysWhen(string member, string value)
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        values[$"Lifecycle:Tracks:journey:Rules:buys:When:{member}"] = value;
        return values;
    }

    private class Open : IFactPredicate
    {
        public bool IsOpen { get; set; }

        public virtual string Name => "open";

        public Truth Evaluate(in Facts facts) => IsOpen ? Truth.True : Truth.False;
    }

    private sealed class AlsoOpen : Open;

    private sealed class Nameless : Open
    {
        public override string Name => " ";
    }
}
