using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Tests.Stages;

/// <summary>The law that it does not matter how often anybody looks: a customer who is swept between his events goes as the replay does.</summary>
internal static class SweepLaw
{
    /// <summary>A case, and how far each sweep goes on the way to the next event, in percent.</summary>
    public static Gen<(LifecycleCase X, int[] Sweeps)> Cases { get; } =
        from x in LifecycleGen.WithLateEvents
        from sweeps in Gen.ArrayOf(Gen.Choose(0, 100), 2 * (x.Events.Length + 4))
        select (x, sweeps);

    /// <summary>Tries it; returns how many sweeps moved the customer.</summary>
    public static int Check((LifecycleCase X, int[] Sweeps) law)
    {
        var engine = law.X.Compile();
        var (replay, live) = (new LiveRun(engine, law.X.Start), new LiveRun(engine, law.X.Start));
        var (now, next, moving) = (law.X.Start, 0, 0);
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
