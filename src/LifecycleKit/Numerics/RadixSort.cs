namespace LifecycleKit.Numerics;

/// <summary>Sorts integers ascending by counting digits of 11 bits, lowest first: a few linear passes, and no comparison.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Below this length the fixed cost of the counters outweighs the comparisons saved.</summary>
    private const int Worthwhile = 1024;

    /// <summary>Sorts in place; needs a second array of the same length for its passes.</summary>
    public static void Sort(Span<long> values)
    {
        if (values.Length < Worthwhile)
        {
            values.Sort();
            return;
        }

        var (min, max) = (values[0], values[0]);
        foreach (var value in values) (min, max) = (Math.Min(min, value), Math.Max(max, value));
        SortByDigits(values, min, unchecked((ulong)max - (ulong)min));
    }

    /// <summary>
    /// The digits are those of the distance to the minimum, so negative values need no special case and narrow columns few passes.
    /// </summary>
    private static void SortByDigits(Span<long> values, long min, ulong range)
    {
        Span<int> starts = stackalloc int[Digits];
        var source = values;
        Span<long> target = new long[values.Length];
        for (var shift = 0; shift < 64 && range >> shift != 0; shift += DigitBits)
        {
            starts.Clear();
            foreach (var value in source) starts[DigitOf(value, min, shift)]++;
            var start = 0;
            foreach (ref var count in starts) (count, start) = (start, start + count);
            foreach (var value in source) target[starts[DigitOf(value, min, shift)]++] = value;
            var sorted = target;
            target = source;
            source = sorted;
        }

        if (source != values) source.CopyTo(values);
    }

    private static int DigitOf(long value, long min, int shift) =>
        unchecked((int)(((ulong)value - (ulong)min) >> shift) & (Digits - 1));
}
