using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

public class ConditionErrorTests
{
    private static readonly Condition Some = Fields.OrderCount.AtLeast(1);

    [Fact]
    public void AllAndAny_OfNothing_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Condition.All());
        Assert.Throws<ArgumentException>(() => Condition.Any());
        Assert.Throws<ArgumentNullException>(() => Condition.All(null!));
        Assert.Throws<ArgumentException>(() => Condition.All(Some, null!));
        Assert.Throws<ArgumentException>(() => Condition.Any(null!, Some));
        Assert.Throws<ArgumentNullException>(() => Condition.Not(null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(36_501)]
    public void Age_OutOfRange_IsRefused(double days)
    {
        Assert.Equal(
            "age", Assert.Throws<ArgumentOutOfRangeException>(() => Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days))).ParamName);
        Assert.Equal("age", Assert.Throws<ArgumentOutOfRangeException>(() => Fields.LastOrderAt.Within(TimeSpan.FromDays(days))).ParamName);
    }

    [Fact]
    public void In_OfNoneOrTooMany_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Fields.OrderCount.In());
        Assert.Throws<ArgumentException>(() => Fields.OrderCount.NotIn(new decimal[257]));
        Assert.Throws<ArgumentException>(() => Fields.EventSource.In("a", null!));
        Assert.Throws<ArgumentNullException>(() => Fields.EventSource.NotIn(null!));
        Assert.ThrowsAny<ArgumentException>(() => Fields.EventSource.EqualTo(null!));
    }

    [Fact]
    public void StartsWith_OfNoText_IsRefused()
    {
        Assert.Throws<ArgumentException>("prefix", () => Fields.EventSource.StartsWith(""));
        Assert.Throws<ArgumentNullException>("prefix", () => Fields.EventSource.StartsWith(null!));
    }

    [Fact]
    public void Comparison_WithItselfOrNoField_IsRefused()
    {
        Assert.Throws<ArgumentException>("other", () => Fields.OrderCount.AtLeast(Fields.OrderCount, plus: 1));
        Assert.Throws<ArgumentException>("other", () => Fields.NumberTrait("a").AtLeast(Fields.NumberTrait("a")));
        Assert.Throws<ArgumentNullException>("other", () => Fields.OrderCount.EqualTo((NumberField)null!));
        Assert.Throws<ArgumentNullException>("other", () => Fields.LastOrderAt.After((InstantField)null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void Factor_OutOfRange_IsRefused(int times) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(times), () => Fields.VisitCount.AtLeast(Fields.OrderCount, times: times));

    [Fact]
    public void Offset_OfAnInstantOutOfRange_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        "plus", () => Fields.CartUpdatedAt.After(Fields.LastOrderAt, TimeSpan.FromDays(-36_501)));

    [Fact]
    public void Predicate_WithoutNameOrCode_IsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Condition.Predicate(" ", (in _) => true));
        Assert.Throws<ArgumentNullException>(() => Condition.Predicate("p", null!));
    }

    [Fact]
    public void Facts_WithoutHistory_AreRefused() =>
        Assert.Equal("history", Assert.Throws<ArgumentNullException>(() => new Facts(null!, Days.Day(1)).AsOf).ParamName);

    [Fact]
    public void Facts_WithoutEvent_SayThatThereIsNone()
    {
        Assert.False(new Facts(new CustomerHistory(), Days.Day(1)).HasEvent);
        Assert.Throws<InvalidOperationException>(() => new Facts(new CustomerHistory(), Days.Day(1)).Event.Kind);
    }

    [Fact]
    public void DepthAndLeafCount_OfATree_AreCounted()
    {
        Assert.Equal((1, 1), (Some.Depth, Some.LeafCount));
        var tree = Condition.All(Some, Condition.Not(Condition.Any(Some, Some, Condition.Predicate("p", (in _) => true))));
        Assert.Equal((4, 4), (tree.Depth, tree.LeafCount));
    }

    [Fact]
    public void Condition_OfAnArray_KeepsItsOwnCopy()
    {
        Condition[] parts = [Some];
        var condition = Condition.All(parts);
        parts[0] = Fields.OrderCount.AtLeast(0);
        Assert.Equal(Truth.False, condition.Evaluate(new Facts(new CustomerHistory(), Days.Day(1))));
    }
}
