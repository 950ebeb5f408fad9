using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace LifecycleKit.Numerics;

/// <summary>
/// Logarithms and exponentials of eight numbers at once, each within 3 units in the last place. Eight on every machine, so that a sum over
/// lanes has the same groups everywhere; a machine with narrower registers takes two or four of them. NaN gives NaN in its lane, and only
/// there.
/// </summary>
internal static class VectorMath
{
    /// <summary>The number of lanes of a vector.</summary>
    public const int Lanes = 8;

    /// <summary>ln x: −∞ for 0, +∞ for +∞, NaN below 0. The framework's function from .NET 9; before that, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
#if NET9_0_OR_GREATER
        return Vector512.Log(x);
#else
        return Vector512.Create(
            Math.Log(x.GetElement(0)), Math.Log(x.GetElement(1)), Math.Log(x.GetElement(2)), Math.Log(x.GetElement(3)),
            Math.Log(x.GetElement(4)), Math.Log(x.GetElement(5)), Math.Log(x.GetElement(6)), Math.Log(x.GetElement(7)));
#endif
    }

    /// <summary>
    /// eˣ: 0 for −∞ and below −708, where the normal numbers end, +∞ above 709.78. Not the framework's function of .NET 9 and later: that
    /// function computes all lanes one by one, with other rounding, as soon as one of them is beyond ±708 or NaN, so the result of a number
    /// would depend on its neighbours.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        var low = Vector512.Create(-708.0);
        var (scale, p) = Reduce(x, low);
        var half = MultiplyAdd(scale, p, scale);
        return Vector512.AndNot(half + half, Vector512.LessThan(x, low));
    }

    /// <summary>
    /// ln(1 + y), without loss for tiny y: −∞ for −1, +∞ for +∞, NaN below −1. With the rounded u = 1 + y, the rounding error is exactly y
    /// − (u − 1), and ln(1 + y) = ln u + (y − (u − 1))/u up to the square of that error.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log1p(Vector512<double> y)
    {
        var one = Vector512.Create(1.0);
        var u = one + y;
        var lost = (y - (u - one)) / u;
        // At −1 and +∞ the rounding error is NaN, and ln u is already right.
        return Log(u) + (lost & Vector512.Equals(lost, lost));
    }

    /// <summary>
    /// eˣ − 1, without loss for tiny x: −1 for −∞, +∞ above 709.78. Subnormal results have one bit less than a double holds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Expm1(Vector512<double> x)
    {
        // Below, the result is −1 in any case.
        var (scale, p) = Reduce(x, Vector512.Create(-50.0));
        var half = MultiplyAdd(scale, p, scale - Vector512.Create(0.5));
        return half + half;
    }

    /// <summary>a·b + c, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c)
    {
#if NET9_0_OR_GREATER
        return Vector512.MultiplyAddEstimate(a, b, c);
#else
        if (Avx512F.IsSupported) return Avx512F.FusedMultiplyAdd(a, b, c);
        return Vector512.Create(
            MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()), MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));
#endif
    }

#if !NET9_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c)
    {
        if (Fma.IsSupported) return Fma.MultiplyAdd(a, b, c);
        if (!AdvSimd.Arm64.IsSupported) return a * b + c;
        return Vector256.Create(
            AdvSimd.Arm64.FusedMultiplyAdd(c.GetLower(), a.GetLower(), b.GetLower()),
            AdvSimd.Arm64.FusedMultiplyAdd(c.GetUpper(), a.GetUpper(), b.GetUpper()));
    }
#endif

    /// <summary>
    /// ½·2ᵏ and eʳ − 1, where eˣ = 2ᵏ·eʳ and k is x/ln 2 rounded. Half of the power, so that k = 1024 does not overflow.
    /// Arguments below <paramref name="low"/> are replaced by that value, those above 710 by 710; NaN stays NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Scale, Vector512<double> Fraction) Reduce(Vector512<double> x, Vector512<double> low)
    {
        var high = Vector512.Create(710.0);
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);
        x = Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, x);

        // The shifted number has k in its low bits.
        var shifter = Vector512.Create(ExponentialPolynomial.Shifter);
        var shifted = MultiplyAdd(x, Vector512.Create(ExponentialPolynomial.Log2OfE), shifter);
        var k = shifted - shifter;
        var r = MultiplyAdd(k, Vector512.Create(-ExponentialPolynomial.Ln2High), x);
        r = MultiplyAdd(k, Vector512.Create(-ExponentialPolynomial.Ln2Low), r);
        return (Vector512.ShiftLeft(shifted.AsInt64() + Vector512.Create(1022L), 52).AsDouble(), Polynomial(r));
    }

    /// <summary>eʳ − 1 = r + r²·(½ + r·q(r)); q in pairs, then pairs of pairs, so the steps are independent of one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Polynomial(Vector512<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var q01 = MultiplyAdd(r, Vector512.Create(ExponentialPolynomial.Q1), Vector512.Create(ExponentialPolynomial.Q0));
        var q23 = MultiplyAdd(r, Vector512.Create(ExponentialPolynomial.Q3), Vector512.Create(ExponentialPolynomial.Q2));
        var q45 = MultiplyAdd(r, Vector512.Create(ExponentialPolynomial.Q5), Vector512.Create(ExponentialPolynomial.Q4));
        var q67 = MultiplyAdd(r, Vector512.Create(ExponentialPolynomial.Q7), Vector512.Create(ExponentialPolynomial.Q6));
        var q89 = MultiplyAdd(r, Vector512.Create(ExponentialPolynomial.Q9), Vector512.Create(ExponentialPolynomial.Q8));
        var q = MultiplyAdd(r4, MultiplyAdd(r4, q89, MultiplyAdd(r2, q67, q45)), MultiplyAdd(r2, q23, q01));
        return MultiplyAdd(r2, MultiplyAdd(r, q, Vector512.Create(0.5)), r);
    }
}
