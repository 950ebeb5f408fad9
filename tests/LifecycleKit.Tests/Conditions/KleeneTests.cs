using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// Kleene's tables: in the order false, unknown, true, "and" is the minimum, "or" is the maximum, and "not" reverses the order.
/// </summary>
public class KleeneTests
{
    private static readonly Truth[] Rising = [Truth.False, Truth.Unknown, Truth.True];

    public static TheoryData<Truth, Truth, Truth> Triples => new(
        from a in Rising from b in Rising from c in Rising select (a, b, c));

    [Theory]
    [MemberData(nameof(Triples))]
    public void All_OfThree_IsTheLeast(Truth a, Truth b, Truth c)
    {
        Assert.Equal(Rising[Math.Min(Rank(a), Math.Min(Rank(b), Rank(c)))], Ask(Condition.All(Of(a), Of(b), Of(c))));
        Assert.Equal(Ask(Condition.All(Of(a), Of(b), Of(c))), Ask(Of(a) & Of(b) & Of(c)));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Any_OfThree_IsTheGreatest(Truth a, Truth b, Truth c)
    {
        Assert.Equal(Rising[Math.Max(Rank(a), Math.Max(Rank(b), Rank(c)))], Ask(Condition.Any(Of(a), Of(b), Of(c))));
        Assert.Equal(Ask(Condition.Any(Of(a), Of(b), Of(c))), Ask(Of(a) | Of(b) | Of(c)));
    }

    [Theory]
    [InlineData(Truth.True, Truth.False)]
    [InlineData(Truth.False, Truth.True)]
    [InlineData(Truth.Unknown, Truth.Unknown)]
    public void Not_OfEach_IsTheOpposite(Truth truth, Truth opposite)
    {
        Assert.Equal(opposite, Ask(Condition.Not(Of(truth))));
        Assert.Equal(opposite, Ask(!Of(truth)));
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Not_OfAll_IsAnyOfNots(Truth a, Truth b, Truth c) =>
        Assert.Equal(Ask(!Condition.All(Of(a), Of(b), Of(c))), Ask(Condition.Any(!Of(a), !Of(b), !Of(c))));

    [Fact]
    public void All_AndAny_OfOne_AreThatOne() => Assert.All(Rising, truth =>
        Assert.Equal((truth, truth), (Ask(Condition.All(Of(truth))), Ask(Condition.Any(Of(truth))))));

    /// <summary>Leaves for a customer without facts: there is no order, and the last answer is missing.</summary>
    private static Condition Of(Truth truth) => truth switch
    {
        Truth.True => Fields.OrderCount.EqualTo(0),
        Truth.False => Fields.OrderCount.EqualTo(1),
        _ => Fields.LastNps.EqualTo(5),
    };

    private static int Rank(Truth truth) => Array.IndexOf(Rising, truth);

    private static Truth Ask(Condition condition) => condition.Evaluate(new Facts(new CustomerHistory(), Days.Day(1)));
}
