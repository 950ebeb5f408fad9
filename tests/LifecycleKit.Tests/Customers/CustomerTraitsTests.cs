using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CustomerTraitsTests
{
    [Fact]
    public void TryGet_OfWhatWasNeverSet_IsFalse()
    {
        Assert.False(new CustomerHistory().Traits.TryGet("size", out var value));
        Assert.Equal(default, value);
        Assert.Throws<ArgumentNullException>(() => new CustomerHistory().Traits.TryGet(null!, out _));
    }

    [Fact]
    public void TryGet_AfterWritesInAnyOrder_IsTheLatest()
    {
        Assert.Equal("L", After(Set(1, "M"), Set(2, "L")));
        Assert.Equal("L", After(Set(2, "L"), Set(1, "M")));
    }

    [Fact]
    public void TryGet_AfterWritesAtOnce_IsThatOfTheGreaterEventId()
    {
        Assert.Equal("L", After(Set(1, "M", "a"), Set(1, "L", "b")));
        Assert.Equal("L", After(Set(1, "L", "b"), Set(1, "M", "a")));
        Assert.Equal("M", After(Set(1, "L"), Set(1, "M", "a")));
    }

    [Fact]
    public void TryGet_AfterContradictionsOfOneMoment_DoesNotDependOnTheirOrder() =>
        Assert.Equal(After(Set(1, "M"), Set(1, "L")), After(Set(1, "L"), Set(1, "M")));

    [Fact]
    public void TryGet_AfterClearing_IsFalse()
    {
        var history = new CustomerHistory();
        history.Apply(Set(1, "M"));
        history.Apply(CustomerEvent.TraitSet(Days.Day(2), "size", default));
        Assert.False(history.Traits.TryGet("size", out _));
        history.Apply(Set(1.5, "L"));
        Assert.False(history.Traits.TryGet("size", out _));
    }

    [Fact]
    public void TryGet_OfAName_IsOrdinal()
    {
        var history = new CustomerHistory();
        history.Apply(Set(1, "M"));
        Assert.False(history.Traits.TryGet("Size", out _));
    }

    [Fact]
    public void Clone_OfAHistory_SharesNoTraits()
    {
        var history = new CustomerHistory();
        history.Apply(Set(1, "M"));
        var copy = history.Clone();
        history.Apply(Set(2, "L"));
        Assert.True(copy.Traits.TryGet("size", out var value));
        Assert.Equal("M", value.Text);
    }

    private static CustomerEvent Set(double day, string text, string? id = null) =>
        CustomerEvent.TraitSet(Days.Day(day), "size", TraitValue.Create(text), id);

    private static string After(params CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history.Traits.TryGet("size", out var value) ? value.Text : "";
    }
}
