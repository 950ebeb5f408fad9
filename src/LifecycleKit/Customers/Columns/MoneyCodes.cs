using LifecycleKit.Numerics;

namespace LifecycleKit.Customers;

/// <summary>Encodes decimals in eight bytes: a code is a number of millionths, or the index of a decimal that is kept whole.</summary>
/// <remarks>
/// The codes of whole decimals are below those of millionths. Kept whole are amounts of 9.2 · 10¹² and more and those with a digit past the
/// sixth decimal place. Codes of millionths sort and add like the amounts. <see cref="Encode"/> needs a single thread; <see cref="Add"/>
/// and the readers may then run on many.
/// </remarks>
internal sealed class MoneyCodes
{
    private const int Scale = 6;

    /// <summary>The largest absolute amount. Sums of fewer than 79 billion such amounts are within the range of decimal.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000;

    /// <summary>The lowest code that is an amount: below it there is one code for each index of the list.</summary>
    private const long LowestAmount = long.MinValue + (1L << 32);

    private readonly ChunkedList<decimal> _whole = new();
    private readonly object _adding = new();
    private int _shownScale;

    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond 10¹⁸ in size.</exception>
    public long Encode(in decimal amount)
    {
        if (ScaledDecimal.TryRead(amount, Scale, out var units) && Math.Abs(units) <= -LowestAmount)
        {
            _shownScale = Math.Max(_shownScale, Math.Min(amount.Scale, (byte)Scale));
            return units;
        }

        return amount is >= -Largest and <= Largest
            ? Keep(amount)
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, "An amount must be between -10^18 and 10^18.");
    }

    public decimal Decode(long code) =>
        IsAmount(code) ? ScaledDecimal.Of(code / ScaledDecimal.PowerOfTen(Scale - _shownScale), _shownScale) : _whole[Place(code)];

    /// <summary>The code of the sum; exact as long as 28 digits can hold it.</summary>
    public long Add(long left, long right)
    {
        if (IsAmount(left) && IsAmount(right))
        {
            var sum = (Int128)left + right;
            if (sum >= LowestAmount && sum <= long.MaxValue) return (long)sum;
        }

        return Keep(Decode(left) + Decode(right));
    }

    public decimal Sum(ReadOnlySpan<long> codes)
    {
        Int128 amounts = 0;
        decimal whole = 0;
        foreach (var code in codes)
        {
            if (IsAmount(code)) amounts += code;
            else whole += _whole[Place(code)];
        }

        return ScaledDecimal.Of(amounts / ScaledDecimal.PowerOfTen(Scale - _shownScale), _shownScale) + whole;
    }

    public int Sign(long code) => IsAmount(code) ? Math.Sign(code) : Math.Sign(_whole[Place(code)]);

    public void Sort(Span<long> codes)
    {
        if (codes.Length < 2) return;
        codes.Sort();
        // Codes of decimals kept whole sort first; with any of them, the amounts themselves must be compared.
        if (!IsAmount(codes[0])) codes.Sort((left, right) => Decode(left).CompareTo(Decode(right)));
    }

    private static bool IsAmount(long code) => code >= LowestAmount;

    private static int Place(long code) => (int)(code - long.MinValue);

    private long Keep(decimal amount)
    {
        lock (_adding)
        {
            _whole.Add(amount);
            return long.MinValue + (_whole.Count - 1);
        }
    }
}
