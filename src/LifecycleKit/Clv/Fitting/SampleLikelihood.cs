using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>−ln L of a sample in the logarithms of the parameters, with gradient and Hessian: the function that a fit minimises.</summary>
/// <remarks>
/// Rows are summed in blocks of a fixed length, and the blocks in order, so the sum is the same on any number of threads. An
/// instance belongs to one fit.
/// </remarks>
internal abstract class SampleLikelihood : IObjective
{
    /// <summary>
    /// The number of rows that a thread takes at a time; a multiple of eight, and small enough for the first-level cache.
    /// </summary>
    protected const int BlockLength = 1024;

    private double[] _blockSums = [];

    public abstract int Dimension { get; }

    /// <summary>The bounds of the natural parameters; the fit moves in their logarithms.</summary>
    public abstract ReadOnlySpan<double> Lower { get; }

    public abstract ReadOnlySpan<double> Upper { get; }

    /// <summary>
    /// Natural parameters to start from, best guess first; the others are tried only when the first gives no clear maximum.
    /// </summary>
    public abstract IReadOnlyList<double[]> Starts { get; }

    /// <summary>The number of starts that are always tried: the number of different kinds of maxima that the likelihood may have.</summary>
    public virtual int RequiredStarts => 1;

    /// <summary>The number of observations in the sample.</summary>
    public abstract long ObservationCount { get; }

    public abstract int DistinctRowCount { get; }

    /// <summary>The weight of Σ (ln θ)², set by the fit.</summary>
    public double Penalty { get; set; }

    public CancellationToken CancellationToken { get; set; }

    /// <summary>The number of sums in an evaluation: the value, the gradient, and the upper triangle of the Hessian, row by row.</summary>
    protected int SumLength => 1 + Dimension + Dimension * (Dimension + 1) / 2;

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        Span<double> θ = stackalloc double[Dimension];
        Span<double> sums = stackalloc double[SumLength];
        sums.Clear();
        for (var i = 0; i < Dimension; i++) θ[i] = Math.Exp(point[i]);
        Accumulate(θ, sums);
        return Finish(point, θ, sums, gradient, hessian);
    }

    /// <summary>Adds ln L of the whole sample and its derivatives in the natural parameters.</summary>
    protected abstract void Accumulate(ReadOnlySpan<double> θ, Span<double> sums);

    /// <summary>Adds the sums of blocks of rows; <paramref name="work"/> receives [from, to) and adds to cleared sums.</summary>
    protected void SumBlocks(int rows, Span<double> sums, BlockSum work)
    {
        var (length, blocks) = (SumLength, (rows + BlockLength - 1) / BlockLength);
        if (_blockSums.Length < blocks * length) _blockSums = new double[blocks * length];
        Array.Clear(_blockSums);
        var target = _blockSums;
        ParallelBlocks.ForEach(
            rows, BlockLength, (from, to) => work(from, to, target.AsSpan(from / BlockLength * length, length)), CancellationToken);

        for (var block = 0; block < blocks; block++)
        {
            for (var i = 0; i < length; i++) sums[i] += target[block * length + i];
        }
    }

    /// <summary>Converts the derivatives of ln L in θ to those of −ln L + penalty in ln θ: ∂/∂ln θ = θ ∂/∂θ.</summary>
    private double Finish(
        ReadOnlySpan<double> point, ReadOnlySpan<double> θ, Span<double> sums, Span<double> gradient, Span<double> hessian)
    {
        var value = -sums[0];
        var at = 1 + Dimension;
        for (var i = 0; i < Dimension; i++)
        {
            value += Penalty * point[i] * point[i];
            gradient[i] = -θ[i] * sums[1 + i] + 2 * Penalty * point[i];
            for (var j = i; j < Dimension; j++)
            {
                var second = -θ[i] * θ[j] * sums[at++];
                if (i == j) second += -θ[i] * sums[1 + i] + 2 * Penalty;
                hessian[i * Dimension + j] = hessian[j * Dimension + i] = second;
            }
        }

        return value;
    }

    protected delegate void BlockSum(int from, int to, Span<double> sums);
}
