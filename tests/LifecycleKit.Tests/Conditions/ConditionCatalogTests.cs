using System.Reflection;
using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

public class ConditionCatalogTests
{
    private static readonly ConditionCatalog Default = LifecycleConditionCatalog.Default;

    [Fact]
    public void Default_OfTheLibrary_HasEveryFieldThatIsAProperty()
    {
        var declared = typeof(Field).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Field)))
            .Select(property => (Field)property.GetValue(null)!)
            .ToArray();
        Assert.Equal(declared.Select(field => field.Name).Order(StringComparer.Ordinal), Default.Fields.Select(field => field.Name));
        Assert.All(declared, field => Assert.Same(field, Default.FindField(field.Name)));
        Assert.Equal(Default.Fields.Count, Fields.All.Count + SegmentFields.All.Count + StageFields.All.Count);
        Assert.Empty(Default.Predicates);
    }

    [Theory]
    [InlineData("orders.last365d")]
    [InlineData("revenue.last90d")]
    [InlineData("orders.last1d12h")]
    [InlineData("revenue.last2h3m4s5ticks")]
    [InlineData("orders.last36500d")]
    public void FindField_OfAWindow_IsFoundAtAnyLength(string name)
    {
        var field = Assert.IsType<NumberField>(Default.FindField(name));
        Assert.Equal((name, FieldTiming.Changing), (field.Name, field.Timing));
    }

    [Theory]
    [InlineData("orders.last")]
    [InlineData("orders.last0d")]
    [InlineData("orders.last07d")]
    [InlineData("orders.last24h")]
    [InlineData("orders.last12h1d")]
    [InlineData("orders.last7")]
    [InlineData("orders.lastd")]
    [InlineData("orders.last7w")]
    [InlineData("orders.last-7d")]
    [InlineData("orders.last7d ")]
    [InlineData("orders.last36501d")]
    [InlineData("orders.last36500d1ticks")]
    [InlineData("orders.last99999999999999999999d")]
    [InlineData("orders.last7d0h")]
    [InlineData("visits.last7h")]
    [InlineData("Orders.count")]
    [InlineData("")]
    public void FindField_OfWhatIsNone_IsNull(string name) => Assert.Null(Default.FindField(name));

    [Fact]
    public void With_MoreFields_DoesNotChangeTheOld()
    {
        var (tier, tags) = (Fields.TextTrait("tier"), CustomFields.Set("host.tags", (in _) => []));
        var more = Default.With(tier, tags);
        Assert.Same(tier, more.FindField("trait.tier"));
        Assert.Same(tags, more.FindField("host.tags"));
        Assert.Same(Fields.OrderCount, more.FindField("orders.count"));
        Assert.Null(Default.FindField("host.tags"));
        Assert.Equal(more.Fields.Select(field => field.Name).Order(StringComparer.Ordinal), more.Fields.Select(field => field.Name));
        Assert.Equal(Default.Fields.Count + 2, more.Fields.Count);
    }

    [Theory]
    [InlineData("orders.count")]
    [InlineData("stage.groups")]
    [InlineData("orders.last7d")]
    [InlineData("host.a")]
    public void With_AFieldWhoseNameIsTaken_IsRefused(string name)
    {
        var field = CustomFields.Number(name, (in _) => 1);
        var error = Assert.Throws<ArgumentException>("fields", () => Default.With(CustomFields.Flag("host.a", (in _) => true), field));
        Assert.StartsWith($"There is a field '{name}' already.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_AFieldThatIsNull_IsRefused()
    {
        Assert.Throws<ArgumentException>("fields", () => Default.With(Fields.NumberTrait("a"), null!));
        Assert.Throws<ArgumentNullException>(() => Default.With((Field[])null!));
        Assert.Throws<ArgumentNullException>(() => Default.FindField(null!));
    }

    [Fact]
    public void With_Predicates_FindsThemByName()
    {
        var (one, other) = (new Named("one"), new Named("other"));
        var more = Default.With(other).With(one);
        Assert.Same(one, more.FindPredicate("one"));
        Assert.Equal([one, other], more.Predicates);
        Assert.Null(more.FindPredicate("One"));
        Assert.Null(Default.FindPredicate("one"));
        Assert.Same(other, more.With(Fields.NumberTrait("a")).FindPredicate("other"));
    }

    [Fact]
    public void With_APredicateThatIsNotValid_Throws()
    {
        Assert.Throws<ArgumentException>("predicates", () => Default.With(new Named("a"), null!));
        Assert.Throws<ArgumentException>("predicates", () => Default.With(new Named(" ")));
        var error = Assert.Throws<ArgumentException>("predicates", () => Default.With(new Named("a")).With(new Named("b"), new Named("a")));
        Assert.StartsWith("There is a predicate 'a' already.", error.Message, StringComparison.Ordinal);
    }

    private sealed class Named(string name) : IFactPredicate
    {
        public string Name => name;

        public Truth Evaluate(in Facts facts) => Truth.True;
    }
}
