using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

/// <summary>After an error, the state, the history and the list are unchanged.</summary>
public class EngineErrorTests
{
    private static readonly LifecycleDefinition Definition = LifecycleDefinition.Build("shop", x => x
        .Stage("new").Stage("customer").Stage("lapsed")
        .Rule("first", rule => rule.From("new").To("customer").On(EventTriggers.OrderPlaced))
        .Rule("lapse", rule => rule.From("customer").To("lapsed").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90)))));

    [Fact]
    public void Predicate_ThatThrowsAnywhere_LeavesNoTrace()
    {
        var (errors, errorsByTime) = (0, 0);
        Law.Holds(
            from x in LifecycleGen.WithLateEvents
            from fuses in Gen.ArrayOf(Gen.Choose(0, 12), (2 * x.Events.Length) + 1)
            select (x, fuses),
            Check,
            count: 3_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{errors} errors were thrown, {errorsByTime} of them while time passed.");
        Assert.True(errors > 3_000 && errorsByTime > 500, $"Only {errors} errors were thrown, {errorsByTime} of them while time passed.");

        void Check((LifecycleCase X, int[] Fuses) law)
        {
            var bomb = new Bomb();
            var x = WithHostCode(law.X, bomb);
            var (clean, run) = (new LiveRun(law.X), new LiveRun(x));
            for (var i = 0; i < law.Fuses.Length; i++)
            {
                var before = run.Copy();
                bomb.Light(law.Fuses[i]);
                try
                {
                    Act(run, x, i);
                }
                catch (PredicateException error)
                {
                    errors++;
                    if (i % 2 == 0) errorsByTime++;
                    Assert.IsType<TimeoutException>(error.InnerException);
                    LiveRun.AssertSame(before, run);
                    Act(run, x, i);
                }

                Act(clean, law.X, i);
                Assert.Equal(clean.Transitions.Select(NaiveMove.Of), run.Transitions.Select(NaiveMove.Of));
                Assert.Equal((clean.State.Stage, clean.State.NextDue), (run.State.Stage, run.State.NextDue));
            }
        }
    }

    [Fact]
    public void Step_OfAnotherCurrency_LeavesNoTraceOfTheTimeBeforeIt()
    {
        var run = new LiveRun(LifecycleEngine.Compile(Definition), Days.Day(0));
        run.Step(CustomerEvent.Order(Order("A", placed: 1, currency: "EUR")));
        var before = run.Copy();
        Assert.Throws<CurrencyMismatchException>(() => run.Step(CustomerEvent.Order(Order("B", placed: 200, currency: "USD"))));
        LiveRun.AssertSame(before, run);
        run.Step(CustomerEvent.Order(Order("B", placed: 200, currency: "EUR")));
        Assert.Equal(["first", "lapse"], run.Transitions.Select(move => move.Rule));
    }

    [Fact]
    public void Step_OfDefault_ThrowsAndLeavesNoTrace()
    {
        var run = new LiveRun(LifecycleEngine.Compile(Definition), Days.Day(0));
        run.Step(CustomerEvent.Order(Order("A", placed: 1)));
        var before = run.Copy();
        Assert.Throws<ArgumentException>(() => run.Step(default));
        LiveRun.AssertSame(before, run);
    }

    [Fact]
    public void Start_OfNothing_IsRefused()
    {
        var engine = LifecycleEngine.Compile(Definition);
        Assert.Throws<ArgumentNullException>(() => engine.Start(null!, Days.Day(0)));
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => engine.Start(new CustomerHistory(), default)).ParamName);
        Assert.Throws<ArgumentNullException>(() => LifecycleEngine.Compile(null!));
    }

    [Fact]
    public void StepAndAdvance_OfADefaultState_AreRefused()
    {
        var (engine, e) = (LifecycleEngine.Compile(Definition), CustomerEvent.Visit(Days.Day(1)));
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => engine.Step(default, new CustomerHistory(), e)).ParamName);
        Assert.Equal(
            "state", Assert.Throws<ArgumentException>(() => engine.Advance(default, new CustomerHistory(), Days.Day(1))).ParamName);
    }

    [Fact]
    public void StepAndAdvance_OfAnotherDefinition_MoveOverToTheFallbackStage()
    {
        var (engine, e) = (LifecycleEngine.Compile(Definition), CustomerEvent.Visit(Days.Day(1)));
        var other = LifecycleEngine.Compile(LifecycleDefinition.Build("other", x => x.Stage("new")))
            .Start(new CustomerHistory(), Days.Day(0));
        Assert.Equal(Definition.ContentHash, engine.Step(other, new CustomerHistory(), e).State.DefinitionHash);
        Assert.Equal(Definition.FallbackStage.Id, engine.Advance(other, new CustomerHistory(), Days.Day(1)).Stage);
    }

    [Fact]
    public void StepAndAdvance_WithoutHistory_AreRefused()
    {
        var (engine, e) = (LifecycleEngine.Compile(Definition), CustomerEvent.Visit(Days.Day(1)));
        var state = engine.Start(new CustomerHistory(), Days.Day(0));
        Assert.Throws<ArgumentNullException>(() => engine.Step(state, null!, e));
        Assert.Throws<ArgumentNullException>(() => engine.Advance(state, null!, Days.Day(1)));
    }

    private static LifecycleCase WithHostCode(LifecycleCase x, Bomb bomb)
    {
        var host = new PredicateQuestion((in _) => bomb.Tick());
        var rules = x.Lifecycle.Rules.Select(rule => rule with { When = rule.When is null ? host : new AllQuestion([host, rule.When]) });
        return x with { Lifecycle = x.Lifecycle with { Rules = [.. rules] } };
    }

    /// <summary>Lets time pass up to each event and applies the event in turn; at the end, time passes.</summary>
    private static void Act(LiveRun run, LifecycleCase x, int i)
    {
        if (i / 2 == x.Events.Length) run.Advance(x.End);
        else if (i % 2 == 0) run.Advance(x.Events[i / 2].At);
        else run.Step(x.Events[i / 2]);
    }
}
