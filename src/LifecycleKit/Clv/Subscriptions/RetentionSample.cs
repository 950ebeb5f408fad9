using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>What <see cref="SbgModel"/> and <see cref="BdwModel"/> are fitted to: how many customers under contract churned at which renewal.</summary>
/// <remarks>
/// Counts alone: cohorts of different ages merge, and a sample does not depend on how it was split before <see cref="Merge"/>; neither does
/// a fit, to the last bit. Immutable and safe to share between threads.
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

    /// <summary>How many of them have churned.</summary>
    public long ChurnedCustomerCount { get; }

    /// <summary>How many churned at renewal t, at place t; the customers at place 0 had no renewal, so none churned there.</summary>
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
        var (churned, retained) = (new long[survivors.Length], new long[survivors.Length]);
        for (var t = 0; t < survivors.Length; t++)
        {
            if (survivors[t] < 0 || (t > 0 && survivors[t] > survivors[t - 1]))
            {
                throw new ArgumentException(
                    $"Survivors must be at least 0 and may not become more: after renewal {t} there are {survivors[t]}.", nameof(survivors));
            }

            if (t > 0) churned[t] = survivors[t - 1] - survivors[t];
        }

        retained[^1] = survivors[^1];
        return Trimmed(churned, retained);
    }

    /// <summary>A sample from counts, as <see cref="Churned"/> and <see cref="Retained"/> of another have them.</summary>
    /// <param name="churned">How many churned at renewal t, at place t; 0 at place 0.</param>
    /// <param name="retained">How many were still there when last seen, after t renewals, at place t.</param>
    /// <exception cref="ArgumentException">A count is negative, or that of those who churned at place 0 is not 0.</exception>
    public static RetentionSample Create(ReadOnlySpan<long> churned, ReadOnlySpan<long> retained)
    {
        RequireCounts(churned, nameof(churned));
        RequireCounts(retained, nameof(retained));
        if (churned.Length > 0 && churned[0] != 0) throw new ArgumentException($"Nobody leaves before the first renewal, not {churned[0]}.", nameof(churned));
        var (allChurned, allRetained) = (new long[Math.Max(churned.Length, retained.Length)], new long[Math.Max(churned.Length, retained.Length)]);
        churned.CopyTo(allChurned);
        retained.CopyTo(allRetained);
        return Trimmed(allChurned, allRetained);
    }

    /// <summary>The customers of two disjoint samples taken together; they may have been seen for different lengths of time.</summary>
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

    /// <summary>Without the last places when nobody is there: equal customers make equal samples.</summary>
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
            if (counts[t] < 0) throw new ArgumentException($"A count must be at least 0: the one at place {t} is {counts[t]}.", name);
        }
    }
}
