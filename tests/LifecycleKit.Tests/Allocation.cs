namespace LifecycleKit.Tests;

/// <summary>Measures what a call allocates on this thread once everything is warm.</summary>
internal static class Allocation
{
    private const int Calls = 1_000;
    private const int Rounds = 5;

    /// <summary>
    /// The bytes that a thousand calls allocate together: the smallest of several rounds, since the runtime sometimes allocates on the
    /// thread too. The allocations of a call are in every round.
    /// </summary>
    public static long Of(Action call)
    {
        Round(call);
        var least = long.MaxValue;
        for (var i = 0; i < Rounds && least > 0; i++) least = Math.Min(least, Round(call));
        return least;
    }

    private static long Round(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++) call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
