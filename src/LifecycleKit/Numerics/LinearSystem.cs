namespace LifecycleKit.Numerics;

/// <summary>
/// Linear equations A x = b whose matrix has no positive entry off the diagonal and no negative row sum, as I − P/(1 + d) and I − Q of a
/// Markov chain. From those entries and the row sums instead of the diagonal, elimination never subtracts, so every entry of the inverse
/// has nearly all its digits, however slowly the chain is absorbed; pivoting and refinement are not needed.
/// </summary>
/// <remarks>
/// W. K. Grassmann, M. I. Taksar and D. P. Heyman, Operations Research 33, 1985; for the inverse A. S. Alfa, J. Xue and Q. Ye,
/// Mathematics of Computation 71, 2002.
/// </remarks>
internal sealed class LinearSystem
{
    private readonly int _size;

    /// <summary>B = −A off the diagonal, pivots on it, and after elimination the negated factors of A = L U below and above.</summary>
    private readonly double[] _factors;

    /// <param name="rates">B, square and row by row: the negated entries off the diagonal, at least 0. The diagonal is ignored.</param>
    /// <param name="excess">The row sums of A, at least 0.</param>
    /// <exception cref="ArithmeticException">The matrix is singular: some rows have no excess and lead to no row with excess.</exception>
    public LinearSystem(ReadOnlySpan<double> rates, ReadOnlySpan<double> excess)
    {
        _size = excess.Length;
        _factors = rates.ToArray();
        var left = excess.ToArray();
        for (var k = 0; k < _size; k++)
        {
            var pivot = left[k];
            for (var j = k + 1; j < _size; j++) pivot += B(k, j);
            if (!(pivot > 0)) throw new ArithmeticException($"Row {k} of the matrix depends on the others.");
            B(k, k) = pivot;
            for (var i = k + 1; i < _size; i++)
            {
                var share = B(i, k) /= pivot;
                if (share == 0) continue;
                left[i] += share * left[k];
                for (var j = k + 1; j < _size; j++)
                    if (j != i) B(i, j) += share * B(k, j);
            }
        }
    }

    /// <summary>x of A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < _size; i++)
        {
            for (var k = 0; k < i; k++) x[i] += B(i, k) * x[k];
        }

        for (var i = _size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < _size; j++) x[i] += B(i, j) * x[j];
            x[i] /= B(i, i);
        }

        return x;
    }

    private ref double B(int row, int column) => ref _factors[row * _size + column];
}
