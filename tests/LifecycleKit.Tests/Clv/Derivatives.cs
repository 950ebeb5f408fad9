using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>Compares the derivatives of a likelihood with five-point differences in the logarithms of the parameters.</summary>
internal static class Derivatives
{
    private const double Step = 2e-3;
    private const double Tolerance = 1e-7;

    /// <summary>Fails where a derivative is off; returns the value at the point.</summary>
    public static double Check(SampleLikelihood likelihood, double[] θ)
    {
        var n = likelihood.Dimension;
        var point = θ.Select(x => Math.Log(x)).ToArray();
        var (gradient, hessian) = (new double[n], new double[n * n]);
        var value = likelihood.Evaluate(point, gradient, hessian);
        for (var i = 0; i < n; i++)
        {
            var (valueSlope, gradientSlope) = (0.0, new double[n]);
            foreach (var (steps, weight) in (ReadOnlySpan<(int, double)>)[(1, 8), (-1, -8), (2, -1), (-2, 1)])
            {
                var (at, slope) = (point.ToArray(), new double[n]);
                at[i] += steps * Step;
                valueSlope += weight * likelihood.Evaluate(at, slope, new double[n * n]) / (12 * Step);
                for (var j = 0; j < n; j++) gradientSlope[j] += weight * slope[j] / (12 * Step);
            }

            Assert.Equal(valueSlope, gradient[i], Tolerance * (1 + Math.Abs(value)));
            for (var j = 0; j < n; j++)
                Assert.Equal(gradientSlope[j], hessian[i * n + j], Tolerance * (1 + gradient.Max(Math.Abs) + hessian.Max(Math.Abs)));
        }

        return value;
    }
}
