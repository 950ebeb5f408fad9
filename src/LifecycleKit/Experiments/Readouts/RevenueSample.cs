using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>The revenue of each customer of an arm, compressed to distinct amounts with counts; parts merge without loss.</summary>
/// <remarks>
/// Capping needs the amounts themselves, which sums do not keep. The amounts are sorted, so the order and the split of the customers do not
/// matter.
/// </remarks>
public sealed class RevenueSample
{
    private readonly ImmutableArray<decimal> _amounts;
    private readonly ImmutableArray<long> _counts;

    private RevenueSample(ImmutableArray<decimal> amounts, ImmutableArray<long> counts)
    {
        (_amounts, _counts) = (amounts, counts);
        for (var i = 0; i < counts.Length; i++) CustomerCount += counts[i];
    }

    /// <summary>The empty sample, the neutral element of merging.</summary>
    public static RevenueSample Empty { get; } = new([], []);

    /// <summary>The number of customers.</summary>
    public long CustomerCount { get; }

    /// <summary>Creates a sample.</summary>
    /// <param name="revenues">One amount for each customer, in any order; 0 for a customer without revenue.</param>
    public static RevenueSample Create(ReadOnlySpan<decimal> revenues)
    {
        var sorted = revenues.ToArray();
        Array.Sort(sorted);
        var counts = new long[sorted.Length];
        Array.Fill(counts, 1);
        return Compressed(sorted, counts);
    }

    /// <summary>Returns the sample of two disjoint sets of customers.</summary>
    /// <exception cref="ArgumentNullException">The other sample is null.</exception>
    /// <exception cref="OverflowException">There are more customers than a <see cref="long"/> holds.</exception>
    public RevenueSample Merge(RevenueSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        decimal[] amounts = [.. _amounts, .. other._amounts];
        long[] counts = [.. _counts, .. other._counts];
        Array.Sort(amounts, counts);
        return Compressed(amounts, counts);
    }

    /// <summary>
    /// Returns the smallest amount that at least a share q of the customers do not exceed; always an amount of the sample.
    /// </summary>
    /// <param name="q">The share, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no customers.</exception>
    public decimal Quantile(double q)
    {
        if (!(q > 0 && q < 1)) throw new ArgumentOutOfRangeException(nameof(q), q, "The share must be strictly between 0 and 1.");
        if (CustomerCount == 0) throw new InvalidOperationException("There is no quantile: there are no customers.");
        // As decimals, so that 0.99 of 100 customers is 99 of them.
        var rank = (decimal)q * CustomerCount;
        var (i, below) = (0, _counts[0]);
        while (below < rank) below += _counts[++i];
        return _amounts[i];
    }

    /// <summary>
    /// Returns the amounts with those above the cap replaced by the cap. Their mean is that of <em>capped</em> revenue, which is another
    /// figure than mean revenue: it does not show an effect on amounts above the cap.
    /// </summary>
    /// <remarks>
    /// <see cref="EffectMeasure.WinsorisedRevenue"/> caps the arms of a read-out at a quantile. With a cap fixed beforehand, compare
    /// the capped amounts of two arms by <see cref="MeanDifference.Between"/>.
    /// </remarks>
    /// <param name="cap">The highest amount to count, in the reporting currency.</param>
    /// <exception cref="OverflowException">A sum of squares exceeds the range of <see cref="decimal"/>.</exception>
    public MeanValue Cap(decimal cap)
    {
        var sum = default(MeanValue);
        for (var i = 0; i < _amounts.Length; i++) sum += Repeated(Math.Min(_amounts[i], cap), _counts[i]);
        return sum;
    }

    /// <summary>The number of customers and of distinct amounts, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{CustomerCount} customers with {_amounts.Length} distinct amounts");

    private static RevenueSample Compressed(decimal[] sorted, long[] counts)
    {
        var amounts = ImmutableArray.CreateBuilder<decimal>();
        var ofAmounts = ImmutableArray.CreateBuilder<long>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (amounts.Count > 0 && amounts[^1] == sorted[i])
            {
                ofAmounts[^1] += counts[i];
                continue;
            }

            amounts.Add(sorted[i]);
            ofAmounts.Add(counts[i]);
        }

        return new RevenueSample(amounts.ToImmutable(), ofAmounts.ToImmutable());
    }

    /// <summary>Returns the same value a number of times, by doubling.</summary>
    private static MeanValue Repeated(decimal value, long count)
    {
        var (sum, power) = (default(MeanValue), MeanValue.Of(value));
        for (; count > 0; count >>= 1)
        {
            if ((count & 1) == 1) sum += power;
            if (count > 1) power += power;
        }

        return sum;
    }
}
