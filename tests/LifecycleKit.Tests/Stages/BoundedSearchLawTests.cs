using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>A field that may change every few minutes, and never does, makes searches end early but does not change any move.</summary>
public class BoundedSearchLawTests
{
    private static readonly NumberField Noise = CustomFields.Number(
        "noise", (in Facts _) => 1m, FieldTiming.Changing, (in Facts f) => f.AsOf.AddMinutes(10));

    [Fact]
    public void Search_ThatEndsEarly_ComesToTheSameMoves()
    {
        var exercise = new Exercise();
        Law.Holds(LifecycleGen.InOrder, x => Check(x, exercise), count: 200);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(("moves by time", 100), ("searches that ended early", 300));
    }

    private static void Check(LifecycleCase x, Exercise exercise)
    {
        var (plain, noisy) = (new LiveRun(x), new LiveRun(WithNoise(x)));
        foreach (var e in x.Events)
        {
            plain.Step(e);
            noisy.Step(e);
            Compare(plain, noisy, exercise);
        }

        for (var at = x.Events.Select(e => e.At).Append(x.Start).Max(); at < x.End; at = at.AddDays(9))
        {
            plain.Advance(at);
            noisy.Advance(at);
            Compare(plain, noisy, exercise);
        }

        exercise.Count("moves by time", plain.Transitions.Count(move => move.Cause == EventTriggers.None));
    }

    private static void Compare(LiveRun plain, LiveRun noisy, Exercise exercise)
    {
        Assert.Equal(plain.Transitions.Select(NaiveMove.Of), noisy.Transitions.Select(NaiveMove.Of));
        Assert.Equal(
            (plain.State.Stage, plain.State.EnteredAt, plain.State.HighestStage, plain.State.Sequence),
            (noisy.State.Stage, noisy.State.EnteredAt, noisy.State.HighestStage, noisy.State.Sequence));
        // The search may end before the due instant, and never after it.
        if (noisy.State.NextDue == plain.State.NextDue) return;
        Assert.True(
            noisy.State.NextDue < (plain.State.NextDue ?? DateTimeOffset.MaxValue),
            $"due {plain.State.NextDue}, found {noisy.State.NextDue}");
        exercise.Count("searches that ended early");
    }

    private static LifecycleCase WithNoise(LifecycleCase x)
    {
        var noise = new NoiseQuestion();
        var rules = x.Lifecycle.Rules.Select(
            rule => rule.IsTimeBased && rule.When is not null ? rule with { When = new AllQuestion([noise, rule.When]) } : rule);
        return x with { Lifecycle = x.Lifecycle with { Rules = [.. rules] } };
    }

    private sealed record NoiseQuestion : Question
    {
        public override bool? Ask(Moment moment) => true;

        public override Condition ToCondition() => Noise.AtLeast(1);
    }
}
