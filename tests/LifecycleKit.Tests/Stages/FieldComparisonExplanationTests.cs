using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Stages;

/// <summary>What explanations and possible transitions say of comparisons of two fields, and of beginnings of texts.</summary>
public class FieldComparisonExplanationTests
{
    private static readonly Condition NewCart = Fields.CartUpdatedAt.After(Fields.LastOrderAt, TimeSpan.FromHours(1));

    [Fact]
    public void Explain_OfAComparison_ShowsBothValues()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 3));
        Assert.Equal("leave -> to: unknown, cart.updatedAt is missing", Line(NewCart, history));
        history.Apply(CustomerEvent.CartUpdated(Days.Day(2), 50, 1));
        Assert.Equal(
            "leave -> to: false at cart.updatedAt > lastOrderAt + 1h (2024-01-03T00:00:00Z, 2024-01-04T00:00:00Z)", Line(NewCart, history));
        Assert.Equal("leave -> to: unknown, lastOrderAt is missing", Line(NewCart, WithCart()));
    }

    [Fact]
    public void RequiredChanges_OfAComparison_AreTowardsThePresentValue()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 3));
        history.Apply(CustomerEvent.Visit(Days.Day(1)));
        Assert.Equal(
            "visits.count +5 (1, needs >= orders.count + 5)", Change(Fields.VisitCount.AtLeast(Fields.OrderCount, 5), history));
        Assert.Equal(
            "visits.count above 5 (1, needs > orders.count * 5)",
            Change(Fields.VisitCount.GreaterThan(Fields.OrderCount, times: 5), history));
        Assert.Equal("cart.updatedAt (missing, needs > lastOrderAt + 1h)", Change(NewCart, history));
        Assert.Equal(
            "cart.updatedAt above 2024-01-03T00:00:00Z (2024-01-03T00:00:00Z, needs > firstSeenAt)",
            Change(Fields.CartUpdatedAt.After(Fields.FirstSeenAt), WithCart()));
    }

    [Fact]
    public void RequiredChanges_OfATextThatMustBegin_SayHow()
    {
        Assert.Equal(
            "visit.firstSource (missing, needs starts with \"google\")", Change(Fields.FirstVisitSource.StartsWith("google"), new()));
        Assert.Equal(
            "visit.firstSource (missing, needs not starts with \"a\")",
            Change(Fields.FirstVisitSource.Exists() & !Fields.FirstVisitSource.StartsWith("a"), new())
                .Replace("a value and ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void RequiredChanges_OfAWindowAgainstAnother_SayWhenTimeMakesThem()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1), Snapshots.Order("B", placed: 5));
        var condition = Fields.OrdersWithin(TimeSpan.FromDays(3)).LessThan(Fields.OrdersWithin(TimeSpan.FromDays(10)), times: 0.5m);
        var move = Assert.Single(Of(condition, history, onTime: true, asOf: Days.Day(6)));
        Assert.Equal(Days.Day(8), move.At);
        Assert.Equal(Days.Day(8), LifecycleEngine.Compile(Define(condition, true)).Start(history, Days.Day(6)).NextDue);
    }

    [Fact]
    public void Build_OfAStageThatBeginsWithNothingKnown_IsRefused()
    {
        var error = Assert.Throws<LifecycleDefinitionException>(() => Define(StageFields.Current.StartsWith("x"), false));
        Assert.Equal(DiagnosticIds.UnknownValue, Assert.Single(error.Diagnostics).Id);
        Assert.NotNull(Define(StageFields.Current.StartsWith("fr"), false));
    }

    private static CustomerHistory WithCart()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.CartUpdated(Days.Day(2), 50, 1));
        return history;
    }

    private static string Line(Condition condition, CustomerHistory history)
    {
        var engine = LifecycleEngine.Compile(Define(condition, true));
        var explanation = new Explanation();
        engine.Explain(engine.Start(history, Days.Day(9)), history, Days.Day(9), explanation);
        return explanation.LineOf(Assert.Single(explanation.Rules.ToArray()));
    }

    private static string Change(Condition condition, CustomerHistory history) =>
        Assert.Single(Assert.Single(Of(condition, history, onTime: false, Days.Day(9))).RequiredChanges).ToString();

    private static IReadOnlyList<PossibleTransition> Of(Condition condition, CustomerHistory history, bool onTime, DateTimeOffset asOf)
    {
        var engine = LifecycleEngine.Compile(Define(condition, onTime));
        return engine.GetPossibleTransitions(engine.Start(history, asOf), history, asOf);
    }

    private static LifecycleDefinition Define(Condition condition, bool onTime) => LifecycleDefinition.Build("law", x => x
        .Stage("from").Stage("to", declare: stage => stage.Terminal())
        .Rule("leave", rule =>
        {
            rule.From("from").To("to").When(condition);
            if (onTime) rule.WhenTimePasses();
            else rule.On(EventTriggers.Any);
        }));
}
