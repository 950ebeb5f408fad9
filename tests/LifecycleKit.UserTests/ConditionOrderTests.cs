using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

/// <summary>
/// Rules, plays and explanations evaluate the same leaves of a condition: up to the first that decides, and beyond unknown ones.
/// </summary>
public class ConditionOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Condition Unknown = Fields.TextTrait("tier").EqualTo("gold");
    private static readonly Condition False = Fields.OrderCount.AtLeast(1);

    private int _calls;

    [Fact]
    public void Predicate_BehindAnUnknownLeaf_IsEvaluatedByRulesAndPlaysAlike()
    {
        var condition = Unknown & Failing();
        var (engine, book) = (Engine(condition), Book(condition));
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        var state = engine.Start(history, Now);
        Assert.Throws<PredicateException>(() => engine.Step(state, history, CustomerEvent.Visit(Now)));
        Assert.Throws<PredicateException>(() => engine.Step(state, history, CustomerEvent.Visit(Now), null, explanation));
        Assert.Equal("nothing has been explained", explanation.ToString());
        Assert.Equal(0, history.Profile.VisitCount);
        Assert.Throws<PredicateException>(() => book.Decide(new PlayInput("key", history, Now)));
        Assert.Equal(3, _calls);
    }

    [Fact]
    public void Explain_APredicateThatFails_IsAnErrorAtThatLeaf()
    {
        var condition = Condition.All(Unknown, Failing(), False);
        var (engine, book) = (Engine(condition), Book(condition));
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        engine.Explain(engine.Start(history, Now), history, Now, explanation);
        Assert.Equal("r -> b: error in predicate \"p\"; not asked: orders.count >= 1", explanation.LineOf(explanation.Rules[0]));
        Assert.Equal([true, true, false], explanation.LeavesOf(explanation.Rules[0]).ToArray().Select(leaf => leaf.WasAsked));
        Assert.Equal(
            "p: condition error in predicate \"p\"; not asked: orders.count >= 1",
            book.Explain(book.Plays[0], new PlayInput("key", history, Now)).ToString());
        Assert.Equal(2, _calls);
    }

    [Fact]
    public void Predicate_BehindAFalseLeaf_IsNeverEvaluated()
    {
        var condition = False & Failing();
        var (engine, book) = (Engine(condition), Book(condition));
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        var state = engine.Start(history, Now);
        engine.Step(state, history.Clone(), CustomerEvent.Visit(Now), null, explanation);
        Assert.Equal("r -> b: false at orders.count >= 1 (0); not asked: predicate \"p\"", explanation.LineOf(explanation.Rules[0]));
        engine.Explain(state, history, Now, explanation);
        Assert.Equal("r -> b: false at orders.count >= 1 (0); not asked: predicate \"p\"", explanation.LineOf(explanation.Rules[0]));
        Assert.Equal(PlayOutcome.ConditionFalse, book.Decide(new PlayInput("key", history, Now)).Results[0].Outcome);
        Assert.Equal(
            "p: condition false at orders.count >= 1 (0); not asked: predicate \"p\"",
            book.Explain(book.Plays[0], new PlayInput("key", history, Now)).ToString());
        Assert.Equal(0, _calls);
    }

    [Fact]
    public void Step_WithAnExplanation_DoesNotTryWhatComesAfterTheMatch()
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x => x.Stage("a").Stage("b")
            .Rule("first", rule => rule.From("a").To("b").On(EventTriggers.Visit).Priority(1))
            .Rule("second", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(Failing()))));
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        engine.Step(engine.Start(history, Now), history, CustomerEvent.Visit(Now.AddDays(1)), null, explanation);
        Assert.Equal("second -> b: not tried, first matched before it", explanation.LineOf(explanation.Rules[1]));
        Assert.Equal((RuleOutcome.NotTried, "first"), (explanation.Rules[1].Outcome, explanation.Rules[1].Winner?.Id));
        Assert.False(explanation.LeavesOf(explanation.Rules[1])[0].WasAsked);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public void Evaluate_AConditionOfManyAlternatives_AnswersAsItsPartsDo()
    {
        var part = Condition.Any(Unknown, Fields.VisitCount.AtLeast(1) & !Fields.VisitCount.AtLeast(3));
        var condition = Condition.All([.. Enumerable.Repeat(part, 200)]);
        var history = new CustomerHistory();
        Assert.Equal((600, Truth.Unknown), (condition.LeafCount, condition.Evaluate(new Facts(history, Now))));
        history.Apply(CustomerEvent.Visit(Now));
        Assert.Equal(Truth.True, condition.Evaluate(new Facts(history, Now)));
        Assert.Equal(Truth.False, Condition.Not(condition).Evaluate(new Facts(history, Now)));
    }

    [Fact]
    public void Not_DeeperThanConditionsGo_IsRefused()
    {
        var condition = False;
        for (var depth = 1; depth < 256; depth++) condition = Condition.Not(condition);
        Assert.Equal(Truth.True, condition.Evaluate(new Facts(new CustomerHistory(), Now)));
        Assert.Contains("At most 256", Assert.Throws<ArgumentException>(() => Condition.Not(condition)).Message, StringComparison.Ordinal);
    }

    private Condition Failing() => Condition.Predicate("p", (in Facts _) =>
    {
        _calls++;
        throw new TimeoutException("The host's database is away.");
    });

    private static LifecycleEngine Engine(Condition condition) => LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x => x
        .Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(condition))));

    private static Playbook Book(Condition condition) =>
        Playbook.Build("book", x => x.Play("p", play => play.Channel(Channels.OnSite).When(condition)));
}
