namespace LifecycleKit.Numerics;

/// <summary>
/// Nodes and weights for expectations over p ~ Beta(a, b): E f(p) ≈ Σ wᵢ f(pᵢ), the weights adding up to 1, their number a multiple of
/// eight.
/// </summary>
/// <remarks>
/// Two rules of one shape. <see cref="Gauss"/> is for integrands that are close to polynomials where the density lives; sixteen nodes then
/// give all digits. <see cref="Trapezoid"/> is for any other: in the log-odds u of p, the density p^a (1 − p)^b and what the models
/// multiply it with are analytic in a strip, so the trapezoidal rule converges exponentially (Trefethen and Weideman 2014, "The
/// exponentially convergent trapezoidal rule", SIAM Review 56(3)); outside the bulk the steps grow exponentially, because the tails of the
/// density in u are only exponential, as e^(a u) and e^(−b u).
/// </remarks>
internal static class BetaNodes
{
    /// <summary>Nodes of the Gauss rule.</summary>
    public const int GaussLength = 16;

    /// <summary>The most nodes that the trapezoidal rule writes.</summary>
    public const int MaxLength = 1024;

    /// <summary>How far outside the bulk the growth begins to be felt.</summary>
    private const double Margin = 1;

    /// <summary>What is smaller than this share of the largest term is left out.</summary>
    private const double LogNegligible = -42;

    /// <summary>The logarithm of 1 / the smallest normal double.</summary>
    private const double LogSmallest = 708;

    /// <summary>The Gauss–Jacobi rule (Golub and Welsch 1969, "Calculation of Gauss quadrature rules"), in p.</summary>
    public static void Gauss(double a, double b, Span<double> nodes, Span<double> weights)
    {
        Span<double> off = stackalloc double[GaussLength];
        // The recurrence of the Jacobi polynomials on [0, 1] as products of positive terms: nothing cancels for large b.
        var before = 0.0;
        for (var n = 0; n < GaussLength; n++)
        {
            var even = n == 0 ? 0 : n * (n + b - 1) / ((2 * n + a + b - 1) * (2 * n + a + b - 2));
            var odd = n == 0 ? a / (a + b) : (n + a) * (n + a + b - 1) / ((2 * n + a + b - 1) * (2 * n + a + b));
            nodes[n] = even + odd;
            // off[n − 1] joins n − 1 and n.
            if (n > 0) off[n - 1] = Math.Sqrt(before * even);
            before = odd;
        }

        off[GaussLength - 1] = 0;
        weights.Clear();
        weights[0] = 1;
        TridiagonalEigen.Solve(nodes, off, weights);
        for (var n = 0; n < GaussLength; n++) weights[n] *= weights[n];
    }

    /// <summary>The trapezoidal rule in the log-odds.</summary>
    /// <param name="a">First parameter of the density, above 0.</param>
    /// <param name="b">Second parameter of the density, above 0.</param>
    /// <param name="reach">
    /// How large p · reach grows before the integrand bends: terms like (1 + p z)^(−k) have reach k z. An integrand may grow like 1/p from
    /// there on towards smaller p.
    /// </param>
    /// <param name="nodes">Where the p go; <see cref="MaxLength"/> long.</param>
    /// <param name="weights">Where the weights go.</param>
    /// <returns>How many there are.</returns>
    public static int Trapezoid(double a, double b, double reach, Span<double> nodes, Span<double> weights)
    {
        var mode = Math.Log(a / b);
        var scale = Math.Min(1, Math.Sqrt(1 / a + 1 / b));
        var (left, right) = scale < 1
            ? (mode - 3 * scale, mode + 3 * scale)
            : (Math.Min(mode, -ElementaryFunctions.Log1p(b)), Math.Max(mode, ElementaryFunctions.Log1p(a)));
        // Where the density is zero to a double anyway, the integrand may bend as it likes.
        var bend = reach > 0 ? -Math.Log(reach) : double.PositiveInfinity;
        var last = bend < mode && a * (mode - bend) < LogSmallest ? bend : mode;
        left = Math.Min(left, last);
        var map = new LogOddsMap(a, b, mode, scale, left / scale - Margin, right / scale + Margin);
        return Fill(map, Math.Max(reach, 1), last + LogNegligible / a, nodes, weights);
    }

    /// <summary>Goes out from the mode, first to the right and then to the left, eight nodes at a time, until nothing is left to add.</summary>
    private static int Fill(in LogOddsMap map, double reach, double leftmost, Span<double> nodes, Span<double> weights)
    {
        var negligible = Math.Exp(LogNegligible);
        var (length, sum, highest, highestGrown) = (0, 0.0, 0.0, 0.0);
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
