using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

/// <summary>An explanation that has grown is filled again without allocation.</summary>
public class ExplanationAllocationTests
{
    private static readonly Condition Tree = Condition.All(
        Condition.Any(Fields.OrderCount.AtLeast(5), !Fields.LastNps.AtLeast(3), Fields.TextTrait("tier").EqualTo("gold")),
        Fields.RecencyDays.AtLeast(90) | StageFields.Current.EqualTo("s0"),
        Condition.Predicate("yes", static (in Facts _) => true));

    /// <summary>A lifecycle with more rules and leaves than the initial size of an explanation.</summary>
    private static readonly LifecycleEngine Engine = LifecycleEngine.Compile(LifecycleDefinition.Build("wide", x =>
    {
        x.Stage("s0").Stage("s1").Stage("s2");
        for (var i = 0; i < 12; i++)
        {
            var limit = i + 1_000;
            x.Rule($"event {i}", rule => rule.FromAny().To("s2").On(EventTriggers.Any).When(Tree & Fields.OrderCount.AtLeast(limit)));
            x.Rule($"time {i}", rule => rule.FromAny().To("s1").WhenTimePasses().When(Tree & Fields.RecencyDays.AtLeast(limit)));
        }

        x.Rule(
            "confirmed",
            rule => rule.FromAny().To("s1").WhenTimePasses().When(Fields.OrderCount.AtLeast(1)).ConfirmFor(TimeSpan.FromDays(900)));
    }));

    [Fact]
    public void Explain_IntoAGrownBuffer_AllocatesNothing()
    {
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        var state = Engine.Step(Engine.Start(history, Days.Day(0)), history, CustomerEvent.Order(Order("A", placed: 1))).State;
        Assert.Equal(0, Allocation.Of(() => Engine.Explain(state, history, Days.Day(50), explanation)));
        Assert.Equal(25, explanation.Rules.Length);
    }

    [Fact]
    public void Step_WithAGrownExplanation_AllocatesNothing()
    {
        var (history, explanation) = (new CustomerHistory(), new Explanation());
        var state = Engine.Step(Engine.Start(history, Days.Day(0)), history, CustomerEvent.Order(Order("A", placed: 1))).State;
        Assert.Equal(0, Allocation.Of(() => Engine.Step(state, history, CustomerEvent.Visit(Days.Day(50)), null, explanation)));
        Assert.Equal((12, EventTriggers.Visit), (explanation.Rules.Length, explanation.Triggers));
    }
}
