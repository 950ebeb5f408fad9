using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

public class EngineAllocationTests
{
    private static readonly LifecycleDefinition Definition = LifecycleDefinition.Build("busy", x => x
        .Stage("calm").Stage("shopping").Stage("at-risk").Stage("lapsed")
        .Rule("cart", rule => rule.From("calm").To("shopping").On(EventTriggers.CartUpdated)
            .When(Fields.CartItemCount.AtLeast(1) & Fields.EventAmount.AtLeast(1)))
        .Rule("empty", rule => rule.From("shopping").To("calm").On(EventTriggers.CartUpdated)
            .When(Fields.CartItemCount.EqualTo(0) | Fields.LastNps.AtLeast(11)))
        .Rule("order", rule => rule.From("at-risk", "lapsed").To("calm").On(EventTriggers.AnyOrderChange)
            .When(Fields.RecencyDays.AtMost(30)))
        .Rule("quiet", rule => rule.From("calm", "shopping").To("at-risk").WhenTimePasses()
            .When(Fields.RecencyDays.AtLeast(90) & Fields.EmailContactable.IsTrue()))
        .Rule("gone", rule => rule.From("at-risk").To("lapsed").WhenTimePasses()
            .When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(30)))));

    /// <summary>A lifecycle with everything that can delay a move, and with chains.</summary>
    private static readonly LifecycleDefinition Held = LifecycleDefinition.Build("held", x => x
        .Stage("alive").Stage("calm", declare: stage => stage.Parent("alive")).Stage("shopping", declare: stage => stage.Parent("alive"))
        .Stage("keen", declare: stage => stage.Parent("alive").MinStay(TimeSpan.FromMinutes(20)))
        .Stage("at-risk", declare: stage => stage.MinStay(TimeSpan.FromDays(3))).Stage("lapsed", declare: stage => stage.Terminal())
        .StartAt("calm")
        .Rule("cart", rule => rule.From("calm").To("shopping").On(EventTriggers.CartUpdated).When(Fields.CartItemCount.AtLeast(1))
            .Cooldown(TimeSpan.FromMinutes(90)).Chain())
        .Rule("amount", rule => rule.From("shopping").To("keen").On(EventTriggers.CartUpdated).When(Fields.EventAmount.AtLeast(1)).Chain())
        .Rule("stay", rule => rule.From("keen").To("shopping").On(EventTriggers.CartUpdated).Priority(-1).Effective(until: Days.Day(5)))
        .Rule("empty", rule => rule.From("keen").To("calm").On(EventTriggers.CartUpdated).When(Fields.CartItemCount.AtMost(1)))
        .Rule(
            "quiet", rule => rule.From("alive").To("at-risk").WhenTimePasses().ConfirmFor(TimeSpan.FromDays(5)).Effective(from: Days.Day(3))
                .When(Fields.RecencyDays.AtLeast(90) & Fields.EmailContactable.IsTrue()))
        .Rule("gone", rule => rule.FromAny().To("lapsed").WhenTimePasses().ConfirmFor(TimeSpan.FromDays(1)).Cooldown(TimeSpan.FromDays(1))
            .When(StageFields.Current.In("at-risk") & StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(30)))));

    public static TheoryData<string> Zones => new(Days.Zones.Select(zone => zone.Id));

    [Theory]
    [MemberData(nameof(Zones))]
    public void Step_WithoutTransition_AllocatesNothing(string zone)
    {
        var (engine, history) = Start(zone, out var state);
        CustomerEvent[] events =
        [
            CustomerEvent.Visit(Days.Day(20)), CustomerEvent.Order(Order("A", placed: 10, refunded: 5, changed: 12)),
            CustomerEvent.CartUpdated(Days.Day(20), 0, 0),
            CustomerEvent.ConsentChanged(Days.Day(20), Channels.Email, true, expiresAt: Days.Day(60)),
            CustomerEvent.SurveyAnswer(Days.Day(20), SurveyKind.Nps, 9),
        ];
        var next = 0;
        var list = new List<Transition>();
        Assert.Equal(0, Allocation.Of(() => state = engine.Step(state, history, events[next++ % events.Length], list).State));
        Assert.Empty(list);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Step_WithTransitions_AllocatesNothingInAGrownList(string zone)
    {
        var (engine, history) = Start(zone, out var state);
        var moves = 0;
        var hour = 300;
        var list = new List<Transition>(4);
        Assert.Equal(0, Allocation.Of(() =>
        {
            list.Clear();
            state = engine.Step(state, history, CustomerEvent.CartUpdated(Days.Day(hour / 24.0), hour % 2 * 10, hour % 2), list).State;
            hour++;
            moves += list.Count;
        }));
        Assert.True(moves > 1_900, $"Only {moves} moves.");
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Advance_WithAndWithoutTransitions_AllocatesNothing(string zone)
    {
        var (engine, history) = Start(zone, out var state);
        var list = new List<Transition>(4);
        Assert.Equal(0, Allocation.Of(() => engine.Advance(state, history, Days.Day(50), list)));
        Assert.Empty(list);
        Assert.Equal(0, Allocation.Of(() =>
        {
            list.Clear();
            engine.Advance(state, history, Days.Day(500), list);
        }));
        Assert.Equal(["quiet", "gone"], list.Select(move => move.Rule));
        Assert.Equal(0, Allocation.Of(() => engine.Advance(state, history, Days.Day(500))));
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Step_SuppressedAndChained_AllocatesNothing(string zone)
    {
        Assert.Equal(0, Measure(null));
        Assert.Equal(0, Measure(new Explanation()));

        long Measure(Explanation? explanation)
        {
            var (engine, history) = Start(zone, out var state, Held);
            var moves = 0;
            var held = 0;
            var results = 0;
            var half = 600;
            var list = new List<Transition>(4);
            var allocated = Allocation.Of(() =>
            {
                list.Clear();
                var e = CustomerEvent.CartUpdated(Days.Day(half / 48.0), half % 2 * 10, half % 2);
                var step = engine.Step(state, history, e, list, explanation);
                state = step.State;
                half++;
                moves += list.Count;
                if (step.Suppressed.Rule is not null) held++;
                if (explanation is not null) results += explanation.Rules.Length;
            });
            Assert.True(moves > 1_000 && held > 400, $"Only {moves} moves, and {held} held back.");
            Assert.True(explanation is null || results > 2_000, $"Only {results} results.");
            return allocated;
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Advance_ThroughConfirmationsAndStays_AllocatesNothing(string zone)
    {
        var (engine, history) = Start(zone, out var state, Held);
        var list = new List<Transition>(4);
        Assert.Equal(0, Allocation.Of(() =>
        {
            list.Clear();
            engine.Advance(state, history, Days.Day(500), list);
        }));
        Assert.Equal(["quiet", "gone"], list.Select(move => move.Rule));
        Assert.Equal(TimeSpan.FromDays(31), list[1].EffectiveAt - list[0].EffectiveAt);
    }

    [Fact]
    public void Start_OfACustomer_AllocatesNothing()
    {
        var (engine, history) = Start("UTC", out _);
        Assert.Equal(0, Allocation.Of(() => engine.Start(history, Days.Day(1))));
    }

    private static (LifecycleEngine Engine, CustomerHistory History) Start(
        string zone, out LifecycleState state, LifecycleDefinition? definition = null)
    {
        var engine = LifecycleEngine.Compile(definition ?? Definition, new FactContext(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var history = new CustomerHistory();
        state = engine.Start(history, Days.Day(0));
        state = engine.Step(state, history, CustomerEvent.ContactCaptured(Days.Day(9), Channels.Email)).State;
        state = engine.Step(state, history, CustomerEvent.Order(Order("A", placed: 10))).State;
        return (engine, history);
    }
}
