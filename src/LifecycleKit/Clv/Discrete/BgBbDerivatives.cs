using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>ln L of one history under BG/BB with its gradient and Hessian in α, β, γ and δ.</summary>
/// <remarks>
/// L is a sum of products of beta functions. Its gradient is the mean of the terms' gradients, weighted with the terms, and its Hessian
/// the mean of theirs plus the covariance of the gradients. From term to term the gradients change by reciprocals, so the code sums
/// differences to the first term: these differences are exact, and the covariance loses no digits.
/// </remarks>
internal static class BgBbDerivatives
{
    /// <summary>The value, four of the gradient, and the upper triangle of the Hessian, row by row.</summary>
    public const int Length = 15;

    private const double Negligible = 1e-20;

    public static void Fill(ReadOnlySpan<double> θ, in OpportunityHistory history, Span<double> row)
    {
        row.Clear();
        AddUpToLast(θ, history.PurchaseCount, history.LastPurchase, row);
        var silent = history.OpportunityCount - history.LastPurchase;
        if (silent == 0) return;
        AddSilence(
            θ[0] + history.PurchaseCount, θ[1] + (history.LastPurchase - history.PurchaseCount), θ[2], θ[3] + history.LastPurchase, silent,
            row);
    }

    /// <summary>ln B(α + x, β + t_x − x) / B(α, β) + ln B(γ, δ + t_x) / B(γ, δ).</summary>
    private static void AddUpToLast(ReadOnlySpan<double> θ, double x, double last, Span<double> row)
    {
        var α = θ[0];
        var β = θ[1];
        var γ = θ[2];
        var δ = θ[3];
        row[0] += GammaFunctions.LogBetaShift(α, β, last - x) + GammaFunctions.LogBetaShift(β + (last - x), α, x)
            + GammaFunctions.LogBetaShift(γ, δ, last);
        var (both, stay) = (GammaFunctions.DigammaDifference(α + β, last), GammaFunctions.DigammaDifference(γ + δ, last));
        row[1] += GammaFunctions.DigammaDifference(α, x) - both;
        row[2] += GammaFunctions.DigammaDifference(β, last - x) - both;
        row[3] -= stay;
        row[4] += GammaFunctions.DigammaDifference(δ, last) - stay;
        (both, stay) = (GammaFunctions.TrigammaDifference(α + β, last), GammaFunctions.TrigammaDifference(γ + δ, last));
        row[5] += GammaFunctions.TrigammaDifference(α, x) - both;
        row[6] -= both;
        row[9] += GammaFunctions.TrigammaDifference(β, last - x) - both;
        row[12] -= stay;
        row[13] -= stay;
        row[14] += GammaFunctions.TrigammaDifference(δ, last) - stay;
    }

    /// <summary>
    /// The terms of <see cref="AlivePosterior.Silence"/>, C / (C + D) times: the customers who dropped out after i opportunities, and last
    /// the customers who are alive.
    /// </summary>
    private static void AddSilence(double a, double b, double c, double d, int m, Span<double> row)
    {
        var all = new Mixture { Odds = (c + d + m) / c };
        Span<double> change = stackalloc double[4];
        Span<double> bend = stackalloc double[4];
        change.Clear();
        bend.Clear();
        var (term, alive) = (1.0, 0.0);
        for (var i = 0; i < m; i++)
        {
            all.Add(term, change, bend);
            var ab = 1 / (a + b + i);
            var bi = 1 / (b + i);
            var cd = 1 / (c + d + 1 + i);
            var di = 1 / (d + i);
            term *= (b + i) * (d + i) * (ab * cd);
            change[0] -= ab;
            change[1] += a * ab * bi;
            change[2] -= cd;
            change[3] += (c + 1) * cd * di;
            bend[0] += ab * ab;
            bend[1] += bi * bi;
            bend[2] += cd * cd;
            bend[3] += di * di;
            if (all.Ends(term, m - i)) break;
            if (i < m - 1) continue;

            // From B(c + 1, d + m) to B(c, d + m).
            var end = 1 / (c + d + m);
            alive = term * all.Odds;
            change[2] -= 1 / c - end;
            change[3] += end;
            bend[2] -= end * end;
            all.Add(alive, change, bend);
        }

        var stays = 1 / (c + d) / (c + d);
        row[0] -= ElementaryFunctions.Log1p(d / c);
        row[3] += d / c / (c + d);
        row[4] -= 1 / (c + d);
        row[12] += stays - (1 - alive / all.Total) / c / c;
        row[13] += stays;
        row[14] += stays;
        all.AddTo(row);
    }

    /// <summary>Weighted sums of the terms' gradients and second derivatives, as differences to those of the first term.</summary>
    private struct Mixture
    {
        private Four _mean;
        private Four _bends;
        private Ten _products;

        public required double Odds { get; init; }

        public double Total { get; private set; }

        public void Add(double weight, ReadOnlySpan<double> change, ReadOnlySpan<double> bend)
        {
            Total += weight;
            var at = 0;
            for (var i = 0; i < 4; i++)
            {
                var weighted = weight * change[i];
                _mean[i] += weighted;
                _bends[i] += weight * bend[i];
                for (var j = i; j < 4; j++) _products[at++] += weighted * change[j];
            }
        }

        /// <summary>Whether the remaining terms, none larger than the next one, are negligible together.</summary>
        public readonly bool Ends(double term, int left) => term * Math.Max(left, Odds) <= Negligible * Total;

        public void AddTo(Span<double> row)
        {
            row[0] += Math.Log(Total);
            var at = 0;
            for (var i = 0; i < 4; i++)
            {
                row[1 + i] += _mean[i] / Total;
                for (var j = i; j < 4; j++) row[5 + at] += (_products[at++] - _mean[i] * (_mean[j] / Total)) / Total;
            }

            var purchase = _bends[0] / Total;
            var miss = _bends[1] / Total;
            var dropout = _bends[2] / Total;
            var stay = _bends[3] / Total;
            row[5] += purchase;
            row[6] += purchase;
            row[9] += purchase - miss;
            row[12] += dropout;
            row[13] += dropout;
            row[14] += dropout - stay;
        }

        [System.Runtime.CompilerServices.InlineArray(4)]
        private struct Four
        {
            private double _first;
        }

        [System.Runtime.CompilerServices.InlineArray(10)]
        private struct Ten
        {
            private double _first;
        }
    }
}
