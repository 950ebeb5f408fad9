namespace LifecycleKit.Numerics;

internal partial struct RandomDraws
{
    /// <summary>Exponential with the given rate above 0, mean 1 / rate.</summary>
    public double NextExponential(double rate = 1)
    {
        Require(rate > 0, rate, nameof(rate));
        return -Math.Log(NextUniform()) / rate;
    }

    /// <summary>Standard normal, by inversion: one uniform number each.</summary>
    public double NextNormal() => NormalDistribution.Quantile(NextUniform());

    /// <summary>Gamma with shape and rate above 0, mean shape / rate; 0 only when the draw is below the smallest double.</summary>
    public double NextGamma(double shape, double rate)
    {
        Require(rate > 0, rate, nameof(rate));
        return Math.Exp(NextLogGamma(shape) - Math.Log(rate));
    }

    /// <summary>
    /// The logarithm of a gamma draw of rate 1, which is valid also when the draw itself would underflow. Marsaglia and Tsang (2000), "A
    /// Simple Method for Generating Gamma Variables"; below shape 1 a draw of shape + 1 times U^(1/shape), their section 6.
    /// </summary>
    public double NextLogGamma(double shape)
    {
        Require(shape > 0 && double.IsFinite(shape), shape, nameof(shape));
        return shape < 1 ? LogGammaFromOne(shape + 1) - NextExponential() / shape : LogGammaFromOne(shape);
    }

    /// <summary>
    /// Beta with both parameters above 0, mean a / (a + b), from two gamma draws; 0 and 1 only when no double is nearer to them.
    /// </summary>
    public double NextBeta(double a, double b)
    {
        var (left, right) = (NextLogGamma(a), NextLogGamma(b));
        var odds = Math.Exp(left - right);
        return double.IsInfinity(odds) ? 1 : odds / (1 + odds);
    }

    private double LogGammaFromOne(double shape)
    {
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var root = 1 + c * x;
            if (root <= 0) continue;
            var v = root * root * root;
            var logV = 3 * Math.Log(root);
            if (Math.Log(NextUniform()) < 0.5 * x * x + d - d * v + d * logV) return Math.Log(d) + logV;
        }
    }

    private static void Require(bool holds, double value, string name)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"The {name} is not valid for this distribution.");
    }
}
