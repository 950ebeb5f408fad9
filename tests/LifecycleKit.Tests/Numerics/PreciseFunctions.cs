using System.Numerics;

namespace LifecycleKit.Tests.Numerics;

/// <summary>Logarithms and exponentials by their series in integers of 400 binary places, and the distance of a double from them.</summary>
internal static class PreciseFunctions
{
    private const int Places = 400;

    private static readonly BigInteger One = BigInteger.One << Places;
    private static readonly BigInteger Ln2 = 2 * ArTanh(One / 3);

    /// <summary>The distance of a result from ln x, in units of its last place.</summary>
    public static double LogError(double result, double x) => Error(result, LogOf(Exact(x, 0)), 0);

    /// <summary>The distance of a result from ln(1 + y), in units of its last place.</summary>
    public static double Log1pError(double result, double y) => Error(result, LogOf(One + Exact(y, 0)), 0);

    /// <summary>The distance of a result from eˣ, in units of its last place.</summary>
    public static double ExpError(double result, double x)
    {
        var (k, r) = Reduce(x);
        return Error(result, One + Series(r), -k);
    }

    /// <summary>The distance of a result from eˣ − 1, in units of its last place.</summary>
    public static double Expm1Error(double result, double x)
    {
        var (k, r) = Reduce(x);
        return Error(result, Series(r) + One - Exact(1, -k), -k);
    }

    /// <summary>(result·2ˢ − exact) in units of the last place of result·2ˢ.</summary>
    private static double Error(double result, BigInteger exact, int scale)
    {
        if (result == 0) return exact == 0 ? 0 : double.PositiveInfinity;
        var unit = Exact(Math.BitIncrement(Math.Abs(result)), scale) - Exact(Math.Abs(result), scale);
        return Math.Abs((double)((Exact(result, scale) - exact) * 1_000_000 / unit)) / 1_000_000;
    }

    /// <summary>x·2ˢ, truncated to the binary places.</summary>
    private static BigInteger Exact(double x, int scale)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var digits = (bits & 0xFFFFFFFFFFFFF) | (exponent > 0 ? 1L << 52 : 0);
        var shift = Math.Max(exponent, 1) - 1075 + Places + scale;
        var magnitude = shift >= 0 ? (BigInteger)digits << shift : (BigInteger)digits >> -shift;
        return x < 0 ? -magnitude : magnitude;
    }

    /// <summary>2·artanh((m − 1)/(m + 1)) + k·ln 2 for x = m·2ᵏ with m in [¾, 1½).</summary>
    private static BigInteger LogOf(BigInteger x)
    {
        var k = (int)(x * 4 / 3).GetBitLength() - Places - 1;
        var m = k >= 0 ? x >> k : x << -k;
        return 2 * ArTanh(((m - One) << Places) / (m + One)) + k * Ln2;
    }

    private static BigInteger ArTanh(BigInteger z)
    {
        var sum = z;
        var power = z;
        for (var n = 3; power != 0; n += 2)
        {
            power = Times(Times(power, z), z);
            if (power == BigInteger.MinusOne) break;
            sum += power / n;
        }

        return sum;
    }

    private static (int K, BigInteger Left) Reduce(double x)
    {
        var k = (int)Math.Round(x / Math.Log(2));
        return (k, Exact(x, 0) - k * Ln2);
    }

    /// <summary>eʳ − 1.</summary>
    private static BigInteger Series(BigInteger r)
    {
        var sum = r;
        var term = r;
        for (var n = 2; !term.IsZero; n++)
        {
            term = term * r / (One * n);
            sum += term;
        }

        return sum;
    }

    private static BigInteger Times(BigInteger a, BigInteger b) => (a * b) >> Places;
}
