namespace LifecycleKit.Numerics;

/// <summary>A signed integer of 256 bits in two's complement, in which sums of products of amounts are exact.</summary>
/// <param name="High">The upper 128 bits, with the sign.</param>
/// <param name="Low">The lower 128 bits.</param>
internal readonly record struct Int256(Int128 High, UInt128 Low)
{
    private const double LowSize = 3.402823669209384634633746e38;
    private const int LimbBits = 64;

    public static Int256 operator +(Int256 left, Int256 right)
    {
        var low = unchecked(left.Low + right.Low);
        return new(left.High + right.High + (low < left.Low ? Int128.One : Int128.Zero), low);
    }

    public static Int256 operator -(Int256 left, Int256 right) => left + -right;

    public static Int256 operator -(Int256 value) => new Int256(~value.High, ~value.Low) + new Int256(0, 1);

    /// <summary>The nearest double, to within two roundings.</summary>
    public static explicit operator double(Int256 value) =>
        Int128.IsNegative(value.High) ? -(double)-value : (double)value.High * LowSize + (double)value.Low;

    /// <summary>left · right, which always fits; <see cref="Int128.MinValue"/> is not allowed.</summary>
    public static Int256 Product(Int128 left, Int128 right)
    {
        var product = Product((UInt128)Int128.Abs(left), (UInt128)Int128.Abs(right));
        return Int128.IsNegative(left) == Int128.IsNegative(right) ? product : -product;
    }

    private static Int256 Product(UInt128 left, UInt128 right)
    {
        UInt128 leftLow = unchecked((ulong)left), rightLow = unchecked((ulong)right);
        UInt128 leftHigh = left >> LimbBits, rightHigh = right >> LimbBits;
        // The factors are below 2^127, so that the two middle products, below 2^127 each, add up without overflow.
        var middle = leftHigh * rightLow + leftLow * rightHigh;
        return new Int256((Int128)(leftHigh * rightHigh + (middle >> LimbBits)), leftLow * rightLow) + new Int256(0, middle << LimbBits);
    }
}
