namespace LifecycleKit.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const double SqrtTwoPi = 2.5066282746310005024;

    /// <summary>At this z the survival is below half the smallest double.</summary>
    private const double SurvivalUnderflow = 38.5;

    /// <summary>
    /// The z with P(Z ≤ z) = <paramref name="p"/>, for p in (0, 1); relative error about 1e-16.
    /// Wichura (1988), "Algorithm AS 241: The Percentage Points of the Normal Distribution", routine PPND16.
    /// </summary>
    public static double Quantile(double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must be strictly between 0 and 1.");

        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * Central(r);
        }

        var tail = Math.Sqrt(-PortableMath.Log(q < 0 ? p : 1 - p));
        var z = tail <= 5 ? Near(tail - 1.6) : Far(tail - 5);
        return q < 0 ? -z : z;
    }

    /// <summary>
    /// P(Z > z), relatively precise down to the smallest double: for z below 2 by the power series of Φ(z) − ½, otherwise by the
    /// continued fraction of Mills' ratio (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14). NaN gives NaN.
    /// </summary>
    public static double Survival(double z)
    {
        if (z < 0) return 1 - Survival(-z);
        if (!(z < SurvivalUnderflow)) return double.IsNaN(z) ? z : 0;
        // The rounding error of z² becomes a separate factor, because e^(−z²/2) would magnify the error up to 700 times.
        var square = z * z;
        var density = Math.Exp(-square / 2) * Math.Exp(-Math.FusedMultiplyAdd(z, z, -square) / 2) / SqrtTwoPi;
        return z < 2 ? 0.5 - density * CentralSum(z, square) : density / MillsFraction(z);
    }

    /// <summary>z + z³/3 + z⁵/(3·5) + …</summary>
    private static double CentralSum(double z, double square)
    {
        var (sum, term) = (z, z);
        for (var k = 3; term > 1e-17 * sum; k += 2)
        {
            term *= square / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>z + 1/(z + 2/(z + 3/(z + …))) from the last part back; the parts needed fall with z², 125 at z = 2.</summary>
    private static double MillsFraction(double z)
    {
        var value = z;
        for (var k = (int)(500 / (z * z)) + 20; k > 0; k--) value = z + k / value;
        return value;
    }

    private static double Central(double r) =>
        (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r
            + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608)
        / (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r
            + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1);

    private static double Near(double r) =>
        (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r
            + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
            + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1);

    private static double Far(double r) =>
        (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r
            + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772)
        / (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
            + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1);
}
