using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>A requested prediction of BG/BB, without the parameters.</summary>
/// <param name="Figure">The requested figure.</param>
/// <param name="History">The customer.</param>
/// <param name="Periods">The number of opportunities after the history; +∞ for all.</param>
/// <param name="From">The start of the window, for expected purchases.</param>
/// <param name="Count">The number of purchases, for its probability.</param>
/// <param name="Rate">The discount per period, for discounted purchases.</param>
internal readonly record struct BgBbQuestion(
    BgBbFigure Figure, OpportunityHistory History, double Periods, int From = 0, int Count = 0, double Rate = 0) : IPrediction
{
    public double Answer(ReadOnlySpan<double> θ)
    {
        var posterior = BgBbFormulas.AtEnd(θ, History);
        if (Figure == BgBbFigure.Churned)
        {
            var droppedOut = BgBbFormulas.DroppedOutByEnd(θ, History);
            return droppedOut + (1 - droppedOut) * Dropout(posterior, Periods + 1);
        }

        var alive = BgBbFormulas.AliveAtEnd(θ, History);
        if (alive == 0) return Figure == BgBbFigure.Count && Count == 0 ? 1 : 0;
        return Figure switch
        {
            BgBbFigure.Alive => alive * BetaLifetime.Survival(posterior.C, posterior.D, Periods + 1),
            BgBbFigure.Expected => alive * Chance(posterior) * BetaLifetime.Survival(posterior.C, posterior.D, From)
                * BetaLifetime.Expected(posterior.C, posterior.D + From, Periods),
            BgBbFigure.Count => alive * posterior.Count(Count, (int)Periods) + (Count == 0 ? BgBbFormulas.DroppedOutByEnd(θ, History) : 0),
            _ => alive * Chance(posterior) * BetaLifetime.Discounted(posterior.C, posterior.D, Rate, Periods),
        };
    }

    /// <summary>E(p) given that the customer is alive.</summary>
    private static double Chance(in AlivePosterior posterior) => posterior.A / (posterior.A + posterior.B);

    /// <summary>P(dropout within m further opportunities) given that the customer is alive.</summary>
    private static double Dropout(in AlivePosterior posterior, double m) =>
        -ElementaryFunctions.Expm1(GammaFunctions.LogBetaShift(posterior.C, posterior.D, m));
}

/// <summary>The figures that BG/BB predicts.</summary>
internal enum BgBbFigure
{
    Alive,
    Churned,
    Expected,
    Count,
    Discounted,
}
