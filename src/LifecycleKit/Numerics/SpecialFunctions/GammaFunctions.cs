namespace LifecycleKit.Numerics;

/// <summary>
/// ln Γ, ψ and ψ′ for positive arguments, and their differences without cancellation. Arguments below 12 are shifted up by the recurrences,
/// the others use Stirling's series (Abramowitz and Stegun 1964, 6.1.40, 6.3.18, 6.4.12). NaN for x below 0.
/// </summary>
internal static partial class GammaFunctions
{
    /// <summary>From this argument eight terms of Stirling's series are exact to the last place.</summary>
    private const double StirlingFrom = 12;

    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double OneMinusEuler = 0.42278433509846713939;

    /// <summary>(−1)^k·(ζ(k) − 1)/k from k = 2: ln Γ(2 + z) = (1 − γ)z + Σ of these · z^k (Abramowitz and Stegun 6.1.33).</summary>
    private static readonly double[] AroundTwo =
    [
        0.322467033424113218, -0.0673523010531980951, 0.0205808084277845479, -0.00738555102867398527, 0.00289051033074152329,
        -0.00119275391170326098, 0.000509669524743042422, -0.00022315475845357938, 0.0000994575127818085337, -0.0000449262367381331417,
        0.0000205072127756706916, -9.4394882752683959e-6, 4.3748667899074878e-6, -2.03921575380136624e-6, 9.55141213040741983e-7,
        -4.49246919876456604e-7, 2.12071848055546659e-7, -1.00432248239680996e-7, 4.76981016936398057e-8, -2.27110946089431649e-8,
        1.08386592148969541e-8, -5.18347504197004666e-9, 2.48367454380247832e-9, -1.19214014058609121e-9, 5.73136724167886201e-10,
    ];

    /// <summary>B₂ₖ/(2k(2k − 1)): Stirling's series for ln Γ, of x^−(2k−1).</summary>
    private static readonly double[] LogGammaTerms =
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 5.0 / 5940, -691.0 / 360360, 7.0 / 1092, -3617.0 / 122400];

    /// <summary>B₂ₖ/2k: the series for −ψ, of x^−2k.</summary>
    private static readonly double[] DigammaTerms =
        [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 5.0 / 660, -691.0 / 32760, 7.0 / 84, -3617.0 / 8160];

    /// <summary>B₂ₖ: the series for ψ′, of x^−(2k+1).</summary>
    private static readonly double[] TrigammaTerms =
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>ln Γ(x), relatively precise also near its zeros 1 and 2; +∞ at 0.</summary>
    public static double LogGamma(double x)
    {
        if (x >= StirlingFrom) return LogGammaByStirling(x);
        if (x < 0.5) return LogGammaAroundTwo(x) - ElementaryFunctions.Log1p(x) - Math.Log(x);
        if (x < 1.5) return LogGammaAroundTwo(x - 1) - ElementaryFunctions.Log1p(x - 1);
        var product = 1.0;
        while (x > 2.5) product *= --x;
        return product == 1 ? LogGammaAroundTwo(x - 2) : LogGammaAroundTwo(x - 2) + Math.Log(product);
    }

    /// <summary>ψ(x) = d ln Γ(x)/dx; absolutely precise near its zero 1.4616. −∞ at 0.</summary>
    public static double Digamma(double x)
    {
        if (x < 0) return double.NaN;
        var shift = 0.0;
        for (; x < StirlingFrom; x++) shift += 1 / x;
        var u = 1 / x;
        return Math.Log(x) - u / 2 - u * u * Horner(DigammaTerms, u * u) - shift;
    }

    /// <summary>ψ(x) − ln x, below 0; relatively precise from 12, absolutely precise below. −∞ at 0.</summary>
    public static double DigammaRest(double x)
    {
        if (x < StirlingFrom) return Digamma(x) - Math.Log(x);
        var u = 1 / x;
        return -u / 2 - u * u * Horner(DigammaTerms, u * u);
    }

    /// <summary>ψ′(x) = d²ln Γ(x)/dx²; +∞ at 0.</summary>
    public static double Trigamma(double x)
    {
        if (x < 0) return double.NaN;
        var shift = 0.0;
        for (; x < StirlingFrom; x++) shift += 1 / (x * x);
        var u = 1 / x;
        return shift + u * (1 + u * (0.5 + u * Horner(TrigammaTerms, u * u)));
    }

    private static double LogGammaByStirling(double x) =>
        (x - 0.5) * (Math.Log(x) - 1) + (HalfLogTwoPi - 0.5) + Horner(LogGammaTerms, 1 / x / x) / x;

    /// <summary>ln Γ(2 + z) for |z| ≤ ½.</summary>
    private static double LogGammaAroundTwo(double z) => z * (OneMinusEuler + z * Horner(AroundTwo, z));

    private static double Horner(double[] terms, double z)
    {
        var sum = 0.0;
        for (var k = terms.Length - 1; k >= 0; k--) sum = sum * z + terms[k];
        return sum;
    }
}
