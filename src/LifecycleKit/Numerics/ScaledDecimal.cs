namespace LifecycleKit.Numerics;

/// <summary>A decimal as units · 10^−scale, when the units fit a <see cref="long"/>: integers compare exactly, and much faster.</summary>
internal static class ScaledDecimal
{
    /// <summary>The finest scale read as an integer: money has 2 digits after the point, database columns of money 4.</summary>
    public const int MaxScale = 6;

    /// <summary>A limit above every long; 10^<see cref="MaxScale"/> times this limit is still a decimal.</summary>
    private const decimal BeyondLong = 1e22m;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>10^scale for the scales 0 to <see cref="MaxScale"/>.</summary>
    public static long PowerOfTen(int scale) => Powers[scale];

    /// <summary>Reads the units and the scale of a decimal; false when the scale is too fine or the units do not fit.</summary>
    public static bool TryRead(decimal value, out long units, out int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var low = bits[0];
        var middle = bits[1];
        var high = bits[2];
        var flags = bits[3];
        units = unchecked((long)(((ulong)(uint)middle << 32) | (uint)low));
        scale = (flags >> 16) & 0x7F;
        var fits = high == 0 && middle >= 0 && scale <= MaxScale;
        if (flags < 0) units = unchecked(-units);
        return fits;
    }

    /// <summary>Reads the units at a given scale, which must be no coarser than the decimal's own; false when they do not fit.</summary>
    public static bool TryRead(decimal value, int scale, out long units)
    {
        if (!TryRead(value, out units, out var own) || own > scale) return false;
        var factor = PowerOfTen(scale - own);
        if (Math.Abs(units) > long.MaxValue / factor) return false;
        units *= factor;
        return true;
    }

    /// <summary>The decimal of some units at a scale.</summary>
    public static decimal Of(long units, int scale)
    {
        var magnitude = unchecked(units < 0 ? 0UL - (ulong)units : (ulong)units);
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, units < 0, (byte)scale);
    }

    /// <summary>
    /// ⌊value · 10^scale⌋, clamped to ±<see cref="long.MaxValue"/>: units read at that scale are at most the result if and only if
    /// their amount is at most the value.
    /// </summary>
    public static long Floor(decimal value, int scale)
    {
        if (value > BeyondLong) return long.MaxValue;
        if (value < -BeyondLong) return -long.MaxValue;
        // Exact: a power of ten only moves the decimal point, and the digits before the point fit a decimal.
        var floor = decimal.Floor(value * PowerOfTen(scale));
        return (long)Math.Clamp(floor, -long.MaxValue, long.MaxValue);
    }

    /// <summary>The same number without trailing zeros and without a sign on zero.</summary>
    public static decimal Normalize(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;
}
