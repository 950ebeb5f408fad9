namespace LifecycleKit.Numerics;

/// <summary>
/// eʳ − 1 = r + r²/2 + r³·(Q0 + Q1·r + … + Q9·r⁹) for |r| ≤ ln 2 / 2, with a relative error below 3e-18. q interpolates
/// (eʳ − 1 − r − r²/2)/r³ at ten Chebyshev nodes; computed at 60 digits.
/// </summary>
internal static class ExponentialPolynomial
{
    public const double Q0 = 0.16666666666666669;
    public const double Q1 = 0.041666666666666664;
    public const double Q2 = 0.008333333333330051;
    public const double Q3 = 0.0013888888888886545;
    public const double Q4 = 0.00019841269863105968;
    public const double Q5 = 2.4801587317181886e-05;
    public const double Q6 = 2.7557268378684192e-06;
    public const double Q7 = 2.755728291148268e-07;
    public const double Q8 = 2.5100424157005067e-08;
    public const double Q9 = 2.0911264239196083e-09;

    /// <summary>1 / ln 2.</summary>
    public const double Log2OfE = 1.4426950408889634;

    /// <summary>ln 2 to 42 bits: its products with integers of eleven bits are exact.</summary>
    public const double Ln2High = 0.693147180559663;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    public const double Ln2Low = 2.8235290563031577e-13;

    /// <summary>1.5·2⁵²: adding a number of less than 51 bits rounds that number to an integer in the low bits.</summary>
    public const double Shifter = 6755399441055744.0;

    /// <summary>eʳ − 1 for |r| ≤ ln 2 / 2.</summary>
    public static double Value(double r)
    {
        var q = Q0 + r * (Q1 + r * (Q2 + r * (Q3 + r * (Q4 + r * (Q5 + r * (Q6 + r * (Q7 + r * (Q8 + r * Q9))))))));
        return r + r * r * (0.5 + r * q);
    }
}
