using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>What <see cref="SbgModel"/> and <see cref="BdwModel"/> are fitted to: how many customers under contract left at which renewal.</summary>
/// <remarks>
/// Counts alone: cohorts of different ages merge, and a sample does not depend on how it was split before <see cref="Merge"/>; neither does
/// a fit, to the last bit. Immutable and safe to share between threads.
/// </remarks>
public sealed class RetentionSample
{
    private RetentionSample(ImmutableArray<long> left, ImmutableArray<long> staying)
    {
        (Churned, Retained) = (left, staying);
        for (var t = 0; t < left.Length; t++)
        {
            ChurnedCustomerCount += left[t];
            CustomerCount += left[t] + staying[t];
        }
    }

    /// <summary>A sample of no customers.</summary>
    public static RetentionSample Empty { get; } = new([], []);

    /// <summary>How many customers the sample has.</summary>
    public long CustomerCount { get; }

    /// <summary>How many of them have left.</summary>
    public long ChurnedCustomerCount { get; }

    /// <summary>How many left at renewal t, at place t; the customers at place 0 had no renewal, so none left there.</summary>
    public ImmutableArray<long> Churned { get; }

    /// <summary>How many were still there when last seen, after t renewals, at place t.</summary>
    public ImmutableArray<long> Retained { get; }

    /// <summary>The most renewals that a customer of the sample faced; 0 when none did.</summary>
    public int RenewalCount => Math.Max(0, Churned.Length - 1);

    /// <summary>The sample of one cohort, from how many of it were there at the start and after each renewal, such as 1000, 869, 743.</summary>
    /// <param name="survivors">The counts, none above the one before; none makes an empty sample.</param>
    /// <exception cref="ArgumentException">A count is negative, or above the one before.</exception>
    public static RetentionSample FromSurvivors(ReadOnlySpan<long> survivors)
    {
        if (survivors.IsEmpty) return Empty;
        var (left, staying) = (new long[survivors.Length], new long[survivors.Length]);
        for (var t = 0; t < survivors.Length; t++)
        {
            if (survivors[t] < 0 || (t > 0 && survivors[t] > survivors[t - 1]))
            {
                throw new ArgumentException(
                    $"Survivors must be at least 0 and may not become more: after renewal {t} there are {survivors[t]}.", nameof(survivors));
            }

            if (t > 0) left[t] = survivors[t - 1] - survivors[t];
        }

        staying[^1] = survivors[^1];
        return Trimmed(left, staying);
    }

    /// <summary>A sample from counts, as <see cref="Churned"/> and <see cref="Retained"/> of another have them.</summary>
    /// <param name="left">How many left at renewal t, at place t; 0 at place 0.</param>
    /// <param name="staying">How many were still there when last seen, after t renewals, at place t.</param>
    /// <exception cref="ArgumentException">A count is negative, or that of those who left at place 0 is not 0.</exception>
    public static RetentionSample Of(ReadOnlySpan<long> left, ReadOnlySpan<long> staying)
    {
        RequireCounts(left, nameof(left));
        RequireCounts(staying, nameof(staying));
        if (left.Length > 0 && left[0] != 0) throw new ArgumentException($"Nobody leaves before the first renewal, not {left[0]}.", nameof(left));
        var (allLeft, allStaying) = (new long[Math.Max(left.Length, staying.Length)], new long[Math.Max(left.Length, staying.Length)]);
        left.CopyTo(allLeft);
        staying.CopyTo(allStaying);
        return Trimmed(allLeft, allStaying);
    }

    /// <summary>The customers of two disjoint samples taken together; they may have been seen for different lengths of time.</summary>
    /// <param name="other">Another sample.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public RetentionSample Merge(RetentionSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var length = Math.Max(Churned.Length, other.Churned.Length);
        var (left, staying) = (new long[length], new long[length]);
        foreach (var sample in (RetentionSample[])[this, other])
        {
            for (var t = 0; t < sample.Churned.Length; t++)
            {
                left[t] += sample.Churned[t];
                staying[t] += sample.Retained[t];
            }
        }

        return new RetentionSample([.. left], [.. staying]);
    }

    /// <summary>Without the last places when nobody is there: equal customers make equal samples.</summary>
    private static RetentionSample Trimmed(long[] left, long[] staying)
    {
        var length = left.Length;
        while (length > 0 && left[length - 1] == 0 && staying[length - 1] == 0) length--;
        return length == 0 ? Empty : new RetentionSample([.. left.AsSpan(0, length)], [.. staying.AsSpan(0, length)]);
    }

    private static void RequireCounts(ReadOnlySpan<long> counts, string name)
    {
        for (var t = 0; t < counts.Length; t++)
        {
            if (counts[t] < 0) throw new ArgumentException($"A count must be at least 0: the one at place {t} is {counts[t]}.", name);
        }
    }
}
