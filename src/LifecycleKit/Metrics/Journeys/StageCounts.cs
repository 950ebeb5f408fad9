using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Entries, exits and customers in each stage, by day, week or month of a time zone.</summary>
/// <remarks>
/// The customers at the opening of a unit are those at the close of the previous unit. A customer who passes through a stage within one
/// instant counts as an entry and an exit.
/// </remarks>
public sealed class StageCounts
{
    /// <summary>The customers at the opening of the period, by stage.</summary>
    private readonly long[] _opening;

    /// <summary>The entries by unit and stage.</summary>
    private readonly long[,] _entries;
    private readonly long[,] _exits;

    private StageCounts(StageRanks ranks, ImmutableArray<Period> units)
    {
        (Ranks, Units) = (ranks, units);
        _opening = new long[ranks.Stages.Length];
        (_entries, _exits) = (new long[units.Length, ranks.Stages.Length], new long[units.Length, ranks.Stages.Length]);
    }

    /// <summary>The stages.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The units in order, with the first and the last cut to the period.</summary>
    public ImmutableArray<Period> Units { get; }

    /// <summary>Creates the table of the entries and exits of a period.</summary>
    /// <param name="ranks">The stages.</param>
    /// <param name="paths">One path for each customer, in any order, read once; each observed at least until the end of the period.</param>
    /// <param name="period">The period.</param>
    /// <param name="unit">The unit of the calendar.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageCounts Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var counts = new StageCounts(ranks, CalendarPeriods.Cut(period, unit, zone));
        long[] begins = [.. counts.Units.Select(piece => piece.FromTicks)];
        foreach (var path in ranks.Checked(paths, period.ToTicks))
        {
            if (path.PlaceBefore(period.FromTicks) is >= 0 and var place) counts._opening[place]++;
            for (var i = 0; i < path.Count; i++)
            {
                if (!period.Contains(path.EnteredTicks(i))) continue;
                var at = Array.BinarySearch(begins, path.EnteredTicks(i));
                var row = at < 0 ? ~at - 1 : at;
                counts._entries[row, path.Place(i)]++;
                if (i > 0) counts._exits[row, path.Place(i - 1)]++;
            }
        }

        return counts;
    }

    /// <summary>Returns the counts of one stage, unit by unit.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is unknown.</exception>
    public ImmutableArray<StageCountsRow> GetRows(string stage)
    {
        var place = Ranks.PlaceOf(stage, nameof(stage));
        var rows = ImmutableArray.CreateBuilder<StageCountsRow>(Units.Length);
        var opening = _opening[place];
        for (var i = 0; i < Units.Length; i++)
        {
            var row = new StageCountsRow(Units[i], opening, _entries[i, place], _exits[i, place]);
            rows.Add(row);
            opening = row.ClosingCount;
        }

        return rows.MoveToImmutable();
    }

    /// <summary>Returns the table of two disjoint groups of customers over the same units.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other stages or other units.</exception>
    public StageCounts Merge(StageCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ranks.CheckSame(other.Ranks, Units.SequenceEqual(other.Units));
        var sum = new StageCounts(Ranks, Units);
        for (var stage = 0; stage < _opening.Length; stage++)
        {
            sum._opening[stage] = _opening[stage] + other._opening[stage];
            for (var i = 0; i < Units.Length; i++)
            {
                sum._entries[i, stage] = _entries[i, stage] + other._entries[i, stage];
                sum._exits[i, stage] = _exits[i, stage] + other._exits[i, stage];
            }
        }

        return sum;
    }

    /// <summary>The number of units and stages, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Units.Length} units of {Ranks}");
}

/// <summary>The customers, entries and exits of one stage in one unit of a <see cref="StageCounts"/>.</summary>
/// <param name="Period">The unit, cut to the period of the table.</param>
/// <param name="OpeningCount">Customers in the stage when the unit opens, before anything happens in it.</param>
/// <param name="EntryCount">The number of entries, including starts.</param>
/// <param name="ExitCount">The number of exits.</param>
public readonly record struct StageCountsRow(Period Period, long OpeningCount, long EntryCount, long ExitCount)
{
    /// <summary>Customers in the stage when the unit closes: opening + entries − exits.</summary>
    public long ClosingCount => OpeningCount + EntryCount - ExitCount;

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"StageCountsRow {{ Period = {Period}, OpeningCount = {OpeningCount}, EntryCount = {EntryCount}, ExitCount = {ExitCount}, "
        + $"ClosingCount = {ClosingCount} }}");
}
