namespace LifecycleKit.Clv;

/// <summary>Sorts many keys on two threads: sorting is a large part of a fit of a million customers.</summary>
internal static class PurchaseKeySort
{
    /// <summary>Below this length a second thread costs more than it saves.</summary>
    private const int Worthwhile = 1 << 14;

    public static void Sort<TKey>(TKey[] keys)
        where TKey : struct, IComparable<TKey>
    {
        if (keys.Length < Worthwhile)
        {
            Array.Sort(keys);
            return;
        }

        var middle = keys.Length / 2;
        Parallel.Invoke(() => keys.AsSpan(0, middle).Sort(), () => keys.AsSpan(middle).Sort());
        Merge(keys, middle);
    }

    private static void Merge<TKey>(TKey[] keys, int middle)
        where TKey : struct, IComparable<TKey>
    {
        var left = keys[..middle];
        for (int from = 0, to = 0, right = middle; from < left.Length; to++)
        {
            if (right < keys.Length && keys[right].CompareTo(left[from]) < 0) keys[to] = keys[right++];
            else keys[to] = left[from++];
        }
    }
}
