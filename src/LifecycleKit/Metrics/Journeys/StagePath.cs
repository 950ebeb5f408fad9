using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Metrics;

/// <summary>One customer's way through the stages of one track, from his start until the end of its observation.</summary>
/// <remarks>
/// At an instant he is in the stage that he entered at it or before; of several moves at one instant all count as moves, and the last one decides.
/// Whatever happens at the first instant of a <see cref="Period"/> belongs to that period, so at its opening, and at the close of the
/// period before, he stands where he stood just before. Immutable and safe to share between threads.
/// </remarks>
public sealed class StagePath
{
    private readonly byte[] _stages;
    private readonly long[] _ticks;

    private StagePath(StageRanks ladder, byte[] stages, long[] ticks, long untilTicks) =>
        (Ladder, _stages, _ticks, UntilTicks) = (ladder, stages, ticks, untilTicks);

    /// <summary>The stages of the track.</summary>
    public StageRanks Ladder { get; }

    /// <summary>When he came into the first stage, in UTC.</summary>
    public DateTimeOffset StartedAt => new(_ticks[0], TimeSpan.Zero);

    /// <summary>Until when his stages are known, in UTC; what comes later is not.</summary>
    public DateTimeOffset ObservedUntil => new(UntilTicks, TimeSpan.Zero);

    internal long UntilTicks { get; }

    /// <summary>How many stages he entered, the first one included; at least 1.</summary>
    internal int Count => _ticks.Length;

    /// <summary>The path of a customer whom a <see cref="LifecycleEngine"/> moves.</summary>
    /// <param name="ladder">The stages of the track.</param>
    /// <param name="start">The stage in which he started, and when.</param>
    /// <param name="transitions">His moves in this track, in order and without a gap.</param>
    /// <param name="asOf">Until when they are known; no earlier than the last of them.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// A stage is not on the ladder, the instants fall, or the moves' numbers do not follow upon one another.
    /// </exception>
    /// <remarks>
    /// A new version of a lifecycle may move customers over without a transition (<see cref="LifecycleEngine.MoveOver"/>): that is seen
    /// from the next move on only.
    /// </remarks>
    public static StagePath Of(StageRanks ladder, StageEntry start, IReadOnlyList<Transition> transitions, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        for (var i = 1; i < transitions.Count; i++)
        {
            if (transitions[i].Sequence != transitions[i - 1].Sequence + 1)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Move {transitions[i].Sequence} follows upon {transitions[i - 1].Sequence}."), nameof(transitions));
            }
        }

        return Of(ladder, [start, .. transitions.Select(move => new StageEntry(move.To, move.EffectiveAt))], asOf);
    }

    /// <summary>The path of a customer by the stages that he entered.</summary>
    /// <param name="ladder">The stages of the track.</param>
    /// <param name="entries">What he entered, in order, at least one; a stage that he is in already is no move and is passed over.</param>
    /// <param name="asOf">Until when they are known; no earlier than the last of them.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no entry, a stage is not on the ladder, or the instants fall.</exception>
    public static StagePath Of(StageRanks ladder, IReadOnlyList<StageEntry> entries, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) throw new ArgumentException("A path needs the stage that it starts in.", nameof(entries));
        var (stages, ticks, count) = (new byte[entries.Count], new long[entries.Count], 0);
        var last = entries[0].At;
        foreach (var entry in entries)
        {
            if (entry.At < last || entry.At > asOf) throw OutOfOrder(entry, entry.At < last ? last : asOf, nameof(entries));
            last = entry.At;
            var place = (byte)ladder.PlaceOf(entry.Stage, nameof(entries));
            if (count > 0 && stages[count - 1] == place) continue;
            (stages[count], ticks[count]) = (place, entry.At.UtcTicks);
            count++;
        }

        return new StagePath(ladder, stages[..count], ticks[..count], asOf.UtcTicks);
    }

    /// <summary>The stages that he entered and when, in UTC, in order; the first one is his start.</summary>
    public ImmutableArray<StageEntry> ToEntries() =>
        [.. _stages.Select((stage, i) => new StageEntry(Ladder.Stages[stage], new DateTimeOffset(_ticks[i], TimeSpan.Zero)))];

    /// <summary>The stage at an instant; null before the start, and after <see cref="ObservedUntil"/>, where it is not known.</summary>
    /// <param name="instant">The instant.</param>
    public string? StageAt(DateTimeOffset instant)
    {
        var entry = instant.UtcTicks > UntilTicks ? -1 : LastBefore(instant.UtcTicks + 1);
        return entry < 0 ? null : Ladder.Stages[_stages[entry]];
    }

    /// <summary>The stages and when they were entered, culture-invariant.</summary>
    public override string ToString() => string.Concat(ToEntries().Select(entry => FormattableString.Invariant($"{entry.Stage} {entry.At:O}, ")))
        + FormattableString.Invariant($"until {ObservedUntil:O}");

    /// <summary>The place on the ladder of an entered stage.</summary>
    internal int Place(int entry) => _stages[entry];

    internal long EnteredTicks(int entry) => _ticks[entry];

    /// <summary>When the stage of an entry was left; <see cref="long.MaxValue"/> when it was not.</summary>
    internal long LeftTicks(int entry) => entry + 1 < _ticks.Length ? _ticks[entry + 1] : long.MaxValue;

    /// <summary>The place on the ladder where he stands when a period opens that begins at an instant; -1 while he is not there yet.</summary>
    internal int PlaceBefore(long ticks) => LastBefore(ticks) is >= 0 and var entry ? _stages[entry] : -1;

    /// <summary>The last entry before an instant; -1 when there is none.</summary>
    private int LastBefore(long ticks)
    {
        var (low, high) = (0, _ticks.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_ticks[middle] < ticks) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private static ArgumentException OutOfOrder(StageEntry entry, DateTimeOffset border, string name) => new(
        FormattableString.Invariant($"Stage '{entry.Stage}' was entered at {entry.At:O}, which is out of order with {border:O}."), name);
}
