using System.Collections.Immutable;

namespace LifecycleKit.Statistics;

/// <summary>Durations of customers, compressed to distinct rows with their counts; samples of parts merge exactly.</summary>
/// <remarks>
/// The rows are in one fixed order and the counts are integers, so no result that is computed from a sample depends on how the sample was
/// split or sorted.
/// </remarks>
public sealed class SurvivalSample
{
    private SurvivalSample(ImmutableArray<SurvivalRow> rows, long count) => (Rows, Count) = (rows, count);

    /// <summary>The sample without customers, the neutral element of <see cref="Merge"/>.</summary>
    public static SurvivalSample Empty { get; } = new([], 0);

    /// <summary>The distinct rows by duration, events before censorings, then by entry.</summary>
    public ImmutableArray<SurvivalRow> Rows { get; }

    /// <summary>The number of customers.</summary>
    public long Count { get; }

    /// <summary>Creates a sample.</summary>
    /// <param name="rows">The customers in any order; equal rows add up, and rows of <c>default</c> are ignored.</param>
    /// <exception cref="OverflowException">There are more customers than a <see cref="long"/> holds.</exception>
    public static SurvivalSample Create(ReadOnlySpan<SurvivalRow> rows)
    {
        var sorted = rows.ToArray();
        Array.Sort(sorted, SurvivalRow.Compare);
        var distinct = ImmutableArray.CreateBuilder<SurvivalRow>();
        var count = 0L;
        foreach (var row in sorted)
        {
            if (row.Count == 0) continue;
            count += row.Count;
            if (distinct.Count > 0 && SurvivalRow.Compare(distinct[^1], row) == 0)
                distinct[^1] = row.With(distinct[^1].Count + row.Count);
            else
                distinct.Add(row);
        }

        return new SurvivalSample(distinct.ToImmutable(), count);
    }

    /// <summary>Merges two disjoint samples.</summary>
    /// <exception cref="ArgumentNullException">The other sample is null.</exception>
    /// <exception cref="OverflowException">There are more customers than a <see cref="long"/> holds.</exception>
    public SurvivalSample Merge(SurvivalSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Create([.. Rows, .. other.Rows]);
    }

    /// <summary>Returns the numbers of customers and rows, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} customers in {Rows.Length} distinct rows");
}
