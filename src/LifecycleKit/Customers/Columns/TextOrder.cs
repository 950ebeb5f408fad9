namespace LifecycleKit.Customers;

/// <summary>Sorts texts ordinally, four characters a pass, so that most passes compare adjacent integers.</summary>
internal static class TextOrder
{
    private const int ShortRun = 16;

    /// <summary>The number of shared characters from which on texts are compared as a whole, which bounds the recursion.</summary>
    private const int LongestPrefix = 256;

    /// <summary>The numbers of a pool's texts in ordinal order of the texts.</summary>
    public static int[] Of(TextPool pool)
    {
        var order = new int[pool.Count];
        for (var number = 0; number < order.Length; number++) order[number] = number;
        Sort(pool, order, new ulong[order.Length], start: 0, (left, right) => TextOf(pool, left).CompareTo(TextOf(pool, right)));
        return order;
    }

    private static void Sort(TextPool pool, Span<int> numbers, Span<ulong> keys, int start, Comparison<int> comparison)
    {
        if (numbers.Length <= ShortRun || start > LongestPrefix)
        {
            numbers.Sort(comparison);
            return;
        }

        for (var i = 0; i < numbers.Length; i++) keys[i] = TextOf(pool, numbers[i]).Key(start);
        keys.Sort(numbers);
        for (int run = 0, end; run < numbers.Length; run = end)
        {
            end = run + 1;
            while (end < numbers.Length && keys[end] == keys[run]) end++;
            if (end - run > 1) Sort(pool, numbers[run..end], keys[run..end], start + PooledText.KeyLength, comparison);
        }
    }

    private static PooledText TextOf(TextPool pool, int number) => TextRecord.Read(pool.Store[pool.LocatorOf(number)]);
}
