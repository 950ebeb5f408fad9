namespace LifecycleKit.Numerics;

/// <summary>
/// Logarithm and exponential of basic operations alone, which every processor rounds alike: for draws that must be the same on every
/// machine. The framework's functions are those of the C library of the machine, and differ in the last place.
/// </summary>
internal static class PortableMath
{
    private const int FractionBits = 52;
    private const int Bias = 1023;
    private const long FractionMask = (1L << FractionBits) - 1;
    private const double SqrtHalf = 0.70710678118654757;

    /// <summary>The last term of the series that counts for |s| up to 3 − 2√2.</summary>
    private const int Terms = 11;

    /// <summary>
    /// ln x, within 2 units in the last place: −∞ for 0, +∞ for +∞, NaN below 0. With x = 2ᵏ·(1 + f), 1 + f from √½ to √2, and
    /// s = f/(2 + f) it is k·ln 2 + 2·(s + s³/3 + s⁵/5 + …), summed as f − (f²/2 − s·(f²/2 + R)), where the largest part is exact.
    /// </summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x)) return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        var scale = 0;
        if (!double.IsNormal(x))
        {
            x *= 1L << (FractionBits + 2);
            scale = FractionBits + 2;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> FractionBits) - (Bias - 1);
        var half = BitConverter.Int64BitsToDouble((bits & FractionMask) | ((long)(Bias - 1) << FractionBits));
        if (half < SqrtHalf)
        {
            half *= 2;
            exponent--;
        }

        var k = (double)(exponent - scale);
        var f = half - 1;
        var s = f / (2 + f);
        var square = s * s;
        var rest = 0.0;
        for (var i = Terms; i > 0; i--) rest = square * (2.0 / (2 * i + 1) + rest);
        var halfSquare = 0.5 * f * f;
        return k * ExponentialPolynomial.Ln2High - (halfSquare - (s * (halfSquare + rest) + k * ExponentialPolynomial.Ln2Low) - f);
    }

    /// <summary>ln(1 + y), within 3 units in the last place: see <see cref="ElementaryFunctions.Log1p"/>.</summary>
    public static double Log1p(double y)
    {
        var u = 1 + y;
        return u <= 0 || double.IsInfinity(u) ? Log(u) : Log(u) + (y - (u - 1)) / u;
    }

    /// <summary>eˣ, within 2 units in the last place: 0 below −745.2, +∞ above 709.78.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > 709.79) return x > 0 ? double.PositiveInfinity : x;
        if (x < -745.2) return 0;
        var k = Math.Floor(x * ExponentialPolynomial.Log2OfE + 0.5);
        var r = x - k * ExponentialPolynomial.Ln2High - k * ExponentialPolynomial.Ln2Low;
        return Math.ScaleB(1 + ExponentialPolynomial.Value(r), (int)k);
    }
}
