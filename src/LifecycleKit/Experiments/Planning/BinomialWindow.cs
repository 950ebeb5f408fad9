namespace LifecycleKit.Experiments;

/// <summary>
/// The counts that a binomial draw can show, but for a chance far below 1e-16, with the first one's chance. From there the chances follow by
/// their ratios, so no logarithm of a factorial loses digits where there are many trials.
/// </summary>
internal readonly struct BinomialWindow
{
    private const double Negligible = 1e-25;

    private readonly double _trials;
    private readonly double _share;

    public BinomialWindow(long trials, double share)
    {
        (_trials, _share) = (trials, share);
        var mode = Math.Min(trials, (long)Math.Floor((trials + 1.0) * share));
        var (first, weight, total) = (mode, 1.0, 1.0);
        while (first > 0)
        {
            var below = weight / Ratio(first);
            if (!(below > Negligible)) break;
            total += weight = below;
            first--;
        }

        var (last, above) = (mode, 1.0);
        while (last < trials && (above *= Ratio(last + 1)) > Negligible)
        {
            total += above;
            last++;
        }

        (First, Last, FirstChance) = (first, last, weight / total);
    }

    public long First { get; }

    public long Last { get; }

    /// <summary>The chance of <see cref="First"/>.</summary>
    public double FirstChance { get; }

    /// <summary>By what the chance of a count, at least 1, exceeds that of one less.</summary>
    public double Ratio(long count) => (_trials - count + 1) * _share / (count * (1 - _share));
}
