using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>The formulas of BG/BB for any parameters θ = (α, β, γ, δ). Without state.</summary>
/// <remarks>
/// The history up to the last purchase is one factor, in which the customer is alive; the rest of the history is
/// <see cref="AlivePosterior.Silence"/> with updated parameters (Fader, Hardie and Shang 2010, Marketing Science 29(6)).
/// </remarks>
internal static class BgBbFormulas
{
    /// <summary>ln L of a history: of its exact sequence of purchases, without the number of such sequences (eq. 4).</summary>
    public static double LogLikelihood(ReadOnlySpan<double> θ, in OpportunityHistory history)
    {
        var (x, last) = (history.PurchaseCount, history.LastPurchase);
        var upToLast = GammaFunctions.LogBetaShift(θ[0], θ[1], last - x) + GammaFunctions.LogBetaShift(θ[1] + (last - x), θ[0], x)
            + GammaFunctions.LogBetaShift(θ[2], θ[3], last);
        return upToLast + AtLast(θ, history).LogSilence(history.OpportunityCount - last);
    }

    /// <summary>P(alive at opportunity n), whether or not something was purchased there.</summary>
    public static double AliveAtEnd(ReadOnlySpan<double> θ, in OpportunityHistory history)
    {
        var (alive, left) = AtLast(θ, history).Silence(history.OpportunityCount - history.LastPurchase);
        return alive / (alive + left);
    }

    /// <summary>P(dropout by opportunity n).</summary>
    public static double DroppedOutByEnd(ReadOnlySpan<double> θ, in OpportunityHistory history)
    {
        var (alive, left) = AtLast(θ, history).Silence(history.OpportunityCount - history.LastPurchase);
        return left / (alive + left);
    }

    /// <summary>The posterior of a customer who is alive after n opportunities.</summary>
    public static AlivePosterior AtEnd(ReadOnlySpan<double> θ, in OpportunityHistory history) => new(
        θ[0] + history.PurchaseCount, θ[1] + (history.OpportunityCount - history.PurchaseCount), θ[2], θ[3] + history.OpportunityCount);

    /// <summary>The posterior of the customer at the last purchase.</summary>
    private static AlivePosterior AtLast(ReadOnlySpan<double> θ, in OpportunityHistory history) => new(
        θ[0] + history.PurchaseCount, θ[1] + (history.LastPurchase - history.PurchaseCount), θ[2], θ[3] + history.LastPurchase);
}
