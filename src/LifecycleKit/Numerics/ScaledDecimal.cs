using System.Runtime.CompilerServices;

namespace LifecycleKit.Numerics;

/// <summary>
/// A decimal as units · 10^−scale. Integers compare and add exactly, and much faster. Every conversion between decimals and such units is
/// here; what a number of units means, and which amounts are allowed, is said where they are used.
/// </summary>
internal static class ScaledDecimal
{
    /// <summary>The finest scale read as an integer: that of <see cref="ExactAmount"/>.</summary>
    public const int MaxScale = ExactAmount.Decimals;

    /// <summary>A limit above every long; 10^<see cref="MaxScale"/> times this limit is still a decimal.</summary>
    private const decimal BeyondLong = 1e20m;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>10^scale for the scales 0 to <see cref="MaxScale"/>.</summary>
    public static long PowerOfTen(int scale) => Powers[scale];

    /// <summary>
    /// Reads the units and the scale of a decimal as it is written; false when the scale is too fine or the units do not fit a long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>
    /// Reads a decimal, with any number of trailing zeros, as units at a given scale; false when it has further digits or its units do not
    /// fit.
    /// </summary>
    public static bool TryRead(decimal value, int scale, out long units)
    {
        if (!TryRead(value, out units, out var own) || own > scale) return TryReadLong(value, scale, out units);
        var factor = PowerOfTen(scale - own);
        if (Math.Abs(units) > long.MaxValue / factor) return false;
        units *= factor;
        return true;
    }

    /// <summary>The units of the nearest number at a scale, half to even.</summary>
    public static Int128 Round(decimal value, int scale)
    {
        if (TryRead(value, scale, out var units)) return units;
        var rounded = decimal.Round(value, scale);
        var whole = decimal.Truncate(rounded);
        return (Int128)whole * PowerOfTen(scale) + (Int128)((rounded - whole) * PowerOfTen(scale));
    }

    /// <summary>The decimal of some units at a scale.</summary>
    public static decimal Of(long units, int scale)
    {
        var magnitude = unchecked(units < 0 ? 0UL - (ulong)units : (ulong)units);
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, units < 0, (byte)scale);
    }

    /// <summary>The decimal of some units at a scale; the units must be below 2⁹⁶ in size.</summary>
    public static decimal Of(Int128 units, int scale)
    {
        var magnitude = (UInt128)Int128.Abs(units);
        return unchecked(
            new decimal((int)magnitude, (int)(magnitude >> 32), (int)(magnitude >> 64), units < 0, (byte)scale));
    }

    /// <summary>Whether the units of a number at a scale, rounded up or down, are within ±<see cref="long.MaxValue"/>.</summary>
    public static bool Reaches(decimal value, int scale) => Math.Abs(value) < long.MaxValue / PowerOfTen(scale);

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

    /// <summary>⌈value · 10^scale⌉, clamped to ±<see cref="long.MaxValue"/>.</summary>
    public static long Ceiling(decimal value, int scale) => -Floor(-value, scale);

    /// <summary>The same number without trailing zeros and without a sign on zero.</summary>
    public static decimal Normalize(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;

    /// <summary>Reads a decimal with more digits than a long or the scale holds, which may be zeros at its end.</summary>
    private static bool TryReadLong(decimal value, int scale, out long units)
    {
        units = 0;
        if (!Reaches(value, scale)) return false;
        var rounded = decimal.Round(value, scale);
        if (rounded != value) return false;
        units = (long)(rounded * PowerOfTen(scale));
        return true;
    }
}
