using System.Numerics;

namespace LifecycleKit;

/// <summary>The binary search of the library.</summary>
internal static class LowerBound
{
    /// <summary>Finds the first number in [low, high) that is not below the searched place.</summary>
    /// <param name="low">The first number.</param>
    /// <param name="high">The end of the numbers, exclusive.</param>
    /// <param name="state">The argument of the test, so that the test can be static and allocates nothing.</param>
    /// <param name="isBelow">The test: true for every number up to some place, false for every number from that place on.</param>
    /// <returns>The place, or <paramref name="high"/> when every number is below it. O(log n) calls of the test.</returns>
    public static T Find<T, TState>(T low, T high, TState state, Func<T, TState, bool> isBelow)
        where T : IBinaryInteger<T>
    {
        while (low < high)
        {
            var middle = low + ((high - low) >> 1);
            if (isBelow(middle, state)) low = middle + T.One;
            else high = middle;
        }

        return low;
    }

    /// <summary>Finds the number of items at the front of a span that are below the searched place.</summary>
    /// <param name="items">The items, in order.</param>
    /// <param name="state">The argument of the test.</param>
    /// <param name="isBelow">The test: true for every item up to some place, false for every item from that place on.</param>
    public static int Find<TItem, TState>(ReadOnlySpan<TItem> items, TState state, Func<TItem, TState, bool> isBelow)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = low + ((high - low) >> 1);
            if (isBelow(items[middle], state)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
