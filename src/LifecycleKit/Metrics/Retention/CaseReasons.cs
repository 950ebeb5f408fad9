using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>The support cases of a period by reason: what customers need help with.</summary>
/// <remarks>
/// A case counts once, in the period of its first opening, under the last reason that an opening or a close of it gave before the end of
/// the observed time (<see cref="CustomerEvent.CaseReason"/>). Reasons are compared ordinally. The figures are a count of what there is,
/// without an interval. Counts of disjoint customers merge.
/// </remarks>
public sealed class CaseReasons
{
    private CaseReasons(ImmutableArray<CaseReasonRow> rows) => Rows = rows;

    /// <summary>The reasons with a case, the most frequent first and equally frequent ones in ordinal order; cases without a reason
    /// last.</summary>
    public ImmutableArray<CaseReasonRow> Rows { get; }

    /// <summary>The number of cases, those without a reason included.</summary>
    public long Count => Rows.Sum(static row => row.Count);

    /// <summary>Counts the cases that were opened in a period.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="openedIn">The period in which a case was first opened.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static CaseReasons Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var opened = customers.SelectMany(events => CaseTimeline.Of(events, asOf.UtcTicks))
            .Where(one => openedIn.Contains(one.OpenedTicks));
        return Summed(opened.Select(static one => new CaseReasonRow(one.Reason, 1)));
    }

    /// <summary>Returns the number of cases of a reason.</summary>
    /// <param name="reason">The reason, compared ordinally; null for the cases without one.</param>
    public long GetCount(string? reason)
    {
        foreach (var row in Rows)
            if (string.Equals(row.Reason, reason, StringComparison.Ordinal)) return row.Count;
        return 0;
    }

    /// <summary>Returns the counts of both groups of customers.</summary>
    /// <param name="other">The counts of other customers over the same period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public CaseReasons Merge(CaseReasons other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Summed(Rows.Concat(other.Rows));
    }

    /// <summary>Returns the reasons with their counts, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Rows);

    private static CaseReasons Summed(IEnumerable<CaseReasonRow> rows) => new(
    [
        .. rows.GroupBy(row => row.Reason, (reason, same) => new CaseReasonRow(reason, same.Sum(row => row.Count)))
            .OrderBy(row => row.Reason is null).ThenByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal),
    ]);
}

/// <summary>The support cases of one reason.</summary>
/// <param name="Reason">The reason; null for cases without one.</param>
/// <param name="Count">The number of cases.</param>
public readonly record struct CaseReasonRow(string? Reason, long Count)
{
    /// <summary>Returns the reason and the number of cases, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Reason ?? "(no reason)"}: {Count}");
}
