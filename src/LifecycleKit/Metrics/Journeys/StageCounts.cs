using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Entries, exits and customers in each stage, by day, week or month of a time zone.</summary>
/// <remarks>
/// A unit opens with the customers with whom the one before it closed. Who passes through a stage within one instant enters and leaves it.
/// Immutable and safe to share between threads.
/// </remarks>
public sealed class StageCounts : IMergeable<StageCounts>
{
    /// <summary>By stage: customers at the opening of the period.</summary>
    private readonly long[] _opening;

    /// <summary>By unit and stage.</summary>
    private readonly long[,] _entries;
    private readonly long[,] _exits;

    private StageCounts(StageRanks ladder, ImmutableArray<Period> units)
    {
        (Ladder, Units) = (ladder, units);
        _opening = new long[ladder.Stages.Length];
        (_entries, _exits) = (new long[units.Length, ladder.Stages.Length], new long[units.Length, ladder.Stages.Length]);
    }

    /// <summary>The stages.</summary>
    public StageRanks Ladder { get; }

    /// <summary>The units in order, the first and the last cut to the period.</summary>
    public ImmutableArray<Period> Units { get; }

    /// <summary>Counts the entries and exits of a period.</summary>
    /// <param name="ladder">The stages.</param>
    /// <param name="paths">One path a customer, in any order, read once; each observed until the end of the period or longer.</param>
    /// <param name="period">The period.</param>
    /// <param name="unit">The unit of the calendar.</param>
    /// <param name="zone">Whose calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageCounts Of(StageRanks ladder, IEnumerable<StagePath> paths, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var traffic = new StageCounts(ladder, CalendarPeriods.Cut(period, unit, zone));
        long[] begins = [.. traffic.Units.Select(piece => piece.FromTicks)];
        foreach (var path in ladder.Checked(paths, period.ToTicks))
        {
            if (path.PlaceBefore(period.FromTicks) is >= 0 and var place) traffic._opening[place]++;
            for (var i = 0; i < path.Count; i++)
            {
                if (!period.Contains(path.EnteredTicks(i))) continue;
                var at = Array.BinarySearch(begins, path.EnteredTicks(i));
                var row = at < 0 ? ~at - 1 : at;
                traffic._entries[row, path.Place(i)]++;
                if (i > 0) traffic._exits[row, path.Place(i - 1)]++;
            }
        }

        return traffic;
    }

    /// <summary>The traffic of one stage, unit by unit.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not on the ladder.</exception>
    public ImmutableArray<StageCountsRow> GetRows(string stage)
    {
        var place = Ladder.PlaceOf(stage, nameof(stage));
        var rows = ImmutableArray.CreateBuilder<StageCountsRow>(Units.Length);
        var opening = _opening[place];
        for (var i = 0; i < Units.Length; i++)
        {
            var row = new StageCountsRow(Units[i], opening, _entries[i, place], _exits[i, place]);
            rows.Add(row);
            opening = row.AtClose;
        }

        return rows.MoveToImmutable();
    }

    /// <summary>The traffic of two disjoint groups of customers over the same units, taken together.</summary>
    /// <exception cref="ArgumentNullException">The other one is null.</exception>
    /// <exception cref="ArgumentException">The other one has other stages or other units.</exception>
    public StageCounts Merge(StageCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ladder.CheckSame(other.Ladder, Units.SequenceEqual(other.Units));
        var sum = new StageCounts(Ladder, Units);
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
    public override string ToString() => FormattableString.Invariant($"{Units.Length} units of {Ladder}");
}
