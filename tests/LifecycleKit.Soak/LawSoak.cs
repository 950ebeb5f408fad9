using System.Diagnostics;
using LifecycleKit.Tests;
using LifecycleKit.Tests.Plays;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tests.Tracking;

namespace LifecycleKit.Soak;

/// <summary>Checks laws of the tests on a given number of cases, on all cores.</summary>
internal static class LawSoak
{
    private const int Batch = 2_000;

    /// <summary>Compares the engine with the naive interpreter, and sweeps at arbitrary instants with the replay.</summary>
    public static int RunEngine(string[] args) => Run(args, Batch, "cases", "moves", (count, seed, exercise) =>
    {
        Law.Holds(LifecycleGen.WithLateEvents, x => NaiveLaw.Check(x, exercise), count, LifecycleCase.Smaller, seed);
        Law.Holds(
            SweepLaw.Cases, law => exercise.Count("sweeps that moved the customer", SweepLaw.Check(law)), count, SweepLaw.Smaller, ~seed);
        exercise.Count("cases swept", count);
    });

    /// <summary>Compares the playbook with the naive decider.</summary>
    public static int RunPlays(string[] args) => Run(args, Batch, "cases of plays", "plays Chosen", (count, seed, exercise) =>
        Law.Holds(PlayCase.Cases, x => PlayLaw.Check(x, exercise), count, seed: seed));

    /// <summary>Compares trackers that are created again before every call with one tracker.</summary>
    public static int RunRestarts(string[] args) =>
        Run(args, batch: 100, "cases restarted", "moves through restarts", (count, seed, exercise) =>
            Law.Holds(RestartLaw.Cases, x => RestartLaw.Check(x, exercise), count, seed: seed));

    private static int Run(string[] args, int batch, string cases, string moves, Action<int, ulong, Exercise> check)
    {
        if (SoakOptions.Read(args) is not { } options)
        {
            Console.Error.WriteLine(SoakOptions.Usage);
            return 2;
        }

        var all = new Exercise();
        var failure = default(Exception);
        var clock = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        var batches = (options.Cases + batch - 1) / batch;
        Console.WriteLine(
            FormattableString.Invariant($"{options.Cases:N0} cases of each law, seed {options.Seed}, {options.Threads} at once."));
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, (number, loop) =>
        {
            var exercise = new Exercise();
            // Each batch has its own seed for any number of threads, so a run can be repeated.
            var seed = unchecked((options.Seed * 0x9E37_79B9_7F4A_7C15UL) + (ulong)number);
            try
            {
                check((int)Math.Min(batch, options.Cases - (number * batch)), seed, exercise);
            }
            catch (Exception error)
            {
                lock (all) failure ??= error;
                loop.Stop();
                return;
            }

            lock (all)
            {
                all.Add(exercise);
                if (clock.Elapsed - reported < TimeSpan.FromSeconds(10)) return;
                reported = clock.Elapsed;
                Console.WriteLine(
                    FormattableString.Invariant($"{reported:hh\\:mm\\:ss} {all[cases],12:N0} cases, {all[moves],14:N0} {moves}"));
            }
        });

        Console.WriteLine(FormattableString.Invariant($"\n{clock.Elapsed.TotalSeconds:N0} s\n{all}"));
        if (failure is null) return 0;
        Console.WriteLine($"\nA law does not hold:\n{failure.Message}");
        return 1;
    }
}
