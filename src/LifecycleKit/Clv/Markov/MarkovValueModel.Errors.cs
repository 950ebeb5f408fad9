using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

public sealed partial class MarkovValueModel
{
    /// <summary>
    /// The figure f(s) of f = r + factor · P f, with its error: d f(s) = Σ factor · W(s, k) dP(k, ·) f, W the inverse of I − factor · P.
    /// </summary>
    private Estimate Answer(int s, double[] f, double factor, double[] weights)
    {
        var variance = 0.0;
        for (var k = 0; k < f.Length; k++)
        {
            var weight = factor * weights[s * f.Length + k];
            if (weight > 0) variance += weight * weight * _chain.RowVariance(k, f);
        }

        return WithError(f[s], variance);
    }

    /// <summary>
    /// f_T(s) of f_0 = last, f_t = reward + factor · P f_(t−1), with its error: d f_T(s) = Σ factor^(m+1) Pᵐ(s, k) dP(k, ·) f_(T−1−m).
    /// </summary>
    private Estimate Ahead(int s, double[] last, double[] reward, double factor, int periods)
    {
        var f = new double[periods + 1][];
        f[0] = last;
        for (var t = 1; t <= periods; t++)
        {
            f[t] = _chain.Step(f[t - 1]);
            for (var i = 0; i < reward.Length; i++) f[t][i] = reward[i] + factor * f[t][i];
        }

        return WithError(f[periods][s], _chain.HasErrors ? Variance(s, f, factor) : 0);
    }

    private double Variance(int s, double[][] f, double factor)
    {
        var size = Stages.Length;
        var gradient = new double[size * size];
        var weights = Unit(s);
        for (var t = f.Length - 2; t >= 0; t--, weights = _chain.StepBack(weights))
        {
            for (var k = 0; k < size; k++)
            {
                weights[k] *= factor;
                for (var j = 0; weights[k] > 0 && j < size; j++) gradient[k * size + j] += weights[k] * f[t][j];
            }
        }

        var variance = 0.0;
        for (var k = 0; k < size; k++) variance += _chain.RowVariance(k, gradient.AsSpan(k * size, size));
        return variance;
    }

    private Estimate WithError(double value, double variance) =>
        double.IsNaN(value) ? Estimate.None("the sums exceed the range of a double")
        : _chain.HasErrors && double.IsFinite(value) && double.IsFinite(variance) ? Estimate.Of(value, Math.Sqrt(variance))
        : Estimate.Of(value);

    private double[] Unit(int stage)
    {
        var unit = new double[Stages.Length];
        unit[stage] = 1;
        return unit;
    }

    private static double[] Column(double[] matrix, int column) =>
        [.. Enumerable.Range(0, matrix.Length).Where(i => i % (int)Math.Sqrt(matrix.Length) == column).Select(i => matrix[i])];

    private static double[] Product(double[] matrix, double[] values)
    {
        var product = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < values.Length; j++) product[i] += matrix[i * values.Length + j] * values[j];
        }

        return product;
    }
}
