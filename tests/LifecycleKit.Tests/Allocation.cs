namespace LifecycleKit.Tests;

/// <summary>Counts what a piece of code allocates on the managed heap once it is warm.</summary>
internal static class Allocation
{
    private const int Rounds = 64;

    /// <summary>Bytes per <see cref="Rounds"/> calls, after as many calls that do not count.</summary>
    public static long Of(Action body)
    {
        Repeat(body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(body);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Repeat(Action body)
    {
        for (var i = 0; i < Rounds; i++)
            body();
    }
}
