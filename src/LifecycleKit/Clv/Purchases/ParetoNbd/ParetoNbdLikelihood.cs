using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// ln L of Pareto/NBD with gradient and Hessian, eight rows at a time. See <see cref="ParetoNbdFamily"/> for the formula.
/// </summary>
/// <remarks>
/// A row is a mixture of an end term, alive at T, and of terms at the nodes u in (t_x, T), dropout at u. With σ the weight of the nodes
/// together and Δ the mean of their derivatives less those of the end term, ln L has the derivatives of the end term + σ Δ, and the second
/// derivatives of the end term + σ (mean over the nodes − end) + σ · covariance over the nodes + σ (1 − σ) Δ Δᵀ. The moments over the nodes
/// are of differences from their values at t_x (<see cref="DropoutMoments"/>), so nothing cancels, however close the nodes are.
/// </remarks>
internal sealed class ParetoNbdLikelihood : SampleLikelihood
{
    private const int Parameters = 4;

    private readonly PurchaseColumns _columns;
    private readonly RepeatCounts _repeats;
    private readonly PurchaseBounds _bounds;

    public ParetoNbdLikelihood(PurchaseColumns columns)
    {
        _columns = columns;
        _repeats = new RepeatCounts(columns);
        _bounds = new PurchaseBounds(columns, isTime: [false, true, false, true]);
        var (rate, age) = (_bounds.Rate, _bounds.Age);
        Starts =
        [
            [0.5, 0.35 / rate, 0.6, 0.4 * age],
            [2, 1 / rate, 0.05, 0.001 * age],
            [2, 1.5 / rate, 1, age],
            [0.1, 0.05 / rate, 0.1, 0.1 * age],
            [1, 1 / rate, 5, 50 * age],
            [5, 4 / rate, 10, 5 * age],
        ];
    }

    public override int Dimension => Parameters;

    public override ReadOnlySpan<double> Lower => _bounds.Lower;

    public override ReadOnlySpan<double> Upper => _bounds.Upper;

    public override IReadOnlyList<double[]> Starts { get; }

    /// <summary>Small samples may have a second maximum, in which few customers drop out, all of them at once.</summary>
    public override int RequiredStarts => 3;

    public override long ObservationCount => _repeats.CustomerCount;

    public override int DistinctRowCount => _columns.RowCount;

    protected override void Accumulate(ReadOnlySpan<double> θ, Span<double> sums)
    {
        var parameters = PurchaseParameters.Of(θ);
        SumBlocks(_columns.Repeats.Length, sums, (from, to, block) => AddRows(parameters, from, to, block));
        foreach (var (x, c) in _repeats.Rows)
        {
            sums[0] += c * GammaFunctions.LogGammaRatio(θ[0], x);
            sums[1] += c * GammaFunctions.DigammaDifference(θ[0], x);
            sums[5] += c * GammaFunctions.TrigammaDifference(θ[0], x);
        }
    }

    private void AddRows(in PurchaseParameters θ, int from, int to, Span<double> sums)
    {
        var (one, zero) = (Vector512.Create(1.0), Vector512<double>.Zero);
        var r = Vector512.Create(θ.First);
        var alpha = Vector512.Create(θ.Second);
        var s = Vector512.Create(θ.Third);
        var beta = Vector512.Create(θ.Fourth);
        var ia = one / alpha;
        var ib = one / beta;
        var inverse = one / s;
        Vector512<double> s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero;
        Vector512<double> h00 =
            zero, h01 = zero, h02 = zero, h03 = zero, h11 = zero, h12 = zero, h13 = zero, h22 = zero, h23 = zero, h33 = zero;
        for (var i = from; i < to; i += VectorMath.Lanes)
        {
            var x = Vector512.Create<double>(_columns.Repeats.AsSpan(i));
            var c = Vector512.Create<double>(_columns.Counts.AsSpan(i));
            var age = Vector512.Create<double>(_columns.Ages.AsSpan(i));
            var last = Vector512.Create<double>(_columns.LastAges.AsSpan(i));
            var (k, more) = (r + x, s + one);

            // The end term: −r ln(1 + T/α) − x ln(α + T) − s ln(1 + T/β); large r and α, or s and β, lose no digits.
            var (endA, endB) = (one / (alpha + age), one / (beta + age));
            var (za, zb) = (age * ia, age * ib);
            var (logA, logB) = (VectorMath.Log1p(za), VectorMath.Log1p(zb));
            s0 -= c * (r * logA + s * logB + x * VectorMath.Log(alpha + age));
            s1 -= c * logA;
            s2 += c * endA * (r * za - x);
            s3 -= c * logB;
            s4 += c * s * zb * endB;
            h01 += c * za * endA;
            h11 += c * endA * endA * (x - r * za * (za + one + one));
            h23 += c * zb * endB;
            h33 -= c * s * endB * endB * zb * (zb + one + one);

            var since = age - last;
            if (Vector512.LessThanOrEqualAll(since, zero)) continue;
            var (startA, startB) = (one / (alpha + last), one / (beta + last));
            var m = DropoutMoments.Of(alpha + last, k, beta + last, more, since);
            var (wholeA, wholeB) = (VectorMath.Log1p(since * startA), VectorMath.Log1p(since * startB));
            var d = VectorMath.Log(s * startB * m.Integral) + k * wholeA + s * wholeB;
            var e = VectorMath.Exp(-Vector512.Abs(d));
            var σ = Vector512.ConditionalSelect(Vector512.GreaterThan(d, zero), one, e) / (one + e);
            s0 += c * (Vector512.Max(d, zero) + VectorMath.Log1p(e));
            var spread = σ * (one - σ) * c;
            σ *= c;

            // 1/(α + u) and 1/(β + u), their means and squares.
            var (p, q) = (startA - m.FallA, startB - m.FallB);
            var (p2, q2) = (p * p + m.FallAA, q * q + m.FallBB);
            var (Δr, Δα) = (wholeA - m.LogA, -k * (p - endA));
            var (Δs, Δβ) = (wholeB - m.LogB + inverse, s * endB - more * q);
            s1 += σ * Δr;
            s2 += σ * Δα;
            s3 += σ * Δs;
            s4 += σ * Δβ;
            h00 += spread * Δr * Δr + σ * m.LogALogA;
            h01 += spread * Δr * Δα + σ * (endA - p - k * m.LogAFallA);
            h02 += spread * Δr * Δs + σ * m.LogALogB;
            h03 += spread * Δr * Δβ - σ * more * m.LogAFallB;
            h11 += spread * Δα * Δα + σ * k * (p2 - endA * endA + k * m.FallAA);
            h12 += spread * Δα * Δs - σ * k * m.LogBFallA;
            h13 += spread * Δα * Δβ + σ * k * more * m.FallAFallB;
            h22 += spread * Δs * Δs + σ * (m.LogBLogB - inverse * inverse);
            h23 += spread * Δs * Δβ + σ * (endB - q - more * m.LogBFallB);
            h33 += spread * Δβ * Δβ + σ * (more * (q2 + more * m.FallBB) - s * endB * endB);
        }

        sums[0] += Vector512.Sum(s0);
        sums[1] += Vector512.Sum(s1);
        sums[2] += Vector512.Sum(s2);
        sums[3] += Vector512.Sum(s3);
        sums[4] += Vector512.Sum(s4);
        sums[5] += Vector512.Sum(h00);
        sums[6] += Vector512.Sum(h01);
        sums[7] += Vector512.Sum(h02);
        sums[8] += Vector512.Sum(h03);
        sums[9] += Vector512.Sum(h11);
        sums[10] += Vector512.Sum(h12);
        sums[11] += Vector512.Sum(h13);
        sums[12] += Vector512.Sum(h22);
        sums[13] += Vector512.Sum(h23);
        sums[14] += Vector512.Sum(h33);
    }
}
