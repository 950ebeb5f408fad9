using System.Numerics;

namespace LifecycleKit.Metrics;

/// <summary>How recurring revenue (MRR, or that of any other unit of time) moved over a period: what it was, what came and what went.</summary>
/// <remarks>
/// Every customer moves once, by the difference between his start and his end, as in <see cref="Of"/>: somebody who expands and then leaves is churned with what
/// he paid at the start. So what is lost never exceeds the start. Movements of disjoint groups of customers add up. <c>default</c> is no customers, the
/// neutral element of addition. Amounts are in the reporting currency. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct RecurringRevenueMovement
    : IAdditionOperators<RecurringRevenueMovement, RecurringRevenueMovement, RecurringRevenueMovement>
{
    /// <summary>Recurring revenue at the start; at least 0.</summary>
    public decimal Start { get; private init; }

    /// <summary>That of customers who never had any before; at least 0.</summary>
    public decimal NewBusiness { get; private init; }

    /// <summary>What customers pay more than at the start; at least 0.</summary>
    public decimal Expansion { get; private init; }

    /// <summary>What customers who stayed pay less than at the start; at least 0.</summary>
    public decimal Contraction { get; private init; }

    /// <summary>What customers who left had paid at the start; at least 0.</summary>
    public decimal Churned { get; private init; }

    /// <summary>That of customers who had left before the period and came back; at least 0.</summary>
    public decimal Reactivation { get; private init; }

    /// <summary>Recurring revenue at the end: start + new business + expansion + reactivation − contraction − churned.</summary>
    public decimal End => Start + NewBusiness + Expansion + Reactivation - Lost;

    internal decimal Lost => Contraction + Churned;

    /// <summary>A movement of known amounts; name the arguments.</summary>
    /// <param name="start">Recurring revenue at the start; at least 0.</param>
    /// <param name="newBusiness">That of new customers; at least 0.</param>
    /// <param name="expansion">What customers pay more; at least 0.</param>
    /// <param name="contraction">What customers who stayed pay less; at least 0.</param>
    /// <param name="churned">What customers who left had paid at the start; at least 0.</param>
    /// <param name="reactivation">That of customers who came back; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or contraction and churn together exceed the start.</exception>
    public static RecurringRevenueMovement Create(
        decimal start, decimal newBusiness = 0, decimal expansion = 0, decimal contraction = 0, decimal churned = 0, decimal reactivation = 0)
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
            Start = start, NewBusiness = newBusiness, Expansion = expansion, Contraction = contraction, Churned = churned, Reactivation = reactivation,
        };
    }

    /// <summary>What one customer adds.</summary>
    /// <param name="start">What he paid at the start of the period; at least 0, which is nothing.</param>
    /// <param name="end">What he pays at its end; at least 0, which is nothing.</param>
    /// <param name="paidBefore">For a customer who paid nothing at the start, whether he had paid earlier.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public static RecurringRevenueMovement Of(decimal start, decimal end, bool paidBefore = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(end);
        if (start == 0) return paidBefore ? new() { Reactivation = end } : new() { NewBusiness = end };
        if (end == 0) return new() { Start = start, Churned = start };
        return end > start ? new() { Start = start, Expansion = end - start } : new() { Start = start, Contraction = start - end };
    }

    /// <summary>The movement of two disjoint groups of customers taken together.</summary>
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

    /// <summary>The same as <c>this + other</c>.</summary>
    public RecurringRevenueMovement Add(RecurringRevenueMovement other) => this + other;

    /// <summary>Start and end, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start} to {End}");
}
