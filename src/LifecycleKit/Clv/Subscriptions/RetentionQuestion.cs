using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>A requested prediction of a retention model, without the parameters.</summary>
/// <param name="Family">The formulas.</param>
/// <param name="Figure">The requested figure.</param>
/// <param name="Periods">The number of further renewals, or the number of one of them; +∞ for all.</param>
/// <param name="Renewals">The number of renewals that the customer has made so far.</param>
/// <param name="Rate">The discount per period.</param>
internal readonly record struct RetentionQuestion(
    RetentionFamily Family, RetentionFigure Figure, double Periods, double Renewals = 0, double Rate = 0) : IPrediction
{
    public double Answer(ReadOnlySpan<double> θ) => Figure switch
    {
        RetentionFigure.Survival => Math.Exp(Family.LogSurvival(θ, Renewals, Renewals + Periods)),
        RetentionFigure.Churned => -ElementaryFunctions.Expm1(Family.LogSurvival(θ, Renewals, Renewals + Periods)),
        RetentionFigure.ChurnsAt =>
            Math.Exp(Family.LogSurvival(θ, Renewals, Renewals + (Periods - 1))) * Family.Churn(θ, Renewals + Periods),
        RetentionFigure.Retention => Family.Retention(θ, Periods),
        RetentionFigure.Residual => Periods == 0 ? 0 : (1 + Rate) * Family.Lifetime(θ, Renewals, Rate, Periods),
        _ => Periods == 0 ? 0 : 1 + Family.Lifetime(θ, 0, Rate, Periods - 1),
    };
}

/// <summary>A figure that a retention model predicts.</summary>
internal enum RetentionFigure
{
    Survival,
    Churned,
    ChurnsAt,
    Retention,
    Residual,
    Lifetime,
}
