namespace LifecycleKit.Import;

/// <summary>Adds up the digits of a number exactly: at most 28 digits that count and 28 decimals.</summary>
internal struct DecimalDigits
{
    /// <summary>The largest magnitude of a number that is read.</summary>
    public const decimal MaxMagnitude = 1_000_000_000_000m;

    private const int MaxCount = 28;
    private const int MaxSmallCount = 18;

    private ulong _small;
    private UInt128 _large;
    private int _count;
    private int _scale;
    private int _zeroCount;
    private bool _isTooLong;

    /// <summary>Takes a digit.</summary>
    /// <param name="digit">The character, 0 to 9.</param>
    /// <param name="isFraction">Whether it is behind the decimal sign.</param>
    public void Add(char digit, bool isFraction)
    {
        // Zeros at the end of a fraction count only when another digit follows.
        if (isFraction && digit == '0')
        {
            if (_zeroCount < 1_000) _zeroCount++;
            return;
        }

        for (; _zeroCount > 0; _zeroCount--) Append(0, true);
        Append(digit - '0', isFraction);
    }

    /// <summary>Returns the number.</summary>
    /// <param name="exponent">The power of ten.</param>
    /// <param name="isNegative">Whether it is below 0.</param>
    /// <param name="value">The number; 0 with a fault.</param>
    public readonly NumberFault GetValue(int exponent, bool isNegative, out decimal value)
    {
        value = 0m;
        if (_isTooLong) return NumberFault.TooManyDigits;
        if (_count == 0) return NumberFault.None;
        var digits = _count <= MaxSmallCount ? _small : _large;
        var scale = _scale - exponent;
        if (scale < 0 && _count - scale > MaxCount) return NumberFault.TooLarge;
        for (; scale < 0; scale++) digits *= 10;
        if (scale > MaxCount) return NumberFault.TooManyDigits;
        value = ToDecimal(digits, isNegative, scale);
        if (Math.Abs(value) <= MaxMagnitude) return NumberFault.None;
        value = 0m;
        return NumberFault.TooLarge;
    }

    private void Append(int digit, bool isFraction)
    {
        if (_isTooLong) return;
        if (isFraction) _scale++;
        if (_count > 0 || digit != 0) _count++;
        _isTooLong = _count > MaxCount || _scale > 1_000;
        if (_isTooLong) return;
        if (_count <= MaxSmallCount)
        {
            _small = (_small * 10) + (uint)digit;
        }
        else
        {
            if (_count == MaxSmallCount + 1) _large = _small;
            _large = (_large * 10) + (uint)digit;
        }
    }

    private static decimal ToDecimal(UInt128 digits, bool isNegative, int scale)
    {
        var low = unchecked((ulong)digits);
        var high = unchecked((uint)(digits >> 64));
        return unchecked(new decimal((int)low, (int)(low >> 32), (int)high, isNegative, (byte)scale));
    }
}
