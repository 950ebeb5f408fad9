using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Stages;

/// <summary>Events of one instant that lead to the same facts lead to the same stage in every order.</summary>
public class EngineOrderLawTests
{
    private const EventTriggers Quiet = EventTriggers.CaseClosed | EventTriggers.Exposure;

    /// <summary>Events that no rule waits for or reads, with the case's own event at any position among them.</summary>
    [Fact]
    public void Step_OfQuietEventsAround_LeadsToTheSamePlaceInAnyOrder() => Law.Holds(
        from x in LifecycleGen.WithLateEvents
        from place in Gen.Choose(0, 13)
        from one in Gen.Shuffle(Enumerable.Range(0, 4))
        from other in Gen.Shuffle(Enumerable.Range(0, 4))
        select (X: Deaf(x), place, one, other),
        law =>
        {
            var (one, other) = (new LiveRun(law.X), new LiveRun(law.X));
            for (var i = 0; i < law.X.Events.Length; i++)
            {
                var e = law.X.Events[i];
                // The first event of an instant reopens stages that were entered earlier, so it comes first in both.
                Play(one, e, i == law.place ? [1, .. law.one] : [0]);
                Play(other, e, i == law.place ? [1, .. law.other] : [0]);
                Assert.Equal(one.Transitions.Select(NaiveMove.Of), other.Transitions.Select(NaiveMove.Of));
                Assert.Equal((one.State.Stage, one.State.NextDue), (other.State.Stage, other.State.NextDue));
                Customers.SameHistory.Assert(one.History, other.History);
            }
        });

    /// <summary>
    /// A notice that is sent several times, at once or later, counts once; the repetitions have no triggers and fire no rule.
    /// </summary>
    [Fact]
    public void Step_OfNoticesRepeatedAnyTime_LeadsToTheSamePlace() => Law.Holds(
        from x in LifecycleGen.WithLateEvents
        from again in Gen.ArrayOf(Gen.Choose(0, 3), x.Events.Length)
        from which in Gen.ArrayOf(Gen.Choose(0, 13), 3 * x.Events.Length)
        select (x, again, which),
        law =>
        {
            var engine = law.x.Compile();
            var (once, often) = (new LiveRun(engine, law.x.Start), new LiveRun(engine, law.x.Start));
            for (var i = 0; i < law.x.Events.Length; i++)
            {
                once.Step(law.x.Events[i]);
                often.Step(law.x.Events[i]);
                for (var j = 0; j < law.again[i]; j++)
                {
                    var e = law.x.Events[law.which[(3 * i) + j] % (i + 1)];
                    if (e.Snapshot is null) continue;
                    var step = often.Step(e);
                    Assert.Equal((EventTriggers.None, default), (step.Applied.Triggers, step.Suppressed));
                }

                LiveRun.AssertSame(once, often);
            }

            LiveRun.AssertSame(once.Advance(law.x.End), often.Advance(law.x.End));
        });

    private static LifecycleCase Deaf(LifecycleCase x) => x with
    {
        Lifecycle = x.Lifecycle with { Rules = [.. x.Lifecycle.Rules.Select(rule => rule with { On = rule.On & ~Quiet })] },
    };

    private static void Play(LiveRun run, CustomerEvent customerEvent, int[] order)
    {
        foreach (var which in order)
        {
            run.Step(which switch
            {
                0 => customerEvent,
                1 => CustomerEvent.CaseClosed(customerEvent.At, "case"),
                2 => CustomerEvent.Exposure(customerEvent.At, "experiment", "arm"),
                _ => CustomerEvent.CaseClosed(customerEvent.At, "other"),
            });
        }
    }
}
