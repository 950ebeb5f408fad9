using System.Collections.Concurrent;

namespace LifecycleKit.Customers;

/// <summary>Runs work on ranges of customers in parallel.</summary>
internal static class CustomerRanges
{
    private const int RangeLength = 1024;

    /// <summary>Calls <paramref name="work"/> with ranges [from, to) that cover [0, count) once, on all processors.</summary>
    public static void ForEach(int count, Action<int, int> work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count <= RangeLength)
        {
            work(0, count);
            return;
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.ForEach(Partitioner.Create(0, count, RangeLength), parallel, range => work(range.Item1, range.Item2));
    }
}
