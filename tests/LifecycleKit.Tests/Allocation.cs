namespace LifecycleKit.Tests;

/// <summary>Measures what a call allocates on this thread once everything is warm.</summary>
internal static class Allocation
{
    private const int Calls = 1_000;

    /// <summary>The bytes that a thousand calls allocate together.</summary>
    public static long Of(Action call)
    {
        for (var i = 0; i < Calls; i++) call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++) call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
