using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Metrics;

/// <summary>One customer's path through the stages of one track, from the start to the end of the observation.</summary>
/// <remarks>
/// At an instant the customer is in the stage entered last, at that instant or before it. Several transitions at one instant all count, and
/// the last one decides the stage. A transition at the first instant of a <see cref="Period"/> belongs to that period, so the stage at its
/// opening, and at the close of the period before, is the stage just before that instant.
/// </remarks>
public sealed class StagePath
{
    private readonly byte[] _stages;
    private readonly long[] _ticks;

    private StagePath(StageRanks ranks, byte[] stages, long[] ticks, long untilTicks)
    {
        Ranks = ranks;
        _stages = stages;
        _ticks = ticks;
        UntilTicks = untilTicks;
    }

    /// <summary>The stages of the track.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The instant of the entry into the first stage, in UTC.</summary>
    public DateTimeOffset StartedAt => new(_ticks[0], TimeSpan.Zero);

    /// <summary>The end of the observation, in UTC; later stages are unknown.</summary>
    public DateTimeOffset ObservedUntil => new(UntilTicks, TimeSpan.Zero);

    internal long UntilTicks { get; }

    /// <summary>The number of entries, including the first stage; at least 1.</summary>
    internal int Count => _ticks.Length;

    /// <summary>Creates the path of a customer from the transitions of a <see cref="LifecycleEngine"/>.</summary>
    /// <param name="ranks">The stages of the track.</param>
    /// <param name="start">The first stage, and the instant of the start.</param>
    /// <param name="transitions">The customer's transitions in this track, in order and without gaps.</param>
    /// <param name="asOf">The end of the observation; not before the last transition.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// A stage is unknown, an instant is before the previous one, or the sequence numbers of the transitions are not consecutive.
    /// </exception>
    /// <remarks>
    /// A new version of a lifecycle may move customers over without a transition (<see cref="LifecycleEngine.MoveOver"/>): the path shows
    /// the new stage from the next transition on.
    /// </remarks>
    public static StagePath Of(StageRanks ranks, StageEntry start, IReadOnlyList<Transition> transitions, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        for (var i = 1; i < transitions.Count; i++)
        {
            if (transitions[i].Sequence != transitions[i - 1].Sequence + 1)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Transition {transitions[i].Sequence} follows transition {transitions[i - 1].Sequence}. The sequence numbers must be consecutive."),
                    nameof(transitions));
            }
        }

        return Of(ranks, [start, .. transitions.Select(move => new StageEntry(move.To, move.EffectiveAt))], asOf);
    }

    /// <summary>Creates the path of a customer from the stages entered.</summary>
    /// <param name="ranks">The stages of the track.</param>
    /// <param name="entries">The entries in order, at least one; an entry into the current stage is skipped.</param>
    /// <param name="asOf">The end of the observation; not before the last entry.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no entry, a stage is unknown, or an instant is before the previous one.</exception>
    public static StagePath Of(StageRanks ranks, IReadOnlyList<StageEntry> entries, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) throw new ArgumentException("A path must have at least one entry, its first stage.", nameof(entries));
        var stages = new byte[entries.Count];
        var ticks = new long[entries.Count];
        var count = 0;
        var last = entries[0].At;
        foreach (var entry in entries)
        {
            if (entry.At < last || entry.At > asOf) throw OutOfOrder(entry, entry.At < last ? last : asOf, nameof(entries));
            last = entry.At;
            var place = (byte)ranks.PlaceOf(entry.Stage, nameof(entries));
            if (count > 0 && stages[count - 1] == place) continue;
            (stages[count], ticks[count]) = (place, entry.At.UtcTicks);
            count++;
        }

        return new StagePath(ranks, stages[..count], ticks[..count], asOf.UtcTicks);
    }

    /// <summary>Returns the stages entered and their instants, in UTC, in order; the first entry is the start.</summary>
    public ImmutableArray<StageEntry> ToEntries() =>
        [.. _stages.Select((stage, i) => new StageEntry(Ranks.Stages[stage], new DateTimeOffset(_ticks[i], TimeSpan.Zero)))];

    /// <summary>Returns the stage at an instant; null before the start and after <see cref="ObservedUntil"/>.</summary>
    /// <param name="instant">The instant.</param>
    public string? GetStageAt(DateTimeOffset instant)
    {
        var entry = instant.UtcTicks > UntilTicks ? -1 : LastBefore(instant.UtcTicks + 1);
        return entry < 0 ? null : Ranks.Stages[_stages[entry]];
    }

    /// <summary>The stages and the instants of entry, culture-invariant.</summary>
    public override string ToString() =>
        string.Concat(ToEntries().Select(entry => FormattableString.Invariant($"{entry.Stage} {entry.At:O}, ")))
            + FormattableString.Invariant($"until {ObservedUntil:O}");

    /// <summary>Returns the index of the stage of an entry.</summary>
    internal int Place(int entry) => _stages[entry];

    internal long EnteredTicks(int entry) => _ticks[entry];

    /// <summary>Returns the instant of the exit from the stage of an entry; <see cref="long.MaxValue"/> when there is none.</summary>
    internal long LeftTicks(int entry) => entry + 1 < _ticks.Length ? _ticks[entry + 1] : long.MaxValue;

    /// <summary>Returns the index of the stage just before an instant; -1 before the start.</summary>
    internal int PlaceBefore(long ticks) => LastBefore(ticks) is >= 0 and var entry ? _stages[entry] : -1;

    /// <summary>Returns the last entry before an instant; -1 when there is none.</summary>
    private int LastBefore(long ticks) =>
        LowerBound.Find((ReadOnlySpan<long>)_ticks, ticks, static (entered, end) => entered < end) - 1;

    private static ArgumentException OutOfOrder(StageEntry entry, DateTimeOffset border, string name) => new(
        FormattableString.Invariant($"Stage '{entry.Stage}' was entered at {entry.At:O}, which is out of order with {border:O}."), name);
}
