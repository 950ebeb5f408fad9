using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

/// <summary>A test of a user builds the results of the engine without an engine, for a page or a handler.</summary>
public class HandMadeResultTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly LifecycleDefinition Definition = LifecycleDefinition.Build("shop", x => x
        .Stage("new").Stage("loyal")
        .Rule("promote", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2))));

    [Fact]
    public void PossibleTransition_HandMade_HasTheTextOfTheEngine()
    {
        var engine = LifecycleEngine.Compile(Definition);
        var history = new CustomerHistory();
        var fromEngine = Assert.Single(engine.GetPossibleTransitions(engine.Start(history, Now), history, Now));
        var change = new RequiredChange
        {
            Field = Fields.OrderCount, Actual = FieldValue.Create(0m), Requirement = ">= 2", Wanted = FieldValue.Create(2m), IsRise = true,
        };
        var handMade = new PossibleTransition { Rule = Definition.Rules[0], RequiredChanges = [change] };
        Assert.Equal(2, change.Change);
        Assert.Equal(fromEngine.ToString(), handMade.ToString());
        Assert.Equal("loyal by promote on OrderPlaced: orders.count +2 (0, needs >= 2)", handMade.ToString());
    }

    [Fact]
    public void RuleResult_HandMade_KeepsItsInstants()
    {
        var result = new RuleResult
        {
            Rule = Definition.Rules[0], From = Definition.InitialStage, Outcome = RuleOutcome.Suppressed,
            SuppressedBy = SuppressionReason.MinStay,
            SuppressedUntil = Now, NotBefore = Now.AddDays(1), HeldSince = null,
        };
        Assert.Equal((Now, Now.AddDays(1), null), (result.SuppressedUntil, result.NotBefore, result.HeldSince));
        Assert.Equal("promote: Suppressed", result.ToString());
    }

    [Fact]
    public void StepResult_HandMade_ReportsTheSuppression()
    {
        var state = LifecycleEngine.Compile(Definition).Start(new CustomerHistory(), Now);
        var suppression = new Suppression { Rule = "promote", Reason = SuppressionReason.Cooldown, SuppressedUntil = Now };
        var result = new StepResult { State = state, IsLate = true, Suppressed = suppression };
        Assert.Equal("promote suppressed by Cooldown until 2026-03-01T12:00:00Z", suppression.ToString());
        Assert.EndsWith($", late, {suppression}", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LeafResult_HandMade_HasItsAnswer() => Assert.Equal(
        "orders.count >= 2 (1): False",
        new LeafResult { Leaf = Fields.OrderCount.AtLeast(2), WasAsked = true, Truth = Truth.False,
            Actual = FieldValue.Create(1m) }.ToString());

    [Fact]
    public void FieldValue_Created_HasTypeAndValue()
    {
        Assert.Equal((FieldType.Instant, Now), (FieldValue.Create(Now).Type, FieldValue.Create(Now).Instant));
        Assert.Equal((FieldType.Flag, true), (FieldValue.Create(true).Type, FieldValue.Create(true).Flag));
        Assert.Equal("gold", FieldValue.Create("gold").Text);
        Assert.Equal(["a", "b"], FieldValue.Create(["b", "a", "b"]).Set);
        Assert.Equal(FieldValue.Create(["a", "b"]), FieldValue.Create(["b", "a"]));
        Assert.Throws<ArgumentNullException>("text", () => FieldValue.Create((string)null!));
        Assert.Throws<ArgumentException>(() => FieldValue.Create(["a", null!]));
    }
}
