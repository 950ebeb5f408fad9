using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>ln L of NBD with gradient and Hessian, eight rows at a time. See <see cref="NbdFamily"/> for the formula.</summary>
internal sealed class NbdLikelihood : SampleLikelihood
{
    private const int Parameters = 2;

    private readonly PurchaseColumns _columns;
    private readonly RepeatCounts _repeats;
    private readonly PurchaseBounds _bounds;

    public NbdLikelihood(PurchaseColumns columns)
    {
        _columns = columns;
        _repeats = new RepeatCounts(columns);
        _bounds = new PurchaseBounds(columns, isTime: [false, true]);
        var rate = _bounds.Rate;
        Starts = [[0.5, 0.5 / rate], [5, 5 / rate], [0.05, 0.05 / rate], [100, 100 / rate]];
    }

    public override int Dimension => Parameters;

    public override ReadOnlySpan<double> Lower => _bounds.Lower;

    public override ReadOnlySpan<double> Upper => _bounds.Upper;

    public override IReadOnlyList<double[]> Starts { get; }

    public override long ObservationCount => _repeats.CustomerCount;

    public override int DistinctRowCount => _columns.RowCount;

    protected override void Accumulate(ReadOnlySpan<double> θ, Span<double> sums)
    {
        var (r, alpha) = (θ[0], θ[1]);
        SumBlocks(_columns.Repeats.Length, sums, (from, to, block) => AddRows(r, alpha, from, to, block));
        foreach (var (x, c) in _repeats.Rows)
        {
            sums[0] += c * GammaFunctions.LogGammaRatio(r, x);
            sums[1] += c * GammaFunctions.DigammaDifference(r, x);
            sums[3] += c * GammaFunctions.TrigammaDifference(r, x);
        }
    }

    /// <summary>−r ln(1 + T / α) − x ln(α + T): r ln α is not a separate term, so large r and α lose no digits.</summary>
    private void AddRows(double r, double alpha, int from, int to, Span<double> sums)
    {
        var one = Vector512.Create(1.0);
        var vr = Vector512.Create(r);
        var va = Vector512.Create(alpha);
        var ia = Vector512.Create(1 / alpha);
        var zero = Vector512<double>.Zero;
        Vector512<double> s0 = zero, s1 = zero, s2 = zero, h01 = zero, h11 = zero;
        for (var i = from; i < to; i += VectorMath.Lanes)
        {
            var x = Vector512.Create<double>(_columns.Repeats.AsSpan(i));
            var c = Vector512.Create<double>(_columns.Counts.AsSpan(i));
            var age = Vector512.Create<double>(_columns.Ages.AsSpan(i));
            var u = one / (va + age);
            var z = age * ia;
            var log = VectorMath.Log1p(z);
            s0 -= c * (vr * log + x * VectorMath.Log(va + age));
            s1 -= c * log;
            s2 += c * u * (vr * z - x);
            h01 += c * z * u;
            h11 += c * u * u * (x - vr * z * (z + one + one));
        }

        sums[0] += Vector512.Sum(s0);
        sums[1] += Vector512.Sum(s1);
        sums[2] += Vector512.Sum(s2);
        sums[4] += Vector512.Sum(h01);
        sums[5] += Vector512.Sum(h11);
    }
}
