using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// The movement of recurring revenue (MRR, or of any other unit of time) over a period: the revenue at the start, the gains and the losses,
/// with the churn and the retention of revenue.
/// </summary>
/// <remarks>
/// <para>Every customer moves once, by the difference between their start and their end, as in <see cref="Of"/>: a customer who expands and
/// then churns is churned with the amount at the start. So the losses never exceed the start. Movements of disjoint groups of customers add
/// up.
/// <c>default</c> has no customers and is the neutral element of addition. Amounts are in the reporting currency.</para>
/// <para>Each retention is 1 − the churn of the same kind. New business is in none of them. All are undefined without revenue at the start,
/// and rates of consecutive periods do not add up.</para>
/// </remarks>
public readonly record struct RecurringRevenueMovement
    : IAdditionOperators<RecurringRevenueMovement, RecurringRevenueMovement, RecurringRevenueMovement>
{
    /// <summary>Recurring revenue at the start; at least 0.</summary>
    public decimal Start { get; private init; }

    /// <summary>Recurring revenue of customers without any before; at least 0.</summary>
    public decimal NewBusiness { get; private init; }

    /// <summary>The increase of customers who pay more than at the start; at least 0.</summary>
    public decimal Expansion { get; private init; }

    /// <summary>The decrease of retained customers who pay less than at the start; at least 0.</summary>
    public decimal Contraction { get; private init; }

    /// <summary>Recurring revenue at the start of the customers who churned; at least 0.</summary>
    public decimal Churned { get; private init; }

    /// <summary>Recurring revenue of customers who churned before the period and came back; at least 0.</summary>
    public decimal Reactivation { get; private init; }

    /// <summary>Recurring revenue at the end: start + new business + expansion + reactivation − contraction − churned.</summary>
    public decimal End => Start + Net;

    /// <summary>The change from the start to the end: new business + expansion + reactivation − contraction − churned; below 0 when losses
    /// exceed gains.</summary>
    public decimal Net => NewBusiness + Expansion + Reactivation - Lost;

    /// <summary>Gross revenue churn: (churned + contraction) / start, from 0 to 1.</summary>
    public Ratio GrossChurnRate => Ratio.Of(Lost, Start);

    /// <summary>
    /// Net revenue churn: (churned + contraction − expansion − reactivation) / start, as in ChartMogul (help 203359341); below 0 when gains
    /// exceed losses.
    /// </summary>
    public Ratio NetChurnRate => Ratio.Of(Lost - Expansion - Reactivation, Start);

    /// <summary>
    /// Net revenue churn without reactivation: (churned + contraction − expansion) / start, as in Chargebee's glossary; below 0 when
    /// expansion exceeds losses.
    /// </summary>
    public Ratio NetChurnRateWithoutReactivation => Ratio.Of(Lost - Expansion, Start);

    /// <summary>Gross revenue retention (GRR): (start − churned − contraction) / start, from 0 to 1.</summary>
    public Ratio GrossRetention => Kept(GrossChurnRate);

    /// <summary>
    /// Net revenue retention (NRR): (start − churned − contraction + expansion + reactivation) / start, at least 0; above 1 when gains
    /// exceed losses.
    /// </summary>
    public Ratio NetRetention => Kept(NetChurnRate);

    /// <summary>NRR without reactivation: (start − churned − contraction + expansion) / start, at least 0.</summary>
    public Ratio NetRetentionWithoutReactivation => Kept(NetChurnRateWithoutReactivation);

    private decimal Lost => Contraction + Churned;

    /// <summary>Creates a movement from amounts. Use named arguments.</summary>
    /// <param name="start">Recurring revenue at the start; at least 0.</param>
    /// <param name="newBusiness">Recurring revenue of new customers; at least 0.</param>
    /// <param name="expansion">The increase of customers who pay more; at least 0.</param>
    /// <param name="contraction">The decrease of retained customers who pay less; at least 0.</param>
    /// <param name="churned">Recurring revenue at the start of the customers who churned; at least 0.</param>
    /// <param name="reactivation">Recurring revenue of customers who came back; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or contraction and churn together exceed the start.</exception>
    public static RecurringRevenueMovement Create(
        decimal start, decimal newBusiness = 0, decimal expansion = 0, decimal contraction = 0, decimal churned = 0,
        decimal reactivation = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(newBusiness);
        ArgumentOutOfRangeException.ThrowIfNegative(expansion);
        ArgumentOutOfRangeException.ThrowIfNegative(contraction);
        ArgumentOutOfRangeException.ThrowIfNegative(churned);
        ArgumentOutOfRangeException.ThrowIfNegative(reactivation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(churned, start - contraction);
        return new RecurringRevenueMovement
        {
            Start = start, NewBusiness = newBusiness, Expansion = expansion, Contraction = contraction, Churned = churned,
            Reactivation = reactivation,
        };
    }

    /// <summary>Returns the movement of one customer.</summary>
    /// <param name="start">The customer's recurring revenue at the start of the period; at least 0.</param>
    /// <param name="end">The customer's recurring revenue at its end; at least 0.</param>
    /// <param name="paidBefore">Whether a customer who paid nothing at the start had paid earlier.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public static RecurringRevenueMovement Of(decimal start, decimal end, bool paidBefore = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(end);
        if (start == 0) return paidBefore ? new() { Reactivation = end } : new() { NewBusiness = end };
        if (end == 0) return new() { Start = start, Churned = start };
        return end > start ? new() { Start = start, Expansion = end - start } : new() { Start = start, Contraction = start - end };
    }

    /// <summary>Returns the movement of two disjoint groups of customers.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static RecurringRevenueMovement operator +(RecurringRevenueMovement left, RecurringRevenueMovement right) => new()
    {
        Start = left.Start + right.Start,
        NewBusiness = left.NewBusiness + right.NewBusiness,
        Expansion = left.Expansion + right.Expansion,
        Contraction = left.Contraction + right.Contraction,
        Churned = left.Churned + right.Churned,
        Reactivation = left.Reactivation + right.Reactivation,
    };

    /// <summary>Start and end, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start} to {End}");

    private static Ratio Kept(Ratio churn) => Ratio.Of(churn.Denominator - churn.Numerator, churn.Denominator);
}
