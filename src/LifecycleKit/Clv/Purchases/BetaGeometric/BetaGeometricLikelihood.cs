using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// ln L of BG/NBD and MBG/NBD with gradient and Hessian, eight rows at a time. See <see cref="BetaGeometricFamily"/> for the formula.
/// </summary>
/// <remarks>
/// Terms that depend on x alone (the gamma functions) are summed over the few distinct x. The rest of a row is
/// −r ln((α + T) / α) − x ln(α + T) + ln(1 + e^d), d = ln(a / (b + n − 1)) + k ln((α + T) / (α + t_x)), k = r + x; with σ = e^d / (1 + e^d)
/// = 1 − P(alive), the derivatives of the last term are σ ∂d, and σ ∂²d + σ (1 − σ) ∂d ∂d.
/// </remarks>
internal sealed class BetaGeometricLikelihood : SampleLikelihood
{
    private const int Parameters = 4;

    private readonly PurchaseColumns _columns;
    private readonly RepeatCounts _repeats;
    private readonly double _opportunities;
    private readonly PurchaseBounds _bounds;

    /// <param name="columns">The rows.</param>
    /// <param name="opportunities">The number of dropout opportunities before the first repeat purchase: 0 for BG/NBD, 1 for
    /// MBG/NBD.</param>
    public BetaGeometricLikelihood(PurchaseColumns columns, int opportunities)
    {
        (_columns, _opportunities) = (columns, opportunities);
        _repeats = new RepeatCounts(columns);
        _bounds = new PurchaseBounds(columns, isTime: [false, true, false, false]);
        var rate = _bounds.Rate;
        Starts =
        [
            [0.5, 0.4 / rate, 0.8, 2.4],
            [2, 2 / rate, 0.3, 3],
            [0.1, 0.05 / rate, 0.05, 0.5],
            [5, 4 / rate, 10, 40],
            [0.5, 0.1 / rate, 3, 1],
            [0.3, 0.2 / rate, 1e-3, 1e-3],
        ];
        // A customer without repeat purchases has either dropped out at once or is slow, and MBG/NBD may have a maximum for each case.
        if (opportunities > 0) Starts = [Starts[0], [1.5, 0.6 / rate, 0.5, 0.1], [0.2, 0.3 / rate, 2, 10], .. Starts.Skip(1)];
    }

    public override int Dimension => Parameters;

    public override ReadOnlySpan<double> Lower => _bounds.Lower;

    public override ReadOnlySpan<double> Upper => _bounds.Upper;

    public override IReadOnlyList<double[]> Starts { get; }

    /// <summary>Under MBG/NBD a sample may have a second maximum with few dropouts, or with many at once.</summary>
    public override int RequiredStarts => _opportunities > 0 ? 3 : 1;

    public override long ObservationCount => _repeats.CustomerCount;

    public override int DistinctRowCount => _columns.RowCount;

    protected override void Accumulate(ReadOnlySpan<double> θ, Span<double> sums)
    {
        var r = θ[0];
        var alpha = θ[1];
        var a = θ[2];
        var b = θ[3];
        SumBlocks(_columns.Repeats.Length, sums, (from, to, block) => AddRows(r, alpha, a, b, from, to, block));
        AddGammas(r, alpha, a, b, sums);
    }

    /// <summary>
    /// c · [ln Γ(k)/Γ(r) + ln B(a, b + n) − ln B(a, b)] over the distinct x, and the part of r ln α that does not depend on a row.
    /// </summary>
    private void AddGammas(double r, double alpha, double a, double b, Span<double> sums)
    {
        double customers = _repeats.CustomerCount;
        sums[2] += customers * r / alpha;
        sums[6] += customers / alpha;
        sums[9] -= customers * r / (alpha * alpha);
        foreach (var (x, c) in _repeats.Rows)
        {
            var n = x + _opportunities;
            sums[0] += c * (GammaFunctions.LogGammaRatio(r, x) + GammaFunctions.LogBetaShift(a, b, n));
            sums[1] += c * GammaFunctions.DigammaDifference(r, x);
            sums[5] += c * GammaFunctions.TrigammaDifference(r, x);
            var (whole, part) = (GammaFunctions.DigammaDifference(a + b, n), GammaFunctions.DigammaDifference(b, n));
            sums[3] -= c * whole;
            sums[4] += c * (part - whole);
            (whole, part) = (GammaFunctions.TrigammaDifference(a + b, n), GammaFunctions.TrigammaDifference(b, n));
            sums[12] -= c * whole;
            sums[13] -= c * whole;
            sums[14] += c * (part - whole);
        }
    }

    private void AddRows(double r, double alpha, double a, double b, int from, int to, Span<double> sums)
    {
        var zero = Vector512<double>.Zero;
        var one = Vector512.Create(1.0);
        var (vr, va) = (Vector512.Create(r), Vector512.Create(alpha));
        var (logA, logAlpha) = (Vector512.Create(Math.Log(a)), Vector512.Create(Math.Log(alpha)));
        var shift = Vector512.Create(b + _opportunities - 1);
        var never = Vector512.Create(-1e300);
        var isPossible = Vector512.Create(0.5 - _opportunities);
        Vector512<double> s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero;
        Vector512<double> h00 =
            zero, h01 = zero, h02 = zero, h03 = zero, h11 = zero, h12 = zero, h13 = zero, h22 = zero, h23 = zero, h33 = zero;
        for (var i = from; i < to; i += VectorMath.Lanes)
        {
            var x = Vector512.Create<double>(_columns.Repeats.AsSpan(i));
            var c = Vector512.Create<double>(_columns.Counts.AsSpan(i));
            var age = Vector512.Create<double>(_columns.Ages.AsSpan(i));
            var lastAge = Vector512.Create<double>(_columns.LastAges.AsSpan(i));
            var (end, last) = (va + age, va + lastAge);
            var k = vr + x;
            // ln((α + T) / α): for huge r and α the difference r ln α − r ln(α + T) would lose its digits.
            var growth = VectorMath.Log1p(age / va);
            // There is no dropout without an opportunity; for n = 0, b + n − 1 may be negative.
            var canDropOut = Vector512.GreaterThan(x, isPossible);
            var left = Vector512.ConditionalSelect(canDropOut, shift + x, one);
            var ratio = VectorMath.Log1p((age - lastAge) / last);
            var d = Vector512.ConditionalSelect(canDropOut, logA - VectorMath.Log(left) + k * ratio, never);
            var e = VectorMath.Exp(-Vector512.Abs(d));
            var σ = Vector512.ConditionalSelect(Vector512.GreaterThan(d, zero), one, e) / (one + e);
            var s = c * (σ * (one - σ));
            σ *= c;
            var (uEnd, uLast) = (one / end, one / last);
            var fall = uEnd - uLast;
            var slope = k * fall;
            var ib = one / left;
            s0 += c * (Vector512.Max(d, zero) - vr * growth - x * (logAlpha + growth)) + c * VectorMath.Log1p(e);
            s1 += σ * ratio - c * growth;
            s2 += σ * slope - c * k * uEnd;
            s3 += σ;
            s4 += σ * ib;
            var sRatio = s * ratio;
            h00 += sRatio * ratio;
            h01 += σ * fall - c * uEnd + sRatio * slope;
            h02 += sRatio;
            h03 += sRatio * ib;
            h11 += c * k * uEnd * uEnd - σ * slope * (uEnd + uLast) + s * slope * slope;
            h12 += s * slope;
            h13 += s * slope * ib;
            h22 += s;
            h23 += s * ib;
            h33 += (σ + s) * ib * ib;
        }

        sums[0] += Vector512.Sum(s0);
        sums[1] += Vector512.Sum(s1);
        sums[2] += Vector512.Sum(s2);
        sums[3] += Vector512.Sum(s3) / a;
        sums[4] -= Vector512.Sum(s4);
        sums[5] += Vector512.Sum(h00);
        sums[6] += Vector512.Sum(h01);
        sums[7] += Vector512.Sum(h02) / a;
        sums[8] -= Vector512.Sum(h03);
        sums[9] += Vector512.Sum(h11);
        sums[10] += Vector512.Sum(h12) / a;
        sums[11] -= Vector512.Sum(h13);
        sums[12] += (Vector512.Sum(h22) - Vector512.Sum(s3)) / (a * a);
        sums[13] -= Vector512.Sum(h23) / a;
        sums[14] += Vector512.Sum(h33);
    }
}
