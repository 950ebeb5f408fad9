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
            .When(Fields.CartItems.AtLeast(1) & Fields.EventAmount.AtLeast(1)))
        .Rule("empty", rule => rule.From("shopping").To("calm").On(EventTriggers.CartUpdated)
            .When(Fields.CartItems.EqualTo(0) | Fields.LastNps.AtLeast(11)))
        .Rule("order", rule => rule.From("at-risk", "lapsed").To("calm").On(EventTriggers.AnyOrderChange)
            .When(Fields.RecencyDays.AtMost(30)))
        .Rule("quiet", rule => rule.From("calm", "shopping").To("at-risk").AsTimePasses()
            .When(Fields.RecencyDays.AtLeast(90) & Fields.EmailContactable.IsTrue()))
        .Rule("gone", rule => rule.From("at-risk").To("lapsed").AsTimePasses()
            .When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(30)))));

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
        var (moves, hour, list) = (0, 300, new List<Transition>(4));
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
        Assert.Equal(["quiet", "gone"], list.Select(move => move.Rule.Id));
        Assert.Equal(0, Allocation.Of(() => engine.Advance(state, history, Days.Day(500))));
    }

    [Fact]
    public void Start_OfACustomer_AllocatesNothing()
    {
        var (engine, history) = Start("UTC", out _);
        Assert.Equal(0, Allocation.Of(() => engine.Start(history, Days.Day(1))));
    }

    private static (LifecycleEngine Engine, CustomerHistory History) Start(string zone, out LifecycleState state)
    {
        var engine = LifecycleEngine.Compile(Definition, new FactContext(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var history = new CustomerHistory();
        state = engine.Start(history, Days.Day(0));
        state = engine.Step(state, history, CustomerEvent.ContactCaptured(Days.Day(9), Channels.Email)).State;
        state = engine.Step(state, history, CustomerEvent.Order(Order("A", placed: 10))).State;
        return (engine, history);
    }
}
