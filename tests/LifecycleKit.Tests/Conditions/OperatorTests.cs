using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Each operator at, below and above its operand. The customer has two orders, the last on day 2, worth 200.</summary>
public class OperatorTests
{
    [Theory]
    [InlineData(1, false, true, true, true, false, false)]
    [InlineData(2, true, false, false, true, false, true)]
    [InlineData(3, false, true, false, false, true, true)]
    public void Number_Compared_HoldsWhereItShould(int with, bool eq, bool ne, bool gt, bool gte, bool lt, bool lte)
    {
        var field = Fields.OrderCount;
        Assert.Equal(
            (eq, ne, gt, gte, lt, lte),
            (
                Holds(field.EqualTo(with)), Holds(field.NotEqualTo(with)), Holds(field.GreaterThan(with)), Holds(field.AtLeast(with)),
                Holds(field.LessThan(with)), Holds(field.AtMost(with))));
    }

    [Fact]
    public void Number_Between_IncludesBothEnds()
    {
        Assert.True(Holds(Fields.OrderCount.Between(2, 3)));
        Assert.True(Holds(Fields.OrderCount.Between(1, 2)));
        Assert.True(Holds(Fields.OrderCount.Between(2, 2)));
        Assert.False(Holds(Fields.OrderCount.Between(2.01m, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fields.OrderCount.Between(3, 2));
    }

    [Fact]
    public void Number_In_FindsEachOfMany()
    {
        Assert.True(Holds(Fields.NetRevenue.In([.. Enumerable.Range(0, 256).Select(i => 300m - i)])));
        Assert.True(Holds(Fields.NetRevenue.In(200.00m, 5)));
        Assert.False(Holds(Fields.NetRevenue.NotIn(5, 200)));
        Assert.True(Holds(Fields.NetRevenue.NotIn(5, 201)));
    }

    [Fact]
    public void Text_Compared_IsOrdinal()
    {
        Assert.Equal(Truth.Unknown, Ask(StageFields.Current.EqualTo("x")));
        var visit = CustomerEvent.Visit(Days.Day(3), "Ad");
        Assert.True(HoldsAt(visit, Fields.EventSource.EqualTo("Ad")));
        Assert.False(HoldsAt(visit, Fields.EventSource.EqualTo("ad")));
        Assert.True(HoldsAt(visit, Fields.EventSource.NotEqualTo("ad")));
        Assert.True(HoldsAt(visit, Fields.EventSource.In("z", "Ad", "a")));
        Assert.False(HoldsAt(visit, Fields.EventSource.NotIn("z", "Ad", "a")));
    }

    [Fact]
    public void Instant_Compared_IncludesItsOwnInstantAbove()
    {
        Assert.True(Holds(Fields.LastOrderAt.OnOrAfter(Days.Day(2))));
        Assert.False(Holds(Fields.LastOrderAt.Before(Days.Day(2))));
        Assert.True(Holds(Fields.LastOrderAt.Before(Days.Day(2).AddTicks(1))));
        Assert.True(Holds(Fields.LastOrderAt.OnOrAfter(Days.Day(2).ToOffset(TimeSpan.FromHours(9)))));
    }

    [Fact]
    public void Age_Compared_IncludesItsOwnInstantAbove()
    {
        var age = TimeSpan.FromDays(8);
        Assert.True(Holds(Fields.LastOrderAt.OlderThan(age)));
        Assert.False(Holds(Fields.LastOrderAt.Within(age)));
        Assert.False(Holds(Fields.LastOrderAt.OlderThan(age + TimeSpan.FromTicks(1))));
        Assert.True(Holds(Fields.LastOrderAt.Within(age + TimeSpan.FromTicks(1))));
    }

    [Fact]
    public void Age_OfAnInstantAhead_IsWithin()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 5));
        Assert.Equal(Truth.True, Fields.LastOrderAt.Within(TimeSpan.FromTicks(1)).Evaluate(new Facts(history, Days.Day(1))));
        Assert.Equal(Truth.False, Fields.LastOrderAt.OlderThan(TimeSpan.FromTicks(1)).Evaluate(new Facts(history, Days.Day(1))));
    }

    [Fact]
    public void Flag_Compared_IsOneOrTheOther()
    {
        Assert.Equal((false, true), (Holds(Fields.EmailContactable.IsTrue()), Holds(Fields.EmailContactable.IsFalse())));
        Assert.Equal(Truth.Unknown, Ask(Fields.EventEngaged.IsTrue()));
        Assert.Equal(Truth.Unknown, Ask(Fields.EventEngaged.IsFalse()));
    }

    [Fact]
    public void Predicate_OfTheHost_IsAsked()
    {
        Assert.True(Holds(Condition.Predicate("two orders", (in facts) => facts.Profile.OrderCount == 2)));
        Assert.False(Holds(Condition.Predicate("three orders", (in facts) => facts.Profile.OrderCount == 3)));
    }

    [Fact]
    public void Predicate_ThatThrows_IsNamed()
    {
        var bad = Condition.Predicate("bad", (in _) => throw new FormatException("oops"));
        var error = Assert.Throws<PredicateException>(() => Ask(Fields.OrderCount.AtLeast(9) | bad));
        Assert.Equal("bad", error.Predicate);
        Assert.IsType<FormatException>(error.InnerException);
        Assert.Contains("oops", error.Message, StringComparison.Ordinal);
    }

    private static bool Holds(Condition condition) => Ask(condition) switch
    {
        Truth.True => true,
        Truth.False => false,
        _ => throw new InvalidOperationException($"{condition} is unknown."),
    };

    private static Truth Ask(Condition condition) => condition.Evaluate(new Facts(History(), Days.Day(10)));

    private static bool HoldsAt(CustomerEvent customerEvent, Condition condition) =>
        condition.Evaluate(new Facts(History(), FactContext.Default, customerEvent.At.UtcTicks, in customerEvent)) == Truth.True;

    private static CustomerHistory History() => Snapshots.History(Snapshots.Order("A", placed: 1), Snapshots.Order("B", placed: 2));
}
