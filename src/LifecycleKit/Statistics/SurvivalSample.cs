using System.Collections.Immutable;

namespace LifecycleKit.Statistics;

/// <summary>Durations of customers, compressed to the distinct rows with their counts; parts merge into the whole without loss.</summary>
/// <remarks>
/// The rows stand in one order whatever the order in which they came, and counts are integers, so whatever is computed from a sample
/// does not depend on how it was split or sorted, to the last bit. Immutable and safe to share between threads.
/// </remarks>
public sealed class SurvivalSample
{
    private SurvivalSample(ImmutableArray<SurvivalRow> rows, long count) => (Rows, Count) = (rows, count);

    /// <summary>The sample without customers, the neutral element of merging.</summary>
    public static SurvivalSample Empty { get; } = new([], 0);

    /// <summary>The distinct rows by duration, events before censorings, then by entry.</summary>
    public ImmutableArray<SurvivalRow> Rows { get; }

    /// <summary>How many customers.</summary>
    public long Count { get; }

    /// <summary>Makes a sample.</summary>
    /// <param name="rows">The customers in any order; equal rows add up, and rows of <c>default</c> count for nothing.</param>
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

    /// <summary>The customers of two disjoint samples taken together.</summary>
    /// <exception cref="ArgumentNullException">The other sample is null.</exception>
    /// <exception cref="OverflowException">There are more customers than a <see cref="long"/> holds.</exception>
    public SurvivalSample Merge(SurvivalSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Create([.. Rows, .. other.Rows]);
    }

    /// <summary>How many customers in how many rows, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} customers in {Rows.Length} distinct rows");
}
