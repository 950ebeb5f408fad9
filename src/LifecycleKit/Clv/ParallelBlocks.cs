using System.Runtime.ExceptionServices;

namespace LifecycleKit.Clv;

/// <summary>
/// Runs work on many rows in blocks of a fixed length, on all processors; the result does not depend on which thread works on a block.
/// </summary>
internal static class ParallelBlocks
{
    /// <summary>
    /// Calls <paramref name="work"/> with [from, to) for each block; rethrows the exception of the first failing block with its stack
    /// trace.
    /// </summary>
    public static void ForEach(int count, int length, Action<int, int> work, CancellationToken cancellationToken)
    {
        var blocks = (int)(((long)count + length - 1) / length);
        if (blocks <= 1)
        {
            work(0, count);
            return;
        }

        try
        {
            var options =
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            Parallel.For(0, blocks, options, block => work(block * length, (int)Math.Min((block + 1L) * length, count)));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
