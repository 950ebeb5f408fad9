namespace LifecycleKit.Import;

/// <summary>Packs amounts into eight bytes each: those of at most four decimals as they are, the others in a list beside.</summary>
internal sealed class PackedAmounts
{
    private const byte Decimals = 4;
    private const decimal Scale = 10_000m;
    private const decimal Largest = long.MaxValue / 4 / Scale;

    private readonly ChunkedRows<decimal> _others = new();

    /// <summary>The code of no amount.</summary>
    public const long None = long.MinValue;

    /// <summary>Returns the code of an amount.</summary>
    /// <param name="amount">The amount; null for none.</param>
    public long Pack(decimal? amount)
    {
        if (amount is not { } value) return None;
        if (Math.Abs(value) <= Largest)
        {
            var scaled = value * Scale;
            if (decimal.Truncate(scaled) == scaled) return (long)scaled << 1;
        }

        return ((long)_others.Add(value) << 1) | 1;
    }

    /// <summary>Whether the amount of a code is below 0; false for none.</summary>
    /// <param name="code">The code.</param>
    public bool IsNegative(long code) => (code & 1) == 0 ? code < 0 && code != None : _others[(int)(code >> 1)] < 0;

    /// <summary>Returns the amount of a code; null for none.</summary>
    /// <param name="code">The code.</param>
    public decimal? Unpack(long code)
    {
        if (code == None) return null;
        var scaled = code >> 1;
        if ((code & 1) != 0) return _others[(int)scaled];
        // A division of decimals takes ten times as long.
        var scale = Decimals;
        for (; scale > 0 && scaled % 10 == 0; scale--) scaled /= 10;
        var size = Math.Abs(scaled);
        return new decimal(unchecked((int)size), (int)(size >> 32), 0, scaled < 0, scale);
    }
}
