namespace LifecycleKit.Numerics;

/// <summary>Eigenvalues of a symmetric tridiagonal matrix, with one component of each eigenvector.</summary>
internal static class TridiagonalEigen
{
    private const int MaxSweeps = 60;

    /// <summary>
    /// The implicit QL algorithm (Bowdler, Martin, Reinsch and Wilkinson 1968, Numerische Mathematik 11), for the first components alone,
    /// as Golub and Welsch (1969) need them.
    /// </summary>
    /// <param name="diagonal">The diagonal; becomes the eigenvalues, in no order.</param>
    /// <param name="off">The entries beside the diagonal, off[i] between i and i + 1; the last is not used. Overwritten.</param>
    /// <param name="first">(1, 0, …, 0); becomes the first component of each normalised eigenvector.</param>
    public static void Solve(Span<double> diagonal, Span<double> off, Span<double> first)
    {
        var n = diagonal.Length;
        off[n - 1] = 0;
        for (var l = 0; l < n; l++)
        {
            for (var sweep = 0; sweep < MaxSweeps; sweep++)
            {
                var m = l;
                while (m < n - 1)
                {
                    var size = Math.Abs(diagonal[m]) + Math.Abs(diagonal[m + 1]);
                    if (size + Math.Abs(off[m]) == size) break;
                    m++;
                }

                if (m == l) break;
                Sweep(diagonal, off, first, l, m);
            }
        }
    }

    private static void Sweep(Span<double> diagonal, Span<double> off, Span<double> first, int l, int m)
    {
        var g = (diagonal[l + 1] - diagonal[l]) / (2 * off[l]);
        var r = Math.Sqrt(g * g + 1);
        g = diagonal[m] - diagonal[l] + off[l] / (g + Math.CopySign(r, g));
        var s = 1.0;
        var c = 1.0;
        var p = 0.0;
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (s * off[i], c * off[i]);
            r = Math.Sqrt(f * f + g * g);
            off[i + 1] = r;
            if (r == 0)
            {
                diagonal[i + 1] -= p;
                off[m] = 0;
                return;
            }

            (s, c) = (f / r, g / r);
            g = diagonal[i + 1] - p;
            r = (diagonal[i] - g) * s + 2 * c * b;
            p = s * r;
            diagonal[i + 1] = g + p;
            g = c * r - b;
            (first[i + 1], first[i]) = (s * first[i] + c * first[i + 1], c * first[i] - s * first[i + 1]);
        }

        diagonal[l] -= p;
        off[l] = g;
        off[m] = 0;
    }
}
