namespace LifecycleKit.Numerics;

/// <summary>
/// Symmetric matrices of at most <see cref="MaxDimension"/> rows, row by row in a span. Nothing is allocated. Matrices are scaled by powers
/// of two to a diagonal near 1 before they are solved or inverted. That scaling does not round, so units of very different size do no harm.
/// </summary>
internal static class SmallMatrix
{
    public const int MaxDimension = 6;

    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>
    /// The lower triangle L with L·Lᵀ = the matrix (Cholesky); false when the matrix is not positive definite, or is numerically
    /// singular.
    /// </summary>
    public static bool TryFactor(ReadOnlySpan<double> matrix, int n, Span<double> factor)
    {
        factor[..(n * n)].Clear();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i * n + j];
                for (var k = 0; k < j; k++) rest -= factor[i * n + k] * factor[j * n + k];
                if (i != j)
                {
                    factor[i * n + j] = rest / factor[j * n + j];
                    continue;
                }

                if (!(rest > n * Epsilon * matrix[i * n + i]) || double.IsInfinity(rest)) return false;
                factor[i * n + i] = Math.Sqrt(rest);
            }
        }

        return true;
    }

    /// <summary>Solves L·Lᵀ·x = b in place.</summary>
    public static void SolveFactored(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            var rest = b[i];
            for (var k = 0; k < i; k++) rest -= factor[i * n + k] * b[k];
            b[i] = rest / factor[i * n + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var rest = b[i];
            for (var k = i + 1; k < n; k++) rest -= factor[k * n + i] * b[k];
            b[i] = rest / factor[i * n + i];
        }
    }

    /// <summary>Solves the matrix times x = b in place; false, and b as it was, when the matrix is not positive definite.</summary>
    public static bool TrySolve(ReadOnlySpan<double> matrix, int n, Span<double> b)
    {
        Span<double> scale = stackalloc double[MaxDimension];
        Span<double> factor = stackalloc double[MaxDimension * MaxDimension];
        if (!TryFactorScaled(matrix, n, scale, factor)) return false;
        for (var i = 0; i < n; i++) b[i] *= scale[i];
        SolveFactored(factor, n, b);
        for (var i = 0; i < n; i++) b[i] *= scale[i];
        return true;
    }

    /// <summary>The inverse; false when the matrix is not positive definite.</summary>
    public static bool TryInvert(ReadOnlySpan<double> matrix, int n, Span<double> inverse)
    {
        Span<double> scale = stackalloc double[MaxDimension];
        Span<double> factor = stackalloc double[MaxDimension * MaxDimension];
        Span<double> column = stackalloc double[MaxDimension];
        if (!TryFactorScaled(matrix, n, scale, factor)) return false;
        for (var j = 0; j < n; j++)
        {
            column.Clear();
            column[j] = scale[j];
            SolveFactored(factor, n, column);
            for (var i = 0; i < n; i++) inverse[i * n + j] = column[i] * scale[i];
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                inverse[i * n + j] = inverse[j * n + i] = 0.5 * inverse[i * n + j] + 0.5 * inverse[j * n + i];
            }
        }

        return true;
    }

    /// <summary>vᵀ·M·v.</summary>
    public static double Quadratic(ReadOnlySpan<double> matrix, ReadOnlySpan<double> v)
    {
        var n = v.Length;
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += v[i] * Dot(matrix.Slice(i * n, n), v);
        return sum;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>The length of a vector.</summary>
    public static double Norm(ReadOnlySpan<double> v) => Math.Sqrt(Dot(v, v));

    /// <summary>The condition number: the largest absolute eigenvalue over the smallest; +∞ for a singular matrix.</summary>
    public static double Condition(ReadOnlySpan<double> matrix, int n)
    {
        Span<double> values = stackalloc double[MaxDimension];
        Span<double> vectors = stackalloc double[MaxDimension * MaxDimension];
        Eigen(matrix, n, values, vectors);
        var (least, most) = (double.PositiveInfinity, 0.0);
        foreach (var value in values[..n]) (least, most) = (Math.Min(least, Math.Abs(value)), Math.Max(most, Math.Abs(value)));
        return least > 0 ? most / least : double.PositiveInfinity;
    }

    private static bool TryFactorScaled(ReadOnlySpan<double> matrix, int n, Span<double> scale, Span<double> factor)
    {
        for (var i = 0; i < n; i++)
        {
            var diagonal = matrix[i * n + i];
            if (!(diagonal > 0) || double.IsInfinity(diagonal)) return false;
            scale[i] = Math.ScaleB(1, -(Math.ILogB(diagonal) >> 1));
        }

        Span<double> scaled = stackalloc double[MaxDimension * MaxDimension];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) scaled[i * n + j] = matrix[i * n + j] * scale[i] * scale[j];
        }

        return TryFactor(scaled, n, factor);
    }

    private const int MaxSweeps = 50;

    /// <summary>
    /// Computes the eigenvalues, ascending, and their eigenvectors of length 1 as rows of <paramref name="vectors"/>. Cyclic Jacobi
    /// rotations end when each entry is small against its two diagonal entries, so small eigenvalues of scaled matrices keep their digits
    /// (Demmel and Veselić 1992, "Jacobi's method is more accurate than QR").
    /// </summary>
    public static void Eigen(ReadOnlySpan<double> matrix, int n, Span<double> values, Span<double> vectors)
    {
        Span<double> a = stackalloc double[MaxDimension * MaxDimension];
        matrix[..(n * n)].CopyTo(a);
        vectors[..(n * n)].Clear();
        for (var i = 0; i < n; i++) vectors[i * n + i] = 1;

        var turned = true;
        for (var sweep = 0; turned && sweep < MaxSweeps; sweep++)
        {
            turned = false;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) turned |= Rotate(a, vectors, n, p, q);
            }
        }

        for (var i = 0; i < n; i++) values[i] = a[i * n + i];
        Sort(values, vectors, n);
    }

    private static bool Rotate(Span<double> a, Span<double> vectors, int n, int p, int q)
    {
        var app = a[p * n + p];
        var aqq = a[q * n + q];
        var apq = a[p * n + q];
        if (Math.Abs(apq) <= 0.25 * Epsilon * Math.Sqrt(Math.Abs(app)) * Math.Sqrt(Math.Abs(aqq)) || double.IsNaN(apq)) return false;

        var theta = (aqq - app) / (2 * apq);
        var t = Math.Abs(theta) > 1e150 ? 0.5 / theta : Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        a[p * n + p] = app - t * apq;
        a[q * n + q] = aqq + t * apq;
        a[p * n + q] = a[q * n + p] = 0;
        for (var k = 0; k < n; k++)
        {
            if (k != p && k != q)
            {
                var (akp, akq) = (a[k * n + p], a[k * n + q]);
                a[k * n + p] = a[p * n + k] = c * akp - s * akq;
                a[k * n + q] = a[q * n + k] = s * akp + c * akq;
            }

            var (vp, vq) = (vectors[p * n + k], vectors[q * n + k]);
            vectors[p * n + k] = c * vp - s * vq;
            vectors[q * n + k] = s * vp + c * vq;
        }

        return true;
    }

    private static void Sort(Span<double> values, Span<double> vectors, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var least = i;
            for (var j = i + 1; j < n; j++)
            {
                if (values[j] < values[least]) least = j;
            }

            if (least == i) continue;
            (values[i], values[least]) = (values[least], values[i]);
            for (var k = 0; k < n; k++)
            {
                (vectors[i * n + k], vectors[least * n + k]) = (vectors[least * n + k], vectors[i * n + k]);
            }
        }
    }
}
