using System.Diagnostics;
using LifecycleKit.Soak;
using LifecycleKit.Tests;
using LifecycleKit.Tests.Stages;

const int Batch = 2_000;

if (args is ["fits", ..]) return FitSoak.Run(args[1..]);
if (args is ["experiments", ..]) return ExperimentSoak.Run(args[1..]);
if (SoakOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(SoakOptions.Usage);
    return 2;
}

var all = new Exercise();
var failure = default(Exception);
var clock = Stopwatch.StartNew();
var told = TimeSpan.Zero;
var batches = (options.Cases + Batch - 1) / Batch;
Console.WriteLine(FormattableString.Invariant($"{options.Cases:N0} cases of each law, seed {options.Seed}, {options.Threads} at once."));
Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, (batch, loop) =>
{
    var exercise = new Exercise();
    // Each batch has a seed of its own, whatever the number of threads, so a run can be repeated.
    var seed = unchecked((options.Seed * 0x9E37_79B9_7F4A_7C15UL) + (ulong)batch);
    var count = (int)Math.Min(Batch, options.Cases - (batch * Batch));
    try
    {
        Law.Holds(LifecycleGen.WithLateEvents, x => NaiveLaw.Check(x, exercise), count, LifecycleCase.Smaller, seed);
        Law.Holds(SweepLaw.Cases, law => exercise.Count("sweeps that moved him", SweepLaw.Check(law)), count, SweepLaw.Smaller, ~seed);
        exercise.Count("cases swept", count);
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
        if (clock.Elapsed - told < TimeSpan.FromSeconds(10)) return;
        told = clock.Elapsed;
        Console.WriteLine(FormattableString.Invariant($"{told:hh\\:mm\\:ss} {all["cases"],12:N0} cases, {all["moves"],14:N0} moves"));
    }
});

Console.WriteLine(FormattableString.Invariant($"\n{clock.Elapsed.TotalSeconds:N0} s\n{all}"));
if (failure is null) return 0;
Console.WriteLine($"\nA law does not hold:\n{failure.Message}");
return 1;
