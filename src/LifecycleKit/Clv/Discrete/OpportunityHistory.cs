namespace LifecycleKit.Clv;

/// <summary>
/// The history of a customer over opportunities that all customers share, such as yearly appeals, events or flights: at each opportunity
/// the customer purchased or not.
/// </summary>
/// <remarks>
/// Notation after Fader, Hardie and Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing Science
/// 29(6). The first purchase is not counted and is not an opportunity. <c>default</c> is a new customer without
/// opportunities.
/// </remarks>
public readonly record struct OpportunityHistory
{
    private OpportunityHistory(int purchaseCount, int lastPurchase, int opportunityCount)
    {
        PurchaseCount = purchaseCount;
        LastPurchase = lastPurchase;
        OpportunityCount = opportunityCount;
    }

    /// <summary>A new customer without opportunities; <c>default</c>.</summary>
    public static OpportunityHistory New => default;

    /// <summary>x, the number of opportunities with a purchase.</summary>
    public int PurchaseCount { get; }

    /// <summary>t_x, the number of the last opportunity with a purchase, counted from 1; 0 when there is no such opportunity.</summary>
    public int LastPurchase { get; }

    /// <summary>n, the number of opportunities.</summary>
    public int OpportunityCount { get; }

    /// <summary>Creates a history.</summary>
    /// <param name="purchaseCount">x, at least 0.</param>
    /// <param name="lastPurchase">t_x, at least x; 0 if and only if x is 0.</param>
    /// <param name="opportunityCount">n, at least t_x.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure breaks one of these rules.</exception>
    public static OpportunityHistory Create(int purchaseCount, int lastPurchase, int opportunityCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(purchaseCount);
        if (lastPurchase < purchaseCount || (purchaseCount == 0 && lastPurchase != 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastPurchase), lastPurchase,
                $"The last of {purchaseCount} purchases must be at opportunity {purchaseCount} or later, and 0 without purchases.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(opportunityCount, lastPurchase);
        return new OpportunityHistory(purchaseCount, lastPurchase, opportunityCount);
    }
}
