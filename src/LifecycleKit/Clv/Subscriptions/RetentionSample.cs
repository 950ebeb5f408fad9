using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>
/// The sample that <see cref="SbgModel"/> and <see cref="BdwModel"/> are fitted to: the number of subscribers who churned at each renewal.
/// </summary>
/// <remarks>
/// A sample keeps counts alone: cohorts of different ages merge, and neither a sample nor a fit depends on how customers were split before
/// <see cref="Merge"/>, to the last bit.
/// </remarks>
public sealed class RetentionSample
{
    private RetentionSample(ImmutableArray<long> churned, ImmutableArray<long> retained)
    {
        (Churned, Retained) = (churned, retained);
        for (var t = 0; t < churned.Length; t++)
        {
            ChurnedCustomerCount += churned[t];
            CustomerCount += churned[t] + retained[t];
        }
    }

    /// <summary>A sample without customers.</summary>
    public static RetentionSample Empty { get; } = new([], []);

    /// <summary>The number of customers in the sample.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of customers who have churned.</summary>
    public long ChurnedCustomerCount { get; }

    /// <summary>The number of customers who churned at renewal t, at index t; 0 at index 0, because there was no renewal.</summary>
    public ImmutableArray<long> Churned { get; }

    /// <summary>The number of customers who were still active when last observed, after t renewals, at index t.</summary>
    public ImmutableArray<long> Retained { get; }

    /// <summary>The largest number of renewals of a customer in the sample; 0 when there are no renewals.</summary>
    public int RenewalCount => Math.Max(0, Churned.Length - 1);

    /// <summary>
    /// Creates a sample of one cohort from the numbers of active customers at the start and after each renewal, such as 1000, 869, 743.
    /// </summary>
    /// <param name="survivors">The counts, none above the one before; an empty span makes an empty sample.</param>
    /// <exception cref="ArgumentException">A count is negative, or above the one before.</exception>
    public static RetentionSample FromSurvivors(ReadOnlySpan<long> survivors)
    {
        if (survivors.IsEmpty) return Empty;
        var (churned, retained) = (new long[survivors.Length], new long[survivors.Length]);
        for (var t = 0; t < survivors.Length; t++)
        {
            if (survivors[t] < 0 || (t > 0 && survivors[t] > survivors[t - 1]))
            {
                throw new ArgumentException(
                    $"The numbers of survivors must be at least 0 and must not increase: after renewal {t} there are {survivors[t]}.",
                    nameof(survivors));
            }

            if (t > 0) churned[t] = survivors[t - 1] - survivors[t];
        }

        retained[^1] = survivors[^1];
        return Trimmed(churned, retained);
    }

    /// <summary>Creates a sample from counts in the form of <see cref="Churned"/> and <see cref="Retained"/>.</summary>
    /// <param name="churned">The number of customers who churned at renewal t, at index t; 0 at index 0.</param>
    /// <param name="retained">The number of customers who were still active when last observed, after t renewals, at index t.</param>
    /// <exception cref="ArgumentException">A count is negative, or the number of churned customers at index 0 is not 0.</exception>
    public static RetentionSample Create(ReadOnlySpan<long> churned, ReadOnlySpan<long> retained)
    {
        RequireCounts(churned, nameof(churned));
        RequireCounts(retained, nameof(retained));
        if (churned.Length > 0 && churned[0] != 0)
        {
            throw new ArgumentException(
                $"No customer can churn before the first renewal; the count at index 0 must be 0, not {churned[0]}.", nameof(churned));
        }

        var (allChurned, allRetained) =
            (new long[Math.Max(churned.Length, retained.Length)], new long[Math.Max(churned.Length, retained.Length)]);
        churned.CopyTo(allChurned);
        retained.CopyTo(allRetained);
        return Trimmed(allChurned, allRetained);
    }

    /// <summary>
    /// The customers of two disjoint samples taken together; the customers may have been observed for different lengths of time.
    /// </summary>
    /// <param name="other">Another sample.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public RetentionSample Merge(RetentionSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var length = Math.Max(Churned.Length, other.Churned.Length);
        var (churned, retained) = (new long[length], new long[length]);
        foreach (var sample in (RetentionSample[])[this, other])
        {
            for (var t = 0; t < sample.Churned.Length; t++)
            {
                churned[t] += sample.Churned[t];
                retained[t] += sample.Retained[t];
            }
        }

        return new RetentionSample([.. churned], [.. retained]);
    }

    /// <summary>Removes trailing zeros, so equal customers make equal samples.</summary>
    private static RetentionSample Trimmed(long[] churned, long[] retained)
    {
        var length = churned.Length;
        while (length > 0 && churned[length - 1] == 0 && retained[length - 1] == 0) length--;
        return length == 0 ? Empty : new RetentionSample([.. churned.AsSpan(0, length)], [.. retained.AsSpan(0, length)]);
    }

    private static void RequireCounts(ReadOnlySpan<long> counts, string name)
    {
        for (var t = 0; t < counts.Length; t++)
        {
            if (counts[t] < 0) throw new ArgumentException($"A count must be at least 0: the count at index {t} is {counts[t]}.", name);
        }
    }
}
