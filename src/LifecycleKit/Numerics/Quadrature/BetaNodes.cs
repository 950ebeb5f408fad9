namespace LifecycleKit.Numerics;

/// <summary>
/// Nodes and weights for expectations over p ~ Beta(a, b): E f(p) ≈ Σ wᵢ f(pᵢ), the weights adding up to 1, their number a multiple of
/// eight.
/// </summary>
/// <remarks>
/// Two rules of one shape. <see cref="Gauss"/> is for integrands that are close to polynomials in the bulk of the density; sixteen
/// or twenty-four nodes then give all digits. <see cref="Trapezoid"/> is for all other integrands: in the log-odds u of p, the density p^a
/// (1 − p)^b and what the models multiply it with are analytic in a strip, so the trapezoidal rule converges exponentially (Trefethen and
/// Weideman 2014, "The exponentially convergent trapezoidal rule", SIAM Review 56(3)); outside the bulk the steps grow exponentially,
/// because the tails of the density in u are only exponential, as e^(a u) and e^(−b u).
/// </remarks>
internal static class BetaNodes
{
    /// <summary>Nodes of the Gauss rule.</summary>
    public const int GaussLength = 16;

    /// <summary>Nodes of the Gauss rule for integrands farther from polynomials.</summary>
    public const int LongGaussLength = 24;

    /// <summary>The maximum number of nodes of the trapezoidal rule.</summary>
    public const int MaxLength = 1024;

    /// <summary>The distance from the bulk at which the steps begin to grow.</summary>
    private const double Margin = 1;

    /// <summary>Terms smaller than this share of the largest term are left out.</summary>
    private const double LogNegligible = -42;

    /// <summary>The logarithm of 1 / the smallest normal double.</summary>
    private const double LogSmallest = 708;

    /// <summary>
    /// The Gauss–Jacobi rule (Golub and Welsch 1969, "Calculation of Gauss quadrature rules"), in p; with one node for each element of the
    /// spans.
    /// </summary>
    public static void Gauss(double a, double b, Span<double> nodes, Span<double> weights)
    {
        Span<double> off = stackalloc double[nodes.Length];
        // The recurrence of the Jacobi polynomials on [0, 1] as products of positive terms: nothing cancels for large b.
        var before = 0.0;
        for (var n = 0; n < nodes.Length; n++)
        {
            var even = n == 0 ? 0 : n * (n + b - 1) / ((2 * n + a + b - 1) * (2 * n + a + b - 2));
            var odd = n == 0 ? a / (a + b) : (n + a) * (n + a + b - 1) / ((2 * n + a + b - 1) * (2 * n + a + b));
            nodes[n] = even + odd;
            // off[n − 1] joins n − 1 and n.
            if (n > 0) off[n - 1] = Math.Sqrt(before * even);
            before = odd;
        }

        off[nodes.Length - 1] = 0;
        weights.Clear();
        weights[0] = 1;
        TridiagonalEigen.Solve(nodes, off, weights);
        for (var n = 0; n < nodes.Length; n++) weights[n] *= weights[n];
    }

    /// <summary>The trapezoidal rule in the log-odds.</summary>
    /// <param name="a">First parameter of the density, above 0.</param>
    /// <param name="b">Second parameter of the density, above 0.</param>
    /// <param name="reach">
    /// The scale of the integrand: it starts to fall at p · reach of order 1; terms like (1 + p z)^(−k) have reach k z. Towards smaller p
    /// an integrand may grow like 1/p.
    /// </param>
    /// <param name="nodes">Receives the p; <see cref="MaxLength"/> long.</param>
    /// <param name="weights">Receives the weights.</param>
    /// <returns>The number of nodes.</returns>
    public static int Trapezoid(double a, double b, double reach, Span<double> nodes, Span<double> weights)
    {
        var mode = Math.Log(a / b);
        var scale = Math.Min(1, Math.Sqrt(1 / a + 1 / b));
        var (left, right) = scale < 1
            ? (mode - 3 * scale, mode + 3 * scale)
            : (Math.Min(mode, -ElementaryFunctions.Log1p(b)), Math.Max(mode, ElementaryFunctions.Log1p(a)));
        // The point where (1 + p z)^(−k) begins to fall, or falls as steeply as p^a rises. The shape does not matter where the density is
        // zero to a double.
        var bend = reach > 0 ? Math.Log(Math.Max(1, a) / reach) : double.PositiveInfinity;
        var last = bend < mode && a * (-ElementaryFunctions.Log1p(b / a) - bend) < LogSmallest ? bend : mode;
        left = Math.Min(left, last - 3 * scale);
        var map = new LogOddsMap(a, b, mode, scale, left / scale - Margin, right / scale + Margin);
        return Fill(map, Math.Max(reach, 1), last + LogNegligible / Math.Min(a, 5 * Math.Sqrt(a)), nodes, weights);
    }

    /// <summary>
    /// Adds nodes from the mode outward, first to the right and then to the left, eight at a time, until the terms are negligible.
    /// </summary>
    private static int Fill(in LogOddsMap map, double reach, double leftmost, Span<double> nodes, Span<double> weights)
    {
        var negligible = Math.Exp(LogNegligible);
        var length = 0;
        var sum = 0.0;
        var highest = 0.0;
        var highestGrown = 0.0;
        for (var direction = 1; direction >= -1; direction -= 2)
        {
            for (var block = direction == 1 ? 0 : -1; length + VectorMath.Lanes <= nodes.Length; block += direction)
            {
                var u = map.Fill(VectorMath.Lanes * block, nodes[length..], weights[length..]);
                var (most, mostGrown) = (0.0, 0.0);
                for (var lane = length; lane < length + VectorMath.Lanes; lane++)
                {
                    sum += weights[lane];
                    most = Math.Max(most, weights[lane]);
                    mostGrown = Math.Max(mostGrown, weights[lane] * Math.Min(reach, 1 / nodes[lane]));
                }

                length += VectorMath.Lanes;
                (highest, highestGrown) = (Math.Max(highest, most), Math.Max(highestGrown, mostGrown));
                var isOver = most <= negligible * highest && mostGrown <= negligible * highestGrown;
                if (isOver && (direction == 1 || u <= leftmost)) break;
            }
        }

        for (var i = 0; i < length; i++) weights[i] /= sum;
        return length;
    }
}
