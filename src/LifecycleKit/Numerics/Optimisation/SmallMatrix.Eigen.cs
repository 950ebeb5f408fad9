namespace LifecycleKit.Numerics;

internal static partial class SmallMatrix
{
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
