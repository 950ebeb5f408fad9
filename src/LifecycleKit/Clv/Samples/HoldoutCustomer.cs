using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A customer of a <see cref="HoldoutSplit"/>: the history that a model may see, and what came after it.</summary>
/// <remarks>
/// <c>default</c> made the first purchase at the very end of the calibration and none after it. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct HoldoutCustomer
{
    private HoldoutCustomer(PurchaseHistory history, int purchaseCount, decimal spend, int place) =>
        (History, PurchaseCount, Spend, Place) = (history, purchaseCount, spend, place);

    /// <summary>The purchases of the calibration.</summary>
    public PurchaseHistory History { get; }

    /// <summary>How many purchases the hold-out has; at least 0.</summary>
    public int PurchaseCount { get; }

    /// <summary>The gross amount of those purchases, in the reporting currency; at least 0.</summary>
    public decimal Spend { get; }

    /// <summary>The customer's place in the log that was split, or among the customers given.</summary>
    public int Place { get; }

    /// <summary>A customer from figures computed elsewhere.</summary>
    /// <param name="history">The purchases of the calibration.</param>
    /// <param name="purchaseCount">How many purchases the hold-out has, at least 0.</param>
    /// <param name="spend">Their gross amount, at least 0; 0 without purchases.</param>
    /// <param name="place">Where the customer is found again, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure breaks one of these rules.</exception>
    public static HoldoutCustomer Create(PurchaseHistory history, int purchaseCount, decimal spend = 0, int place = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(purchaseCount);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        if (spend < 0 || (spend > 0 && purchaseCount == 0))
            throw new ArgumentOutOfRangeException(nameof(spend), spend, "The spend must be at least 0, and 0 without purchases.");
        return new HoldoutCustomer(history, purchaseCount, spend, place);
    }

    /// <summary>The mean amount of a purchase in the hold-out (of a day at day grain, never of a line), or that there is none.</summary>
    public Estimate MeanSpend() => PurchaseCount > 0
        ? Estimate.Of((double)(Spend / PurchaseCount))
        : Estimate.None("there are no purchases in the hold-out");

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"HoldoutCustomer {{ History = {History}, PurchaseCount = {PurchaseCount}, Spend = {Spend}, Place = {Place} }}");
}
