using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The customers of one source whose first order was in one month.</summary>
public sealed class AcquisitionRow
{
    internal AcquisitionRow(string? source, DateOnly month, long customers, decimal? spend, ImmutableArray<MeanValue> profits)
    {
        Source = source;
        Month = month;
        CustomerCount = customers;
        Spend = spend;
        ProfitPerCustomer = profits;
    }

    /// <summary>The source; null for customers without a known source.</summary>
    public string? Source { get; }

    /// <summary>The first day of the month of the first orders.</summary>
    public DateOnly Month { get; }

    /// <summary>The number of new customers; 0 for a spend that won none.</summary>
    public long CustomerCount { get; }

    /// <summary>What was spent on the source in the month, in the reporting currency; null when it is unknown, which is not 0.</summary>
    public decimal? Spend { get; }

    /// <summary>The cost of a new customer (<see cref="CustomerAcquisitionCost"/>); 0/0 without a known spend or a new customer.</summary>
    public Ratio Cost => Spend is { } spend ? CustomerAcquisitionCost.FullyLoaded(spend, CustomerCount) : default;

    /// <summary>
    /// The profit per customer up to the end of each age, from age 0, the month itself, on: the mean over the customers whose margins are
    /// all known, with an interval. Ages that have not ended are not in the list.
    /// </summary>
    public ImmutableArray<MeanValue> ProfitPerCustomer { get; }

    /// <summary>
    /// Returns the number of months, the one of the first order included, after which the profit per customer has covered the cost; 0 for a
    /// cost of 0.
    /// </summary>
    /// <returns>
    /// A whole number of months, counted from the beginning of the month; no value while the cost is not covered, and without a known cost
    /// or profit. Observed, where <see cref="AcquisitionPayback"/> extrapolates.
    /// </returns>
    public Estimate Payback()
    {
        if (!Cost.ToEstimate().TryGetValue(out var cost)) return Estimate.None(NoCost());
        if (cost == 0) return Estimate.Of(0);
        for (var age = 0; age < ProfitPerCustomer.Length; age++)
        {
            if (ProfitPerCustomer[age] is { Count: > 0 } profit && Covers(profit)) return Estimate.Of(age + 1);
        }

        return Estimate.None(NoProfit() ?? $"the cost is not covered after {ProfitPerCustomer.Length} months");
    }

    /// <summary>
    /// Returns the profit per customer so far over the cost (<see cref="LifetimeValueToAcquisitionCost"/>), with the standard error of the
    /// profit: LTV:CAC as observed, which grows with age.
    /// </summary>
    /// <returns>The ratio; no value without a known cost above 0 or a known profit.</returns>
    public Estimate ProfitToCost()
    {
        if (!Cost.IsDefined) return Estimate.None(NoCost());
        return NoProfit() is { } reason
            ? Estimate.None(reason) : LifetimeValueToAcquisitionCost.Of(ProfitPerCustomer[^1].Mean(), Cost);
    }

    /// <summary>Source, month, cost and payback, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Source ?? "(no source)"} in {Month:yyyy-MM}: {CustomerCount} customer(s), cost {Cost.ToEstimate()}, payback {Payback()}");

    /// <summary>Returns the row of the customers of two rows of one source and month.</summary>
    internal AcquisitionRow Merge(AcquisitionRow other) => new(
        Source, Month, CustomerCount + other.CustomerCount, Spend,
        [.. ProfitPerCustomer.Zip(other.ProfitPerCustomer, static (left, right) => left + right)]);

    /// <summary>Compares exactly: sum / count ≥ spend / customers.</summary>
    private bool Covers(MeanValue profit) => profit.Sum * CustomerCount >= Spend * profit.Count;

    private string NoCost() => Spend is null ? "the spend is not known" : "there is no new customer";

    private string? NoProfit() => ProfitPerCustomer.IsEmpty ? "no month has ended"
        : ProfitPerCustomer[^1].Count == 0 ? "there is no customer whose margins are all known" : null;
}
