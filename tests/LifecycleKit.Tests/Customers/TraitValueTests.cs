using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class TraitValueTests
{
    private static readonly DateTimeOffset Instant = new(2024, 5, 1, 10, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public void Of_EachKind_IsRead()
    {
        Assert.Equal((TraitKind.Number, 1.5m), (TraitValue.Of(1.5m).Kind, TraitValue.Of(1.5m).Number));
        Assert.Equal((TraitKind.Flag, true), (TraitValue.Of(true).Kind, TraitValue.Of(true).Flag));
        Assert.False(TraitValue.Of(false).Flag);
        Assert.Equal((TraitKind.Text, ""), (TraitValue.Of("").Kind, TraitValue.Of("").Text));
        Assert.Equal((TraitKind.Instant, Instant), (TraitValue.Of(Instant).Kind, TraitValue.Of(Instant).Instant));
        Assert.Equal(TimeSpan.Zero, TraitValue.Of(Instant).Instant.Offset);
    }

    [Fact]
    public void Of_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => TraitValue.Of((string)null!));
        Assert.Throws<ArgumentNullException>(() => TraitValue.Of((string[])null!));
        Assert.Throws<ArgumentException>(() => TraitValue.Of(["a", null!]));
    }

    [Fact]
    public void Of_ASet_KeepsDistinctTextsInOrder()
    {
        string[] texts = ["b", "a", "B", "a"];
        var value = TraitValue.Of(texts);
        texts[0] = "z";
        Assert.Equal(TraitKind.Set, value.Kind);
        Assert.Equal(["B", "a", "b"], value.Set);
        Assert.Empty(TraitValue.Of([]).Set);
        Assert.Equal(value, TraitValue.Of(value.Set));
    }

    [Fact]
    public void Read_OfAnotherKind_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => default(TraitValue).Number);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Of(true).Number);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Of(1).Flag);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Of(1).Text);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Of("x").Instant);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Of("x").Set);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Of(["x"]).Text);
    }

    [Fact]
    public void ToString_OfEachKind_IsInvariant()
    {
        using var culture = new Culture("de-DE");
        Assert.Equal("1.5", TraitValue.Of(1.5m).ToString());
        Assert.Equal("true", TraitValue.Of(true).ToString());
        Assert.Equal("x", TraitValue.Of("x").ToString());
        Assert.Equal("2024-05-01T08:00:00.0000000+00:00", TraitValue.Of(Instant).ToString());
        Assert.Equal("[a, b]", TraitValue.Of(["b", "a"]).ToString());
        Assert.Equal("[]", TraitValue.Of([]).ToString());
        Assert.Equal("", default(TraitValue).ToString());
    }

    [Fact]
    public void Equals_OfValues_ComparesKindAndValue()
    {
        Assert.Equal(TraitValue.Of(1.0m), TraitValue.Of(1.00m));
        Assert.NotEqual(TraitValue.Of(1m), TraitValue.Of(true));
        Assert.NotEqual(TraitValue.Of("a"), TraitValue.Of("A"));
        Assert.NotEqual(TraitValue.Of("a"), TraitValue.Of(["a"]));
        Assert.NotEqual(TraitValue.Of(["a"]), TraitValue.Of(["A"]));
        Assert.Equal(TraitValue.Of(["a", "b"]), TraitValue.Of(["b", "a", "b"]));
        Assert.Equal(TraitValue.Of(["a", "b"]).GetHashCode(), TraitValue.Of(["b", "a"]).GetHashCode());
    }

    [Fact]
    public void CompareCanonically_OfAnyTwo_IsATotalOrder()
    {
        TraitValue[] values =
        [
            default, TraitValue.Of(1), TraitValue.Of(2), TraitValue.Of(true), TraitValue.Of(false), TraitValue.Of("a"), TraitValue.Of("b"),
            TraitValue.Of(Instant), TraitValue.Of([]), TraitValue.Of(["a"]), TraitValue.Of(["a", "b"]), TraitValue.Of(["b"]),
        ];
        foreach (var left in values)
        {
            foreach (var right in values)
            {
                Assert.Equal(left == right, TraitValue.CompareCanonically(left, right) == 0);
                Assert.Equal(Math.Sign(TraitValue.CompareCanonically(left, right)), -Math.Sign(TraitValue.CompareCanonically(right, left)));
            }
        }
    }
}
