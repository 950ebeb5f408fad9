using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The time that customers stay in each stage. Stays that have not ended are right-censored.</summary>
/// <remarks>
/// Each stay is a row: from the entry to the exit, in days of 24 hours of elapsed time. A customer who enters a stage twice has two stays,
/// and the intervals of <see cref="KaplanMeier"/> assume that they are independent.
/// </remarks>
public sealed class TimeInStage
{
    private readonly SurvivalSample[] _samples;

    private TimeInStage(StageRanks ranks, Period? window, SurvivalSample[] samples)
    {
        Ranks = ranks;
        Window = window;
        _samples = samples;
    }

    /// <summary>The stages.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The window of observation; null for all time.</summary>
    public Period? Window { get; }

    /// <summary>Creates the table of stays.</summary>
    /// <param name="ranks">The stages.</param>
    /// <param name="paths">One path for each customer, in any order, read once.</param>
    /// <param name="window">
    /// The window of observation; null for all time. A stay that began before the window enters late (left truncation). A stay that has not
    /// ended at the end of the window is censored there. A stay that ended by the first instant, or begins at the end or later, is
    /// excluded.
    /// </param>
    /// <exception cref="ArgumentNullException">The ranks or the paths are null.</exception>
    /// <exception cref="ArgumentException">A path is null or has other stages.</exception>
    public static TimeInStage Of(StageRanks ranks, IEnumerable<StagePath> paths, Period? window = null)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var rows = new List<SurvivalRow>[ranks.Stages.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = [];
        foreach (var path in ranks.Checked(paths))
        {
            for (var entry = 0; entry < path.Count; entry++)
            {
                if (RowOf(path, entry, window) is { } row) rows[path.Place(entry)].Add(row);
            }
        }

        return new TimeInStage(ranks, window, [.. rows.Select(stays => SurvivalSample.Create(stays.ToArray()))]);
    }

    /// <summary>Returns the stays in a stage, in days; an event is an exit.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is unknown.</exception>
    public SurvivalSample GetStays(string stage) => _samples[Ranks.PlaceOf(stage, nameof(stage))];

    /// <summary>
    /// Returns the share of customers still in a stage by days since the entry, by the product-limit estimator, with median, quantiles and
    /// intervals. Each call computes the curve.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is unknown.</exception>
    public KaplanMeier GetCurve(string stage) => KaplanMeier.Fit(GetStays(stage));

    /// <summary>Returns the stays of two disjoint groups of customers in the same window.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other stages or another window.</exception>
    public TimeInStage Merge(TimeInStage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ranks.CheckSame(other.Ranks, Window == other.Window);
        return new TimeInStage(Ranks, Window, [.. _samples.Select((sample, i) => sample.Merge(other._samples[i]))]);
    }

    /// <summary>The number of stays and the median of each stage, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Ranks.Stages.Select(
        stage => FormattableString.Invariant($"{stage}: {GetStays(stage).Count} stays, median {GetCurve(stage).Median()}")));

    private static SurvivalRow? RowOf(StagePath path, int entry, Period? window)
    {
        var (entered, left) = (path.EnteredTicks(entry), path.LeftTicks(entry));
        var (from, to) = window is { } period ? (period.FromTicks, period.ToTicks) : (entered, long.MaxValue);
        if (entered >= to) return null;
        // An exit at the end of the window is after the window.
        var isEvent = left < to;
        var days = Days((isEvent ? left : Math.Min(to, path.UntilTicks)) - entered);
        var late = Days(Math.Max(0, from - entered));
        if (late > 0 && late >= days) return null;
        return isEvent ? SurvivalRow.Event(days, entry: late) : SurvivalRow.Censored(days, entry: late);
    }

    private static double Days(long ticks) => (double)ticks / TimeSpan.TicksPerDay;
}
