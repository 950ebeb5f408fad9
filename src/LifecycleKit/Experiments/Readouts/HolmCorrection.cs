using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// Holm's correction: raises the p-values of many arms or segments so that the probability of any false alarm among them stays at the
/// level.
/// </summary>
/// <remarks>
/// Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6: of k p-values in rising
/// order the i-th becomes the largest of min(1, (k − j + 1) p₍ⱼ₎) over j ≤ i. The correction is valid for any dependence of the tests, and
/// never weaker than Bonferroni's k p. Equal p-values stay equal. Pure, for any thread.
/// </remarks>
public static class HolmCorrection
{
    /// <summary>Returns the adjusted p-values in the order of the p-values.</summary>
    /// <param name="pValues">From 0 to 1, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1] or NaN.</exception>
    internal static ImmutableArray<double> Adjust(ReadOnlySpan<double> pValues)
    {
        var (sorted, places) = (pValues.ToArray(), new int[pValues.Length]);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!(sorted[i] is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(pValues), sorted[i], "A p-value must be from 0 to 1.");
            places[i] = i;
        }

        Array.Sort(sorted, places);
        var (adjusted, highest) = (new double[sorted.Length], 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            highest = Math.Max(highest, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[places[i]] = highest;
        }

        return ImmutableArray.Create(adjusted);
    }

    /// <summary>
    /// Returns the adjusted p-values in the order of the p-values; a missing p-value keeps its reason and does not count.
    /// </summary>
    /// <param name="pValues">From 0 to 1 where there is one, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static ImmutableArray<Estimate> Adjust(ReadOnlySpan<Estimate> pValues)
    {
        var known = new List<double>(pValues.Length);
        foreach (var p in pValues)
            if (p.TryGetValue(out var value)) known.Add(value);
        var adjusted = Adjust([.. known]);
        var (all, next) = (pValues.ToArray(), 0);
        for (var i = 0; i < all.Length; i++)
            if (all[i].HasValue) all[i] = Estimate.Of(adjusted[next++]);
        return ImmutableArray.Create(all);
    }
}
