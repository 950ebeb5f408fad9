using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// ln L of Gamma-Gamma with gradient and Hessian, eight rows at a time. See <see cref="GammaGammaFormulas"/> for the formula.
/// </summary>
/// <remarks>
/// Terms that depend on x alone are summed over the distinct x. With t = v + x z̄ the rest of a row is u ln(ρ / w) + q ln((1 − ρ) / (1 −
/// w)); its derivatives in u and q are the two logarithms, that in v is x d / (v t). The second derivatives that hold v are those of
/// q ln v − (u + q) ln t, the others are differences of ψ′.
/// </remarks>
internal sealed class GammaGammaLikelihood : SampleLikelihood
{
    private const int Parameters = 3;

    /// <summary>Shapes are in [1e-5, 1e5].</summary>
    private const double Wide = 1e5;

    /// <summary>
    /// v may be far from the spends: p v is the scale of the spends, and with a small q that scale is far below all of them.
    /// </summary>
    private const double VeryWide = 1e12;

    private readonly SpendColumns _columns;
    private readonly RepeatCounts _repeats;
    private readonly double _logSpends;
    private readonly double[] _lower;
    private readonly double[] _upper;

    public GammaGammaLikelihood(SpendColumns columns)
    {
        _columns = columns;
        _repeats = new RepeatCounts(columns.Repeats.AsSpan(0, columns.RowCount), columns.Counts.AsSpan(0, columns.RowCount));
        var logs = new Compensated();
        for (var row = 0; row < columns.RowCount; row++) logs.Add(columns.Counts[row] * Math.Log(columns.MeanSpends[row]));
        _logSpends = logs.Sum;
        var spend = Math.Exp(_logSpends / _repeats.CustomerCount);
        (_lower, _upper) = ([1 / Wide, 1 / Wide, spend / VeryWide], [Wide, Wide, spend * VeryWide]);
        // In the middle p v / q is near a typical mean spend.
        Starts = [[3, 3, spend], [0.5, 2, 4 * spend], [30, 3, spend / 10], [2, 30, 15 * spend], [1, 0.3, spend / 10], [100, 100, spend]];
    }

    public override int Dimension => Parameters;

    public override ReadOnlySpan<double> Lower => _lower;

    public override ReadOnlySpan<double> Upper => _upper;

    public override IReadOnlyList<double[]> Starts { get; }

    public override long ObservationCount => _repeats.CustomerCount;

    public override int DistinctRowCount => _columns.RowCount;

    protected override void Accumulate(ReadOnlySpan<double> θ, Span<double> sums)
    {
        var p = θ[0];
        var q = θ[1];
        var v = θ[2];
        SumBlocks(_columns.Repeats.Length, sums, (from, to, block) => AddRows(p, q, v, from, to, block));
        AddGammas(p, q, sums);
    }

    private void AddGammas(double p, double q, Span<double> sums)
    {
        sums[0] -= _logSpends;
        var restOfQ = GammaFunctions.DigammaRest(q);
        foreach (var (x, c) in _repeats.Rows)
        {
            var u = p * x;
            var rest = GammaFunctions.DigammaRest(u + q);
            sums[0] += c * GammaGammaFormulas.LogHeight(u, q);
            sums[1] += c * x * (rest - GammaFunctions.DigammaRest(u));
            sums[2] += c * (rest - restOfQ);
            sums[4] += c * x * x * GammaFunctions.TrigammaDifference(u, q);
            sums[5] += c * x * GammaFunctions.Trigamma(u + q);
            sums[7] += c * GammaFunctions.TrigammaDifference(q, u);
        }
    }

    private void AddRows(double p, double q, double v, int from, int to, Span<double> sums)
    {
        var zero = Vector512<double>.Zero;
        var one = Vector512.Create(1.0);
        var vp = Vector512.Create(p);
        var vq = Vector512.Create(q);
        var vv = Vector512.Create(v);
        var (ip, iq) = (Vector512.Create(1 / p), Vector512.Create(1 / q));
        var product = p * v;
        var (high, low) = (Vector512.Create(-product), Vector512.Create(Math.FusedMultiplyAdd(p, v, -product)));
        Vector512<double> s0 = zero, s1 = zero, s2 = zero, s3 = zero;
        Vector512<double> h02 = zero, h12 = zero, h22 = zero;
        for (var i = from; i < to; i += VectorMath.Lanes)
        {
            var x = Vector512.Create<double>(_columns.Repeats.AsSpan(i));
            var z = Vector512.Create<double>(_columns.MeanSpends.AsSpan(i));
            var c = Vector512.Create<double>(_columns.Counts.AsSpan(i));
            var s = x * z;
            var it = one / (vv + s);
            var n = vp * x + vq;
            var near = (VectorMath.MultiplyAdd(z, vq, high) - low) * it;
            var slope = x * near;
            var logOfU = LogRatio(near * ip, z * it * (n * ip));
            var logOfQ = LogRatio(-slope * iq, vv * it * (n * iq));
            s0 += c * (vp * x * logOfU + vq * logOfQ);
            s1 += c * x * logOfU;
            s2 += c * logOfQ;
            s3 += c * slope;
            h02 += c * x * it;
            h12 += c * s * it;
            h22 += c * (n * (vv * it) * (vv * it) - vq);
        }

        sums[0] += Vector512.Sum(s0);
        sums[1] += Vector512.Sum(s1);
        sums[2] += Vector512.Sum(s2);
        sums[3] += Vector512.Sum(s3) / v;
        sums[6] -= Vector512.Sum(h02);
        sums[8] += Vector512.Sum(h12) / v;
        sums[9] += Vector512.Sum(h22) / (v * v);
    }

    /// <summary>ln(1 + δ), where 1 + δ is given separately for δ near −1; otherwise corrected for the rounding of 1 + δ.</summary>
    private static Vector512<double> LogRatio(Vector512<double> delta, Vector512<double> ratio)
    {
        var one = Vector512.Create(1.0);
        var rounded = one + delta;
        var isFar = Vector512.LessThan(delta, Vector512.Create(-0.5));
        var log = VectorMath.Log(Vector512.ConditionalSelect(isFar, ratio, rounded));
        return log + Vector512.AndNot((delta - (rounded - one)) / rounded, isFar);
    }
}
