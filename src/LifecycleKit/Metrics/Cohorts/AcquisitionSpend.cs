using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>What was spent on winning customers from a source in a month.</summary>
/// <remarks><c>default</c> is a spend of 0 on no source in January of the year 1.</remarks>
public readonly record struct AcquisitionSpend
{
    /// <summary>Creates a spend.</summary>
    /// <param name="source">The source, as the visits of the customers name it; null for customers without a known source.</param>
    /// <param name="month">Any day of the month.</param>
    /// <param name="amount">The amount in the reporting currency, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public AcquisitionSpend(string? source, DateOnly month, decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        Source = source;
        Month = CalendarPeriods.StartOf(month, CalendarUnit.Month);
        Amount = amount;
    }

    /// <summary>The source; null for customers without a known source.</summary>
    public string? Source { get; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; }

    /// <summary>The amount in the reporting currency, at least 0.</summary>
    public decimal Amount { get; }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source ?? "(no source)"} in {Month:yyyy-MM}: {Amount}");
}
