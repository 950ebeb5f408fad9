using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// The law that the number of sweeps does not matter: a customer who is swept between events moves exactly as in the replay.
/// </summary>
internal static class SweepLaw
{
    /// <summary>A case, with the position of each sweep between two events, in percent.</summary>
    public static Gen<(LifecycleCase X, int[] Sweeps)> Cases { get; } =
        from x in LifecycleGen.WithLateEvents
        from sweeps in Gen.ArrayOf(Gen.Choose(0, 100), 2 * (x.Events.Length + 4))
        select (x, sweeps);

    /// <summary>Checks the case; returns the number of sweeps that moved the customer.</summary>
    public static int Check((LifecycleCase X, int[] Sweeps) law)
    {
        var engine = law.X.Compile();
        var (replay, live) = (new LiveRun(engine, law.X.Start), new LiveRun(engine, law.X.Start));
        var now = law.X.Start;
        var next = 0;
        var moving = 0;
        foreach (var e in law.X.Events)
        {
            replay.Step(e);
            if (e.At > now) Sweep(2, e.At);
            live.Step(e);
            LiveRun.AssertSame(replay, live);
        }

        replay.AdvanceFar(law.X.End);
        Sweep(6, law.X.End);
        LiveRun.AssertSame(replay, live.AdvanceFar(law.X.End));
        return moving;

        void Sweep(int times, DateTimeOffset until)
        {
            for (var i = 0; i < times; i++)
            {
                now += (until - now) * (law.Sweeps[next++] / 100.0);
                var before = live.Transitions.Count;
                live.AdvanceFar(now);
                if (live.Transitions.Count > before) moving++;
            }

            now = until;
        }
    }

    public static IEnumerable<(LifecycleCase X, int[] Sweeps)> Smaller((LifecycleCase X, int[] Sweeps) law) =>
        LifecycleCase.Smaller(law.X).Select(x => (x, law.Sweeps));
}
