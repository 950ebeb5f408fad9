using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>Expected lifetimes under BdW, which have no closed form: a sum of falling terms.</summary>
/// <remarks>
/// The terms are added one by one until they fall slowly and smoothly. The rest of the sum is an integral over time with Gregory's
/// corrections at its beginning, computed in the logarithm of time by Gauss–Legendre rules.
/// </remarks>
internal static class BdwLifetime
{
    /// <summary>
    /// The minimum number of terms that are added one by one; after them a power law is smooth enough for Gregory's formula.
    /// </summary>
    private const int FewestTerms = 100;

    /// <summary>The largest fall from one term to the next at which the integral may start.</summary>
    private const double LargestFall = 0.02;

    private const double Negligible = 1e-18;

    /// <summary>The length of a piece of the integral, in the logarithm of time.</summary>
    private const double PieceLength = 0.35;

    private const int Nodes = 16;

    /// <summary>The maximum number of pieces; any sum that a double can hold needs far fewer.</summary>
    private const int MaxPieces = 100_000;

    /// <summary>For larger ln t, or ln t^c, the terms are the pure power law t^(−α c) to a double.</summary>
    private const double LogFar = 50;

    /// <summary>Gregory's coefficients: Σ f(k) = ∫ f + f/2 − Δf/12 + Δ²f/24 − …</summary>
    private static readonly double[] Corrections =
        [1.0 / 2, -1.0 / 12, 1.0 / 24, -19.0 / 720, 3.0 / 160, -863.0 / 60480, 275.0 / 24192, -33953.0 / 3628800];

    /// <summary>Σ over j = 1 … m of S(n + j) / S(n) / (1 + d)^j.</summary>
    public static double Sum(ReadOnlySpan<double> θ, double n, double d, double m)
    {
        if (d == 0 && double.IsPositiveInfinity(m) && θ[0] * θ[2] <= 1) return double.PositiveInfinity;
        var force = ElementaryFunctions.Log1p(d);
        var (sum, before) = (new Compensated(), 0.0);
        for (var j = 1.0; j <= m; j++)
        {
            var log = LogTerm(θ, n, force, j);
            var term = Math.Exp(log);
            var fall = before - log;
            var isSmooth = double.IsPositiveInfinity(m) && j > FewestTerms && j > n && fall < LargestFall;
            if (isSmooth) return sum.Sum + Tail(θ, n, force, j);
            sum.Add(term);
            // The rest of a power law is about j terms, that of a discount 1 / d terms.
            if (term * Math.Max(j, 1 / fall) <= Negligible * sum.Sum) break;
            before = log;
        }

        return sum.Sum;
    }

    private static double LogTerm(ReadOnlySpan<double> θ, double n, double force, double j) =>
        BdwFamily.Instance.LogSurvival(θ, n, n + j) - force * j;

    /// <summary>Σ from the j-th term on.</summary>
    private static double Tail(ReadOnlySpan<double> θ, double n, double force, double j)
    {
        Span<double> terms = stackalloc double[Corrections.Length];
        for (var k = 0; k < terms.Length; k++) terms[k] = Math.Exp(LogTerm(θ, n, force, j + k));
        var sum = 0.0;
        for (var k = 0; k < terms.Length; k++)
        {
            sum += Corrections[k] * terms[0];
            for (var i = 0; i < terms.Length - 1 - k; i++) terms[i] = terms[i + 1] - terms[i];
        }

        var nodes = GaussLegendre.Nodes(Nodes);
        var weights = GaussLegendre.Weights(Nodes);
        var (at, before) = (Math.Log(j), 0.0);
        for (var piece = 0; piece < MaxPieces; piece++, at += PieceLength)
        {
            var part = 0.0;
            for (var i = 0; i < Nodes; i++)
            {
                var s = at + PieceLength * nodes[i];
                part += weights[i] * Math.Exp(s + LogTerm(θ, n, force, Math.Exp(s)));
            }

            part *= PieceLength;
            sum += part;
            // The ratio of successive pieces falls, so the rest is at most a geometric sum.
            var ratio = part / before;
            if (piece > 0 && ratio < 1 && part * ratio <= Negligible * (1 - ratio) * sum) break;
            before = part;
            if (force > 0 || at * Math.Min(1, θ[2]) < LogFar) continue;

            // The rest is a pure power law: the ratio of successive pieces is constant.
            return sum + part * ratio / (1 - ratio);
        }

        return sum;
    }
}
