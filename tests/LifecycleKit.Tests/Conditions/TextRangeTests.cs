using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Sets of texts against sets of samples.</summary>
public class TextRangeTests
{
    private static readonly string[] Letters = ["a", "b", "\0", "\uffff", "é"];

    private static Gen<string> Text { get; } =
        Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Gen.Elements(Letters), count)).Select(string.Concat);

    private static Gen<(TextRange Range, Func<string, bool> Has)> Sets { get; } = Tree(3);

    [Fact]
    public void Range_OfAnyTexts_ContainsWhatItSays() => Law.Holds(
        from set in Sets from texts in Gen.ArrayOf(Text, 20) select (set, texts),
        law =>
        {
            Assert.All(law.texts, text => Assert.Equal(law.set.Has(text), law.set.Range.Contains(text)));
            if (law.set.Range.IsEmpty) Assert.DoesNotContain(law.texts, text => law.set.Has(text));
            if (law.set.Range.IsAll) Assert.All(law.texts, text => Assert.True(law.set.Has(text)));
            if (law.set.Range.Sample() is { } sample) Assert.True(law.set.Has(sample));
            if (law.set.Range.Only is { } only) Assert.All(law.texts, text => Assert.Equal(text == only, law.set.Has(text)));
        },
        2_000);

    [Fact]
    public void IsWithin_OfAnyTwo_IsInclusion()
    {
        var within = 0;
        Law.Holds(
            from one in Sets from other in Sets from texts in Gen.ArrayOf(Text, 20) select (one, other, texts),
            law =>
            {
                if (!law.one.Range.IsWithin(law.other.Range)) return;
                within++;
                Assert.All(law.texts.Where(law.one.Has), text => Assert.True(law.other.Has(text)));
            },
            4_000);
        Assert.True(within > 300, $"{within}");
    }

    [Fact]
    public void Region_OfBeginnings_KnowsWhichIncludeWhich()
    {
        var source = Fields.FirstVisitSource;
        Assert.True(Within(source.StartsWith("google"), source.StartsWith("goo")));
        Assert.False(Within(source.StartsWith("goo"), source.StartsWith("google")));
        Assert.True(Within(source.In("google", "goose"), source.StartsWith("goo")));
        Assert.True(Within(!source.StartsWith("goo"), source.NotEqualTo("google")));
        Assert.True(ConditionRegion.Of(source.StartsWith("a") & source.StartsWith("b")).IsEmpty);
        Assert.True(ConditionRegion.Of(source.StartsWith("a") & source.In("b", "c")).IsEmpty);
        Assert.False(ConditionRegion.Of(source.StartsWith("a") & source.NotEqualTo("a")).IsEmpty);
        Assert.Equal("visit.firstSource = \"ab\"", ConditionRegion.Of(source.StartsWith("ab")).Terms[0].Example());
    }

    [Fact]
    public void Region_OfTwoFields_IsWithinItselfOnly()
    {
        var more = Fields.VisitCount.GreaterThan(Fields.OrderCount, 5);
        Assert.True(Within(more & Fields.OrderCount.AtLeast(1), more));
        Assert.False(Within(more, Fields.VisitCount.GreaterThan(Fields.OrderCount, 4)));
        Assert.False(Within(more, Fields.VisitCount.AtLeast(1)));
        Assert.False(ConditionRegion.Of(more & Fields.VisitCount.LessThan(2)).IsEmpty);
        Assert.True(ConditionRegion.Of(more & !more).IsEmpty);
    }

    private static bool Within(Condition narrow, Condition wide) => ConditionRegion.Of(narrow).IsWithin(ConditionRegion.Of(wide));

    private static Gen<(TextRange Range, Func<string, bool> Has)> Tree(int depth)
    {
        var leaf = Gen.OneOf(
            from prefix in Text.Where(text => text.Length > 0)
            select Set(TextRange.StartingWith(prefix), text => text.StartsWith(prefix, StringComparison.Ordinal)),
            from texts in Gen.ArrayOf(Text, 3)
            select Set(TextRange.Of(texts), texts.Contains));
        if (depth == 1) return leaf;
        var part = Tree(depth - 1);
        return Gen.OneOf(
            leaf,
            from one in part from other in part select Set(one.Range.And(other.Range), text => one.Has(text) && other.Has(text)),
            part.Select(one => Set(one.Range.Complement(), text => !one.Has(text))));
    }

    private static (TextRange Range, Func<string, bool> Has) Set(TextRange range, Func<string, bool> has) => (range, has);
}
