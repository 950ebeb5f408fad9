using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>How long customers stay in each stage. Stays that still go on are right-censored.</summary>
/// <remarks>
/// A stay is a row: from the entry to the exit, in days of 24 hours of elapsed time. A customer who enters a stage twice has two stays, which
/// the intervals of <see cref="KaplanMeier"/> take for independent. Immutable and safe to share between threads.
/// </remarks>
public sealed class TimeInStage : IMergeable<TimeInStage>
{
    private readonly SurvivalSample[] _samples;

    private TimeInStage(StageRanks ladder, Period? window, SurvivalSample[] samples) => (Ladder, Window, _samples) = (ladder, window, samples);

    /// <summary>The stages.</summary>
    public StageRanks Ladder { get; }

    /// <summary>The window in which stays were looked at; null for all time.</summary>
    public Period? Window { get; }

    /// <summary>Gathers stays.</summary>
    /// <param name="ladder">The stages.</param>
    /// <param name="paths">One path a customer, in any order, read once.</param>
    /// <param name="window">
    /// What of each path to look at; null for all. A stay that began before it enters late (left truncation), one that goes on at its end is
    /// censored there, and one that was over by its first instant, or begins at its end or later, is left out.
    /// </param>
    /// <exception cref="ArgumentNullException">The ladder or the paths are null.</exception>
    /// <exception cref="ArgumentException">A path is null or has other stages.</exception>
    public static TimeInStage Of(StageRanks ladder, IEnumerable<StagePath> paths, Period? window = null)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var rows = new List<SurvivalRow>[ladder.Stages.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = [];
        foreach (var path in ladder.Checked(paths))
        {
            for (var entry = 0; entry < path.Count; entry++)
            {
                if (RowOf(path, entry, window) is { } row) rows[path.Place(entry)].Add(row);
            }
        }

        return new TimeInStage(ladder, window, [.. rows.Select(stays => SurvivalSample.Create(stays.ToArray()))]);
    }

    /// <summary>The stays in a stage, in days; an event is an exit.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not on the ladder.</exception>
    public SurvivalSample Stays(string stage) => _samples[Ladder.PlaceOf(stage, nameof(stage))];

    /// <summary>
    /// The share still in a stage some days after the entry, by the product-limit estimator, with its median, quantiles and intervals. Computed
    /// anew by each call.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not on the ladder.</exception>
    public KaplanMeier Curve(string stage) => KaplanMeier.Fit(Stays(stage));

    /// <summary>The stays of two disjoint groups of customers in the same window, taken together.</summary>
    /// <exception cref="ArgumentNullException">The other one is null.</exception>
    /// <exception cref="ArgumentException">The other one has other stages or another window.</exception>
    public TimeInStage Merge(TimeInStage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ladder.CheckSame(other.Ladder, Window == other.Window);
        return new TimeInStage(Ladder, Window, [.. _samples.Select((sample, i) => sample.Merge(other._samples[i]))]);
    }

    /// <summary>The number of stays and the median of each stage, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Ladder.Stages.Select(
        stage => FormattableString.Invariant($"{stage}: {Stays(stage).Count} stays, median {Curve(stage).Median()}")));

    private static SurvivalRow? RowOf(StagePath path, int entry, Period? window)
    {
        var (entered, left) = (path.EnteredTicks(entry), path.LeftTicks(entry));
        var (from, to) = window is { } period ? (period.FromTicks, period.ToTicks) : (entered, long.MaxValue);
        if (entered >= to) return null;
        // An exit at the very end of the window belongs to what comes after it.
        var isEvent = left < to;
        var days = Days((isEvent ? left : Math.Min(to, path.UntilTicks)) - entered);
        var late = Days(Math.Max(0, from - entered));
        if (late > 0 && late >= days) return null;
        return isEvent ? SurvivalRow.Event(days, entry: late) : SurvivalRow.Censored(days, entry: late);
    }

    private static double Days(long ticks) => (double)ticks / TimeSpan.TicksPerDay;
}
