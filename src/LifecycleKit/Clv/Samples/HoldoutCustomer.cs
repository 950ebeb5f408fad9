using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>
/// A customer of a <see cref="HoldoutSplit"/>: the history in the calibration, which a model may use, and the purchases after it.
/// </summary>
/// <remarks>
/// <c>default</c> is a customer with the first purchase at the end of the calibration and no later purchase.
/// </remarks>
public readonly record struct HoldoutCustomer
{
    private HoldoutCustomer(PurchaseHistory history, int purchaseCount, decimal spend, int place)
    {
        History = history;
        PurchaseCount = purchaseCount;
        Spend = spend;
        Place = place;
    }

    /// <summary>The history in the calibration.</summary>
    public PurchaseHistory History { get; }

    /// <summary>The number of purchases in the hold-out; at least 0.</summary>
    public int PurchaseCount { get; }

    /// <summary>The gross amount of those purchases, in the reporting currency; at least 0.</summary>
    public decimal Spend { get; }

    /// <summary>The index of the customer in the log that was split, or the value given to <see cref="Create"/>.</summary>
    public int Place { get; }

    /// <summary>Creates a customer from given figures, such as simulated ones.</summary>
    /// <param name="history">The history in the calibration.</param>
    /// <param name="purchaseCount">The number of purchases in the hold-out, at least 0.</param>
    /// <param name="spend">The gross amount of those purchases, at least 0; 0 without purchases.</param>
    /// <param name="place">The index of the customer in the caller's data, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure breaks one of these rules.</exception>
    public static HoldoutCustomer Create(PurchaseHistory history, int purchaseCount, decimal spend = 0, int place = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(purchaseCount);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        if (spend < 0 || (spend > 0 && purchaseCount == 0))
            throw new ArgumentOutOfRangeException(nameof(spend), spend, "The spend must be at least 0, and 0 without purchases.");
        return new HoldoutCustomer(history, purchaseCount, spend, place);
    }

    /// <summary>
    /// Returns the mean amount of a purchase in the hold-out (of a day at day grain, never of a line); without a value when there are no
    /// purchases.
    /// </summary>
    public Estimate MeanSpend() => PurchaseCount > 0
        ? Estimate.Of((double)(Spend / PurchaseCount))
        : Estimate.None("there are no purchases in the hold-out");

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"HoldoutCustomer {{ History = {History}, PurchaseCount = {PurchaseCount}, Spend = {Spend}, Place = {Place} }}");
}
