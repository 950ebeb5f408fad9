using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class TraitValueTests
{
    private static readonly DateTimeOffset Instant = new(2024, 5, 1, 10, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public void Create_EachKind_IsRead()
    {
        Assert.Equal((TraitKind.Number, 1.5m), (TraitValue.Create(1.5m).Kind, TraitValue.Create(1.5m).Number));
        Assert.Equal((TraitKind.Flag, true), (TraitValue.Create(true).Kind, TraitValue.Create(true).Flag));
        Assert.False(TraitValue.Create(false).Flag);
        Assert.Equal((TraitKind.Text, ""), (TraitValue.Create("").Kind, TraitValue.Create("").Text));
        Assert.Equal((TraitKind.Instant, Instant), (TraitValue.Create(Instant).Kind, TraitValue.Create(Instant).Instant));
        Assert.Equal(TimeSpan.Zero, TraitValue.Create(Instant).Instant.Offset);
    }

    [Fact]
    public void Create_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => TraitValue.Create((string)null!));
        Assert.Throws<ArgumentNullException>(() => TraitValue.Create((string[])null!));
        Assert.Throws<ArgumentException>(() => TraitValue.Create(["a", null!]));
    }

    [Fact]
    public void Create_ASet_KeepsDistinctTextsInOrder()
    {
        string[] texts = ["b", "a", "B", "a"];
        var value = TraitValue.Create(texts);
        texts[0] = "z";
        Assert.Equal(TraitKind.Set, value.Kind);
        Assert.Equal(["B", "a", "b"], value.Set);
        Assert.Empty(TraitValue.Create([]).Set);
        Assert.Equal(value, TraitValue.Create(value.Set));
    }

    [Fact]
    public void Read_OfAnotherKind_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => default(TraitValue).Number);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Create(true).Number);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Create(1).Flag);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Create(1).Text);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Create("x").Instant);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Create("x").Set);
        Assert.Throws<InvalidOperationException>(() => TraitValue.Create(["x"]).Text);
    }

    [Fact]
    public void ToString_OfEachKind_IsInvariant()
    {
        using var culture = new Culture("de-DE");
        Assert.Equal("1.5", TraitValue.Create(1.5m).ToString());
        Assert.Equal("true", TraitValue.Create(true).ToString());
        Assert.Equal("x", TraitValue.Create("x").ToString());
        Assert.Equal("2024-05-01T08:00:00.0000000+00:00", TraitValue.Create(Instant).ToString());
        Assert.Equal("[a, b]", TraitValue.Create(["b", "a"]).ToString());
        Assert.Equal("[]", TraitValue.Create([]).ToString());
        Assert.Equal("", default(TraitValue).ToString());
    }

    [Fact]
    public void Equals_OfValues_ComparesKindAndValue()
    {
        Assert.Equal(TraitValue.Create(1.0m), TraitValue.Create(1.00m));
        Assert.NotEqual(TraitValue.Create(1m), TraitValue.Create(true));
        Assert.NotEqual(TraitValue.Create("a"), TraitValue.Create("A"));
        Assert.NotEqual(TraitValue.Create("a"), TraitValue.Create(["a"]));
        Assert.NotEqual(TraitValue.Create(["a"]), TraitValue.Create(["A"]));
        Assert.Equal(TraitValue.Create(["a", "b"]), TraitValue.Create(["b", "a", "b"]));
        Assert.Equal(TraitValue.Create(["a", "b"]).GetHashCode(), TraitValue.Create(["b", "a"]).GetHashCode());
    }

    [Fact]
    public void CompareCanonically_OfAnyTwo_IsATotalOrder()
    {
        TraitValue[] values =
        [
            default, TraitValue.Create(1), TraitValue.Create(2), TraitValue.Create(true), TraitValue.Create(false), TraitValue.Create("a"),
            TraitValue.Create("b"),
            TraitValue.Create(Instant), TraitValue.Create([]), TraitValue.Create(["a"]), TraitValue.Create(["a", "b"]),
            TraitValue.Create(["b"]),
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
