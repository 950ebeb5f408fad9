using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The laws of the engine, which hold for every lifecycle, zone and customer.</summary>
public class EngineLawTests
{
    [Fact]
    public void Step_WithSweepsInBetween_EqualsTheReplay()
    {
        var moving = 0;
        Law.Holds(SweepLaw.Cases, law => moving += SweepLaw.Check(law), count: 2_000, SweepLaw.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{moving} sweeps moved the customer.");
        Assert.True(moving > 1_000, $"Only {moving} sweeps moved the customer.");
    }

    [Fact]
    public void Advance_InAnySteps_EqualsOne() => Law.Holds(
        from x in LifecycleGen.WithLateEvents
        from count in Gen.Choose(1, 60)
        from steps in Gen.ArrayOf(Gen.Choose(0, 1_000_000), count)
        select (x, steps),
        law =>
        {
            var once = After(law.x);
            var often = once.Copy();
            once.Advance(law.x.End);
            foreach (var step in law.steps.Order()) often.Advance(law.x.Start + ((law.x.End - law.x.Start) * (step / 1e6)));
            LiveRun.AssertSame(once, often.Advance(law.x.End));
        });

    [Fact]
    public void NextDue_OfAnyState_IsTheFirstInstantAtWhichTimeMoves()
    {
        var dues = 0;
        Law.Holds(LifecycleGen.WithLateEvents, Check, count: 1_400, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{dues} dues were looked at.");
        Assert.True(dues > 2_100, $"Only {dues} dues were looked at.");

        void Check(LifecycleCase x)
        {
            var run = new LiveRun(x);
            foreach (var e in x.Events)
            {
                run.Step(e);
                Look(run.Copy(), x.End);
            }

            for (var looks = 0; looks < 20 && run.State.NextDue <= x.End; looks++)
            {
                Look(run.Copy(), x.End);
                run.Advance(run.State.NextDue!.Value);
            }
        }

        void Look(LiveRun run, DateTimeOffset end)
        {
            if (run.State.NextDue is not { } due)
            {
                LiveRun.AssertSame(run.Copy(), run.Advance(end));
                return;
            }

            var before = run.Copy();
            var between = before.State.EnteredAt + ((due - before.State.EnteredAt) * 0.61);
            if (between < due) LiveRun.AssertSame(before, run.Advance(between));
            LiveRun.AssertSame(before, run.Advance(due.AddTicks(-1)));
            run.Advance(due);
            Assert.True(run.Transitions.Count > before.Transitions.Count, "Nothing moved when it was due.");
            Assert.Equal(due, run.Transitions[before.Transitions.Count].EffectiveAt);
            Assert.True(run.State.NextDue is not { } next || next > due, "A due must lie ahead.");
            dues++;
        }
    }

    [Fact]
    public void Transitions_OfAnyRun_AreAChain() => Law.Holds(LifecycleGen.WithLateEvents, x =>
    {
        var run = new LiveRun(x);
        var definition = x.Lifecycle.ToDefinition();
        var stage = definition.InitialStage;
        var at = x.Start;
        var highest = run.State.HighestStage is { } first ? definition.FindStage(first) : null;
        foreach (var e in x.Events) run.Step(e);
        run.Advance(x.End);
        var sequence = 0;
        var entered = new HashSet<(DateTimeOffset, Stage)> { (x.Start, stage) };
        var fired = new Dictionary<string, DateTimeOffset>();
        foreach (var move in run.Transitions)
        {
            var rule = definition.Rules.Single(one => one.Id == move.Rule);
            var to = definition.FindStage(move.To)!;
            Assert.Equal((++sequence, stage.Id), (move.Sequence, move.From));
            Assert.NotEqual(move.From, move.To);
            Assert.True(move.EffectiveAt >= at, "A move lies before the one before it.");
            Assert.True(entered.Add((move.EffectiveAt, to)), "A stage was entered twice at one instant.");
            Assert.Contains(stage, rule.From);
            Assert.Equal(move.Cause == EventTriggers.None, rule.IsTimeBased);
            Assert.True(move.EffectiveAt >= at + stage.MinStay, "A stage was left too early.");
            Assert.True(move.EffectiveAt >= at + rule.ConfirmFor, "A condition was not confirmed in the stage.");
            Assert.False(stage.IsTerminal, "A terminal stage was left.");
            var isHot = fired.TryGetValue(move.Rule, out var last) && move.EffectiveAt < last + rule.Cooldown;
            Assert.False(isHot, "A rule fired before it had cooled down.");
            var isOutside = move.EffectiveAt < rule.EffectiveFrom || move.EffectiveAt >= rule.EffectiveUntil;
            Assert.False(isOutside, "A rule fired outside its dates.");
            (stage, at) = (to, move.EffectiveAt);
            fired[move.Rule] = at;
            if (stage.Rank is not null && !(highest?.Rank >= stage.Rank)) highest = stage;
        }

        Assert.Equal((stage.Id, highest?.Id, sequence), (run.State.Stage, run.State.HighestStage, run.State.Sequence));
        if (sequence > 0) Assert.Equal(at, run.State.EnteredAt);
    });

    [Fact]
    public void Advance_ToThePast_ChangesNothing() => Law.Holds(
        from x in LifecycleGen.WithLateEvents from back in Gen.Choose(0, 200) select (x, back),
        law =>
        {
            var run = After(law.x).Advance(law.x.End);
            LiveRun.AssertSame(run.Copy(), run.Advance(law.x.End.AddDays(-law.back)));
            LiveRun.AssertSame(run.Copy(), run.Advance(DateTimeOffset.MinValue));
        });

    [Fact]
    public void Step_OfAnyOrderAgain_ChangesNothing() => Law.Holds(LifecycleGen.WithLateEvents, x =>
    {
        var run = new LiveRun(x);
        for (var i = 0; i < x.Events.Length; i++)
        {
            run.Step(x.Events[i]);
            foreach (var e in x.Events.Take(i + 1).Where(e => e.Snapshot is not null))
            {
                var before = run.Copy();
                Assert.Equal(EventTriggers.None, run.Step(e).Applied.Triggers);
                LiveRun.AssertSame(before, run);
            }
        }
    });

    [Fact]
    public void Step_WithoutAList_GoesTheSameWay() => Law.Holds(LifecycleGen.WithLateEvents, x =>
    {
        var run = new LiveRun(x);
        var engine = x.Compile();
        var history = new CustomerHistory();
        var state = engine.Start(history, x.Start);
        foreach (var e in x.Events)
        {
            run.Step(e);
            state = engine.Step(state, history, e).State;
        }

        run.Advance(x.End);
        state = engine.Advance(state, history, x.End);
        Assert.Equal(
            (run.State.Stage, run.State.EnteredAt, run.State.Sequence, run.State.NextDue),
            (state.Stage, state.EnteredAt, state.Sequence, state.NextDue));
    });

    [Fact]
    public void React_AfterTheHostAppliedTheEvent_EqualsAStep() => Law.Holds(LifecycleGen.WithLateEvents, x =>
    {
        var engine = x.Compile();
        var history = new CustomerHistory();
        var transitions = new List<Transition>();
        var run = new LiveRun(engine, x.Start);
        var state = engine.Start(history, x.Start);
        foreach (var e in x.Events)
        {
            run.Step(e);
            engine.Open(state, history, e.At.UtcTicks, transitions, out var buffer);
            engine.Movement.Settle(ref buffer, history, e.At.UtcTicks, transitions);
            engine.Movement.React(ref buffer, history, e, history.Apply(e).Triggers, transitions, null);
            state = engine.Close(buffer);
        }

        Assert.Equal(run.Transitions, transitions);
        Assert.Equal(run.State, state);
    });

    [Fact]
    public void Engine_OnManyThreads_GivesEachItsOwn() => Law.Holds(
        LifecycleGen.WithLateEvents,
        x =>
        {
            var engine = x.Compile();
            var runs = new LiveRun[16];
            Parallel.For(0, runs.Length, i =>
            {
                runs[i] = new LiveRun(engine, x.Start);
                foreach (var e in x.Events) runs[i].Step(e);
                runs[i].Advance(x.End);
            });
            Assert.All(runs, run => LiveRun.AssertSame(runs[0], run));
        },
        count: 200);

    private static LiveRun After(LifecycleCase x)
    {
        var run = new LiveRun(x);
        foreach (var e in x.Events) run.Step(e);
        return run;
    }
}
