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
        var living = BgBbFormulas.AtEnd(θ, History);
        if (Figure == BgBbFigure.Churned)
        {
            var left = BgBbFormulas.DroppedOutByEnd(θ, History);
            return left + (1 - left) * Leaving(living, Periods + 1);
        }

        var alive = BgBbFormulas.AliveAtEnd(θ, History);
        if (alive == 0) return Figure == BgBbFigure.Count && Count == 0 ? 1 : 0;
        return Figure switch
        {
            BgBbFigure.Alive => alive * BetaLifetime.Survival(living.C, living.D, Periods + 1),
            BgBbFigure.Expected => alive * Chance(living) * BetaLifetime.Survival(living.C, living.D, From)
                * BetaLifetime.Expected(living.C, living.D + From, Periods),
            BgBbFigure.Count => alive * living.Count(Count, (int)Periods) + (Count == 0 ? BgBbFormulas.DroppedOutByEnd(θ, History) : 0),
            _ => alive * Chance(living) * BetaLifetime.Discounted(living.C, living.D, Rate, Periods),
        };
    }

    /// <summary>E(p) given that the customer is alive.</summary>
    private static double Chance(in AlivePosterior living) => living.A / (living.A + living.B);

    /// <summary>P(dropout within m further opportunities) given that the customer is alive.</summary>
    private static double Leaving(in AlivePosterior living, double m) =>
        -ElementaryFunctions.Expm1(GammaFunctions.LogBetaShift(living.C, living.D, m));
}
