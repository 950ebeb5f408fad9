namespace LifecycleKit.Numerics;

/// <summary>ln(1 + x) and e^x − 1 without loss near 0, where the framework's own LogP1 and ExpM1 lose it.</summary>
internal static class ElementaryFunctions
{
    private const double AllIntegersAbove = 9007199254740992;

    /// <summary>The last power that counts at r = ⅓.</summary>
    private const int OddTerms = 37;

    /// <summary>ln(1 + x) for x ≥ −1, to about one unit in the last place.</summary>
    public static double LogOnePlus(double x)
    {
        if (x > AllIntegersAbove) return Math.Log(x);
        var u = 1 + x;
        // What the sum 1 + x rounded away, to first order.
        return u > 0 ? Math.Log(u) + (x - (u - 1)) / u : Math.Log(u);
    }

    /// <summary>e^x − 1, to about two units in the last place. Kahan's form: the errors of u cancel between u − 1 and ln u.</summary>
    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>ln(1 + x) − x, relatively precise: with r = x/(2 + x) it is −xr + 2(r³/3 + r⁵/5 + …).</summary>
    public static double LogOnePlusRest(double x)
    {
        if (!(Math.Abs(x) <= 0.5)) return LogOnePlus(x) - x;
        var r = x / (2 + x);
        var square = r * r;
        var sum = 0.0;
        for (var k = OddTerms; k >= 3; k -= 2) sum = sum * square + 1.0 / k;
        return 2 * r * square * sum - x * r;
    }
}
