namespace LifecycleKit.Conditions;

/// <summary>Numbers stored as value · 10^scale in a long, when that is exact; they compare many times faster than decimals.</summary>
internal static class Scaled
{
    /// <summary>The value is missing.</summary>
    public const long Missing = long.MinValue;

    /// <summary>The value has too many decimals or is too large; only its decimal can be compared.</summary>
    public const long DoesNotFit = long.MaxValue;

    /// <summary>The number of decimals of amounts of money.</summary>
    public const int MoneyScale = 8;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Returns an amount · 10^8.</summary>
    public static long Money(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        var scale = (bits[3] >> 16) & 0x7F;
        if (bits[2] != 0 || bits[1] < 0 || scale > MoneyScale) return Slowly(amount);
        var units = unchecked((long)(((ulong)(uint)bits[1] << 32) | (uint)bits[0]));
        var factor = Powers[MoneyScale - scale];
        if (units > (DoesNotFit - 1) / factor) return DoesNotFit;
        units *= factor;
        return bits[3] < 0 ? -units : units;
    }

    /// <summary>Whether a number, with any number of decimals, is in the range of a scale, so that its floor and ceiling exist.</summary>
    public static bool Reaches(decimal value, int scale) => Math.Abs(value) < long.MaxValue / Powers[scale];

    /// <summary>Returns the largest number of units that does not exceed a value in range.</summary>
    public static long Floor(decimal value, int scale) => (long)decimal.Floor(value * Powers[scale]);

    /// <summary>Returns the smallest number of units that is not less than a value in range.</summary>
    public static long Ceiling(decimal value, int scale) => (long)decimal.Ceiling(value * Powers[scale]);

    /// <summary>
    /// Converts an amount with more digits than a long holds. The amount may still be an ordinary one with trailing zeros.
    /// </summary>
    private static long Slowly(decimal amount)
    {
        const decimal most = 92_233_720_368m;
        if (amount is > most or < -most) return DoesNotFit;
        var rounded = decimal.Round(amount, MoneyScale);
        return rounded == amount ? (long)(rounded * Powers[MoneyScale]) : DoesNotFit;
    }
}
