namespace LifecycleKit.Tests;

/// <summary>Measures what a call allocates on this thread once everything is warm.</summary>
internal static class Allocation
{
    private const int Rounds = 5;

    /// <summary>
    /// The bytes that calls allocate together: the smallest of several rounds, since the runtime sometimes allocates on the thread too. The
    /// allocations of a call are in every round.
    /// </summary>
    public static long Of(Action call, int calls = 1_000)
    {
        Round(call, calls);
        var least = long.MaxValue;
        for (var i = 0; i < Rounds && least > 0; i++) least = Math.Min(least, Round(call, calls));
        return least;
    }

    private static long Round(Action call, int calls)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++) call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
