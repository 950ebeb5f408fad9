using System.Numerics;

namespace LifecycleKit.Numerics;

/// <summary>
/// Finds roots of monotone functions to full double precision. The midpoint of a bracket is the middle of its doubles in their order, so a
/// bracket over any number of magnitudes needs 64 halvings at most. Values may be infinite; if a value is NaN, so is the root.
/// </summary>
internal static class RootSearch
{
    private const int PatienceInSteps = 3;
    private const int Credit = 12;
    private const double FirstFactor = 2;

    /// <summary>Finds the root by halving alone: at most 66 evaluations, whatever the function.</summary>
    /// <exception cref="ArgumentException">The values at both ends have the same sign.</exception>
    public static double Bisect<TFunction>(ref TFunction f, double low, double high)
        where TFunction : struct, IScalarFunction => Find(ref f, low, high, f.Value(low), f.Value(high), interpolates: false);

    /// <summary>
    /// Finds the root by inverse quadratic and linear interpolation, with halving whenever interpolation is too slow (after Brent 1973,
    /// "Algorithms for Minimization without Derivatives", chapter 4): at most 100 evaluations, whatever the function. The bracket is kept
    /// to the end; of two neighbouring doubles the one with the smaller value is returned.
    /// </summary>
    /// <exception cref="ArgumentException">The values at both ends have the same sign.</exception>
    public static double Brent<TFunction>(ref TFunction f, double low, double high)
        where TFunction : struct, IScalarFunction => Find(ref f, low, high, f.Value(low), f.Value(high), interpolates: true);

    /// <summary>
    /// Finds the root in [0, ∞) of a monotone function, from a positive guess; 0 when the function is zero there, or when no positive
    /// double has the sign of its value there; +∞ when it keeps its sign to the largest double. The bracket grows, or shrinks, by squares
    /// of a factor.
    /// </summary>
    public static double OnHalfLine<TFunction>(ref TFunction f, double guess)
        where TFunction : struct, IScalarFunction
    {
        if (!(guess > 0 && double.IsFinite(guess)))
            throw new ArgumentOutOfRangeException(nameof(guess), guess, "A guess must be positive and finite.");
        var (atZero, atGuess) = (f.Value(0), f.Value(guess));
        if (atZero == 0) return 0;
        if (double.IsNaN(atZero) || double.IsNaN(atGuess)) return double.NaN;
        return Math.Sign(atZero) == Math.Sign(atGuess)
            ? Above(ref f, guess, atGuess)
            : Below(ref f, guess, atGuess, atZero);
    }

    private static double Above<TFunction>(ref TFunction f, double low, double atLow)
        where TFunction : struct, IScalarFunction
    {
        for (var factor = FirstFactor; low < double.MaxValue; factor *= factor)
        {
            var high = Math.Min(low * factor, double.MaxValue);
            var atHigh = f.Value(high);
            if (double.IsNaN(atHigh)) return double.NaN;
            if (Math.Sign(atHigh) != Math.Sign(atLow)) return Find(ref f, low, high, atLow, atHigh, interpolates: true);
            (low, atLow) = (high, atHigh);
        }

        return double.PositiveInfinity;
    }

    private static double Below<TFunction>(ref TFunction f, double high, double atHigh, double atZero)
        where TFunction : struct, IScalarFunction
    {
        for (var factor = FirstFactor; high > double.Epsilon; factor *= factor)
        {
            var low = Math.Max(high / factor, double.Epsilon);
            var atLow = f.Value(low);
            if (double.IsNaN(atLow)) return double.NaN;
            if (Math.Sign(atLow) == Math.Sign(atZero)) return Find(ref f, low, high, atLow, atHigh, interpolates: true);
            (high, atHigh) = (low, atLow);
        }

        return 0;
    }

    private static double Find<TFunction>(ref TFunction f, double a, double b, double atA, double atB, bool interpolates)
        where TFunction : struct, IScalarFunction
    {
        if (double.IsNaN(atA) || double.IsNaN(atB)) return double.NaN;
        if (atA == 0) return a;
        if (atB == 0) return b;
        if (atA > 0 == atB > 0) throw new ArgumentException("The values at both ends have the same sign.", nameof(b));

        // b is the better end of the bracket, a the other, c the point before.
        var c = a;
        var atC = atA;
        var steps = 0;
        var width = Distance(a, b);
        var all = 0;
        var bits = BitOperations.Log2(width);
        while (Distance(a, b) > 1)
        {
            if (Math.Abs(atA) < Math.Abs(atB))
            {
                (c, atC) = (b, atB);
                (a, b) = (b, a);
                (atA, atB) = (atB, atA);
            }

            var gained = bits - BitOperations.Log2(Distance(a, b));
            // The bound on the evaluations: each halving adds one, and the interpolations together at most their credit.
            var isSlow = ++steps > PatienceInSteps | ++all > Credit + gained * 5 / 4;
            var x = interpolates && !isSlow ? Inside(Interpolate(a, b, c, atA, atB, atC), a, b) : Middle(a, b);
            if (isSlow || Distance(a, b) <= width / 2) (steps, width) = (0, Distance(a, b));

            var atX = f.Value(x);
            if (atX == 0 || double.IsNaN(atX)) return atX == 0 ? x : double.NaN;
            (c, atC) = (b, atB);
            if (atX > 0 != atB > 0) (a, atA) = (b, atB);
            (b, atB) = (x, atX);
        }

        return Math.Abs(atA) < Math.Abs(atB) ? a : b;
    }

    private static double Interpolate(double a, double b, double c, double atA, double atB, double atC)
    {
        if (atC != atA && atC != atB)
        {
            var x = a * (atB / (atA - atB)) * (atC / (atA - atC)) + b * (atA / (atB - atA)) * (atC / (atB - atC))
                + c * (atA / (atC - atA)) * (atB / (atC - atB));
            if (x > Math.Min(a, b) && x < Math.Max(a, b)) return x;
        }

        return b - atB * ((b - a) / (atB - atA));
    }

    /// <summary>
    /// Returns a point strictly inside the bracket; when the interpolation falls on the better end, the neighbour of that end, which closes
    /// the bracket.
    /// </summary>
    private static double Inside(double x, double a, double b)
    {
        if (x > Math.Min(a, b) && x < Math.Max(a, b)) return x;
        return Math.Abs(x - b) <= 0 ? (a > b ? Math.BitIncrement(b) : Math.BitDecrement(b)) : Middle(a, b);
    }

    private static ulong Distance(double a, double b)
    {
        var (x, y) = (Order(a), Order(b));
        return x > y ? x - y : y - x;
    }

    private static double Middle(double a, double b)
    {
        var (x, y) = (Order(a), Order(b));
        var middle = Math.Min(x, y) + Distance(a, b) / 2;
        return FromOrder(middle);
    }

    /// <summary>Maps doubles to integers in the same order, neighbours to neighbours; −0 and 0 are equal.</summary>
    private static ulong Order(double x)
    {
        const ulong zero = 1UL << 63;
        var bits = BitConverter.DoubleToUInt64Bits(Math.Abs(x));
        return x < 0 ? zero - bits : zero + bits;
    }

    private static double FromOrder(ulong order)
    {
        const ulong zero = 1UL << 63;
        return order < zero ? -BitConverter.UInt64BitsToDouble(zero - order) : BitConverter.UInt64BitsToDouble(order - zero);
    }
}

/// <summary>A function of one number. Implementations are structs, so calls are direct and nothing is allocated.</summary>
internal interface IScalarFunction
{
    double Value(double x);
}
