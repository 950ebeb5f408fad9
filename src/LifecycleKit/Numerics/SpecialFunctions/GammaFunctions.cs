namespace LifecycleKit.Numerics;

/// <summary>
/// ln Γ, ψ and ψ′ for positive arguments, and their differences without cancellation. Arguments below 12 are shifted up by the recurrences,
/// the others use Stirling's series (Abramowitz and Stegun 1964, 6.1.40, 6.3.18, 6.4.12). NaN for x below 0.
/// </summary>
internal static class GammaFunctions
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

    /// <summary>
    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b above 0; relatively precise also for one argument tiny against the other,
    /// absolutely where B is near 1.
    /// </summary>
    public static double LogBeta(double a, double b)
    {
        if (a > b) (a, b) = (b, a);
        if (a < StirlingFrom) return b < StirlingFrom ? LogGamma(a) + LogGamma(b) - LogGamma(a + b) : LogGamma(a) - LogGammaRatio(b, a);
        var series = StirlingRest(a) + StirlingRest(b) - StirlingRest(a + b);
        var powers = (a - 0.5) * Math.Log(a / (a + b)) - b * ElementaryFunctions.Log1p(a / b);
        return powers + (HalfLogTwoPi - Math.Log(b) / 2 + series);
    }

    /// <summary>
    /// ln B(a, b + n) − ln B(a, b) for a, b and b + n above 0: −[ln Γ(b + a + n) − ln Γ(b + n) − ln Γ(b + a) + ln Γ(b)], a second
    /// difference of one sign, so relatively precise for any a and n, however small against b.
    /// </summary>
    public static double LogBetaShift(double a, double b, double n) =>
        n < 0 ? SecondDifference(b + n, a, -n) : -SecondDifference(b, a, n);

    /// <summary>ln Γ(x) − [(x − ½)ln x − x + ½ln 2π]: the remainder of Stirling's formula; absolutely precise below 12.</summary>
    public static double StirlingRest(double x) => x < StirlingFrom
        ? LogGamma(x) - ((x - 0.5) * Math.Log(x) - x + HalfLogTwoPi)
        : Horner(LogGammaTerms, 1 / x / x) / x;

    /// <summary>ln Γ(x + a + n) − ln Γ(x + n) − ln Γ(x + a) + ln Γ(x) for a, n ≥ 0; every summand is positive up to a factor 3.</summary>
    private static double SecondDifference(double x, double a, double n)
    {
        var (product, shift) = (0.0, 0.0);
        for (; x < StirlingFrom; x++) MultiplyInto(ref product, ref shift, SecondRatio(x, a, n));
        var powers = a * ElementaryFunctions.Log1p(n / (x + a)) + n * ElementaryFunctions.Log1p(a / (x + n))
            - (x - 0.5) * ElementaryFunctions.Log1p(SecondRatio(x, a, n));
        return shift + ElementaryFunctions.Log1p(product) + powers + SecondStirlingRest(x, a, n);
    }

    /// <summary>(x + a)(x + n)/(x(x + a + n)) − 1.</summary>
    private static double SecondRatio(double x, double a, double n) => a / x * (n / (x + a + n));

    /// <summary>
    /// The second difference of Stirling's series, by the product rule for differences: s changes from x to x + n, and over a.
    /// </summary>
    private static double SecondStirlingRest(double x, double a, double n)
    {
        var (u, v) = (1 / x, 1 / (x + a));
        var (laterU, laterV) = (1 / (x + n), 1 / (x + a + n));
        var (fallU, fallV) = (n * u * laterU, n * v * laterV);
        var (gap, laterGap) = (a * u * v, a * laterU * laterV);
        var fallGap = gap * n * laterU * laterV * (2 * x + a + n);
        // h(m) = u^m + … + v^m and v^m, with the fall of each over n.
        var h = 1.0;
        var fallH = 0.0;
        var power = 1.0;
        var fallPower = 0.0;
        var sum = 0.0;
        for (var m = 0; ; m++)
        {
            if ((m & 1) == 0) sum += LogGammaTerms[m / 2] * (fallGap * h + laterGap * fallH);
            if (m == 2 * LogGammaTerms.Length - 2) return sum;
            (fallPower, power) = (fallV * power + laterV * fallPower, v * power);
            (fallH, h) = (fallU * h + laterU * fallH + fallPower, u * h + power);
        }
    }

    // First differences over d. With u = 1/x and v = 1/(x + d) every power of Stirling's series differs by the factor
    // u − v = d/(x(x + d)), which is known exactly: u^m − v^m = (u − v)·(u^(m−1) + u^(m−2)v + … + v^(m−1)).

    /// <summary>A product of factors 1 + t is converted to a logarithm before it can overflow.</summary>
    private const double ProductLimit = 1e100;

    /// <summary>
    /// ln Γ(x + d) − ln Γ(x) for x and x + d above 0: precise relative to the size of d·ψ, for d however small or large;
    /// absolutely where Γ takes one value on both sides of its minimum.
    /// </summary>
    public static double LogGammaRatio(double x, double d)
    {
        if (d < 0) return -LogGammaRatio(x + d, -d);
        if (x < StirlingFrom && d >= 1) return LogGamma(x + d) - LogGamma(x);
        var (product, shift) = (0.0, 0.0);
        for (; x < StirlingFrom; x++) MultiplyInto(ref product, ref shift, d / x);
        var end = x + d;
        var series = -(d / x / end) * SumOfPowers(LogGammaTerms, 1 / x, 1 / end, 0);
        var log = d * Math.Log(end) + ((x - 0.5) * ElementaryFunctions.Log1p(d / x) - d);
        return log + series - ElementaryFunctions.Log1p(product) - shift;
    }

    /// <summary>ψ(x + d) − ψ(x) for x and x + d above 0; relatively precise.</summary>
    public static double DigammaDifference(double x, double d)
    {
        if (d < 0) return -DigammaDifference(x + d, -d);
        var shift = 0.0;
        for (; x < StirlingFrom; x++) shift += d / x / (x + d);
        var end = x + d;
        return shift + ElementaryFunctions.Log1p(d / x) + d / x / end * (0.5 + SumOfPowers(DigammaTerms, 1 / x, 1 / end, 1));
    }

    /// <summary>ψ′(x + d) − ψ′(x) for x and x + d above 0; relatively precise.</summary>
    public static double TrigammaDifference(double x, double d)
    {
        if (d < 0) return -TrigammaDifference(x + d, -d);
        var shift = 0.0;
        for (; x < StirlingFrom; x++)
        {
            var (near, far) = (1 / x, 1 / (x + d));
            shift += d * near * far * (near + far);
        }

        var (u, v) = (1 / x, 1 / (x + d));
        return -shift - d * u * v * (1 + (u + v) / 2 + SumOfPowers(TrigammaTerms, u, v, 2));
    }

    /// <summary>Multiplies product + 1 by 1 + t, and moves large products into the logarithm.</summary>
    private static void MultiplyInto(ref double product, ref double logarithm, double t)
    {
        if (t > ProductLimit || product > ProductLimit)
        {
            logarithm += ElementaryFunctions.Log1p(product);
            product = 0;
        }

        product += t + product * t;
    }

    /// <summary>Σ terms[k]·h(2k + first), where h(m) = u^m + u^(m−1)v + … + v^m and first is 0, 1 or 2.</summary>
    private static double SumOfPowers(double[] terms, double u, double v, int first)
    {
        var (h, power) = first switch { 0 => (1.0, v), 1 => (u + v, v * v), _ => (u * u + v * (u + v), v * v * v) };
        var sum = 0.0;
        foreach (var term in terms)
        {
            sum += term * h;
            h = u * u * h + power * (u + v);
            power *= v * v;
        }

        return sum;
    }
}
