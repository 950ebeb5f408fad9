namespace LifecycleKit.Clv;

/// <summary>
/// What a customer did at opportunities that all have in common, such as yearly appeals, events or flights: at each of them a purchase was
/// made or not.
/// </summary>
/// <remarks>
/// Notation after Fader, Hardie and Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing Science 29(6).
/// The purchase that made the customer is neither counted nor an opportunity. <c>default</c> is a new customer, who has had no opportunity
/// yet. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct OpportunityHistory
{
    private OpportunityHistory(int purchaseCount, int lastPurchase, int opportunityCount) =>
        (PurchaseCount, LastPurchase, OpportunityCount) = (purchaseCount, lastPurchase, opportunityCount);

    /// <summary>A new customer, who has had no opportunity yet; <c>default</c>.</summary>
    public static OpportunityHistory New => default;

    /// <summary>x: at how many opportunities a purchase was made.</summary>
    public int PurchaseCount { get; }

    /// <summary>t_x: the number of the last of them, from 1 on; 0 when there was none.</summary>
    public int LastPurchase { get; }

    /// <summary>n: how many opportunities there were.</summary>
    public int OpportunityCount { get; }

    /// <summary>Makes a history.</summary>
    /// <param name="purchaseCount">x, at least 0.</param>
    /// <param name="lastPurchase">t_x, at least x; 0 just when x is 0.</param>
    /// <param name="opportunityCount">n, at least t_x.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure breaks one of these rules.</exception>
    public static OpportunityHistory Create(int purchaseCount, int lastPurchase, int opportunityCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(purchaseCount);
        if (lastPurchase < purchaseCount || (purchaseCount == 0 && lastPurchase != 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastPurchase), lastPurchase, $"The last of {purchaseCount} purchases must be at opportunity {purchaseCount} or later, and 0 when there was none.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(opportunityCount, lastPurchase);
        return new OpportunityHistory(purchaseCount, lastPurchase, opportunityCount);
    }
}
