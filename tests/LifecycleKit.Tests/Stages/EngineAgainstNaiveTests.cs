using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class EngineAgainstNaiveTests
{
    [Fact]
    public void Engine_OnAnyLifecycle_DoesWhatTheNaiveInterpreterDoes()
    {
        var (moves, byTime, later, late) = (0, 0, 0, 0);
        Law.Holds(LifecycleGen.WithLateEvents, Check, count: 6_000, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{moves} moves, {byTime} of them by time, {later} at instants of their own; {late} late events.");
        Assert.True(moves - byTime > 5_000 && later > 10_000 && late > 2_000, "The cases say too little.");

        void Check(LifecycleCase x)
        {
            var (engine, naive) = (x.Compile(), new NaiveInterpreter(x));
            var (history, transitions) = (new CustomerHistory(), new List<Transition>());
            var state = engine.Start(history, x.Start);
            AssertSame(x, naive, state);
            foreach (var e in x.Events)
            {
                var step = engine.Step(state, history, e, transitions);
                state = step.State;
                naive.Handle(e);
                Assert.Equal(naive.WasLate, step.IsLate);
                AssertSame(x, naive, state);
                if (step.IsLate) late++;
            }

            state = engine.Advance(state, history, x.End, transitions);
            naive.Pass(x.End.UtcTicks);
            Assert.Equal(naive.Moves, transitions.Select(NaiveMove.Of));
            Assert.Equal((naive.Stage, naive.Highest), (state.Stage.Id, state.Highest?.Id));
            moves += transitions.Count;
            byTime += transitions.Count(transition => transition.Cause == EventTriggers.None);
            later += transitions.Count(
                transition => transition.EffectiveAt != x.Start && !x.Events.Any(e => e.At == transition.EffectiveAt));
        }
    }

    private static void AssertSame(LifecycleCase x, NaiveInterpreter naive, LifecycleState state)
    {
        Assert.Equal((naive.Stage, naive.EnteredAt, naive.Highest), (state.Stage.Id, state.EnteredAt.UtcTicks, state.Highest?.Id));
        Assert.Equal(naive.Moves.Count, state.Sequence);
        Assert.Equal(naive.FirstDue(x.End.UtcTicks)?.At, state.NextDue?.UtcTicks);
    }
}
