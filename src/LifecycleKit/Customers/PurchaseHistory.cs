using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Customers;

/// <summary>A customer's purchases up to an instant, as purchase and spend models need them: x, t_x, T and the spend.</summary>
/// <remarks>
/// <para>
/// At <see cref="PurchaseGrain.Day"/> a purchase is a calendar day with orders and times are calendar days; at
/// <see cref="PurchaseGrain.Order"/> a purchase is an order and times are exact; both are divided by the length of the unit.
/// The first purchase starts the history and is not counted. Notation after Fader, Hardie and Lee (2005), "Counting your
/// customers" the easy way, Marketing Science 24(2).
/// </para>
/// <para><c>default</c> is a customer whose first purchase is at the end of the window.</para>
/// </remarks>
public readonly record struct PurchaseHistory
{
    private PurchaseHistory(int repeats, double lastPurchaseAge, double age, TimeUnit unit, PurchaseGrain grain, decimal repeatSpend)
    {
        RepeatPurchaseCount = repeats;
        LastPurchaseAge = lastPurchaseAge;
        Age = age;
        Unit = unit;
        Grain = grain;
        RepeatSpend = repeatSpend;
    }

    /// <summary>x: the number of purchases after the first.</summary>
    public int RepeatPurchaseCount { get; }

    /// <summary>t_x: the time from the first purchase to the last, in <see cref="Unit"/>; 0 when there is only one.</summary>
    public double LastPurchaseAge { get; }

    /// <summary>T: the time from the first purchase to the end of the window, in <see cref="Unit"/>; at least t_x.</summary>
    public double Age { get; }

    /// <summary>The unit of the two times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>The meaning of one purchase.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The gross amount of the purchases after the first, in the reporting currency; at least 0.</summary>
    public decimal RepeatSpend { get; }

    /// <summary>Creates a history from figures computed elsewhere.</summary>
    /// <param name="repeatPurchases">x, at least 0.</param>
    /// <param name="lastPurchaseAge">t_x in <paramref name="unit"/>, finite and at least 0; 0 when x is 0.</param>
    /// <param name="age">T in <paramref name="unit"/>, finite and at least t_x.</param>
    /// <param name="unit">The unit of the two times.</param>
    /// <param name="grain">The meaning of one purchase; a day with orders by default.</param>
    /// <param name="repeatSpend">The gross amount of the purchases after the first, at least 0; 0 when x is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure breaks one of these rules, or is NaN.</exception>
    public static PurchaseHistory Create(
        int repeatPurchases,
        double lastPurchaseAge,
        double age,
        TimeUnit unit,
        PurchaseGrain grain = PurchaseGrain.Day,
        decimal repeatSpend = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeatPurchases);
        if (!(lastPurchaseAge >= 0 && (lastPurchaseAge == 0 || repeatPurchases > 0)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastPurchaseAge), lastPurchaseAge,
                "The age at the last purchase must be at least 0, and 0 without repeat purchases.");
        }

        if (!(age >= lastPurchaseAge && double.IsFinite(age)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(age), age,
                FormattableString.Invariant($"The age must be finite and at least that at the last purchase, {lastPurchaseAge:R}."));
        }

        if (unit is < TimeUnit.Day or > TimeUnit.Year)
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit must be Day, Week, Month or Year.");
        if (grain is not (PurchaseGrain.Day or PurchaseGrain.Order))
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "The grain must be Day or Order.");
        if (repeatSpend < 0 || (repeatSpend > 0 && repeatPurchases == 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(repeatSpend), repeatSpend, "The repeat spend must be at least 0, and 0 without repeat purchases.");
        }

        return new PurchaseHistory(repeatPurchases, lastPurchaseAge, age, unit, grain, repeatSpend);
    }

    /// <summary>Returns the mean amount of a purchase after the first, in the reporting currency; without a value when x is 0.</summary>
    public Estimate MeanRepeatSpend() => RepeatPurchaseCount > 0
        ? Estimate.Of((double)(RepeatSpend / RepeatPurchaseCount))
        : Estimate.None("there are no repeat purchases");

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"PurchaseHistory {{ RepeatPurchaseCount = {RepeatPurchaseCount}, LastPurchaseAge = {LastPurchaseAge}, Age = {Age}, "
        + $"Unit = {Unit}, Grain = {Grain}, RepeatSpend = {RepeatSpend} }}");
}
