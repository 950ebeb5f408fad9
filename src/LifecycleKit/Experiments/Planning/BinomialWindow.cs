namespace LifecycleKit.Experiments;

/// <summary>
/// The range of counts of a binomial draw, except for a probability far below 1e-16, with the probability of the first count. The other
/// probabilities follow by their ratios, without the loss of digits of logarithms of factorials with many trials.
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
        var first = mode;
        var weight = 1.0;
        var total = 1.0;
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

        First = first;
        Last = last;
        FirstChance = weight / total;
    }

    public long First { get; }

    public long Last { get; }

    /// <summary>The probability of <see cref="First"/>.</summary>
    public double FirstChance { get; }

    /// <summary>Returns the probability of a count, at least 1, over that of one less.</summary>
    public double Ratio(long count) => (_trials - count + 1) * _share / (count * (1 - _share));
}
