using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>What became of one play in a decision, and until when.</summary>
/// <remarks><c>default</c> is no verdict. Immutable and safe to share between threads.</remarks>
public readonly record struct PlayResult
{
    /// <summary>Creates a verdict, for tests of code that reads decisions.</summary>
    /// <param name="play">The play.</param>
    /// <param name="outcome">What became of the play.</param>
    /// <param name="until">When what holds the play back ends by time alone; null, the default, for none.</param>
    /// <param name="lostTo">The play that goes first; null, the default, for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public PlayResult(Play play, PlayOutcome outcome, DateTimeOffset? until = null, Play? lostTo = null)
        : this(play ?? throw new ArgumentNullException(nameof(play)), outcome, until?.UtcTicks ?? 0, lostTo)
    {
    }

    internal PlayResult(Play play, PlayOutcome outcome, long untilTicks, Play? lostTo = null) =>
        (Play, Outcome, UntilTicks, LostTo) = (play, outcome, untilTicks, lostTo);

    /// <summary>The play.</summary>
    public Play Play { get; }

    /// <summary>What became of it.</summary>
    public PlayOutcome Outcome { get; }

    /// <summary>
    /// When what holds it back ends by time alone (rest, cap, quiet hours, the day's budget), in UTC; null otherwise. Something else may hold it
    /// back then.
    /// </summary>
    public DateTimeOffset? Until => UntilTicks is 0 or long.MaxValue ? null : new DateTimeOffset(UntilTicks, TimeSpan.Zero);

    /// <summary>The play that goes first; null unless it lost to one.</summary>
    public Play? LostTo { get; }

    internal long UntilTicks { get; }

    /// <summary>The verdict in words, culture-invariant.</summary>
    public override string ToString() => Play is null ? string.Empty : Outcome switch
    {
        PlayOutcome.LostTo => $"{Play}: lost to {LostTo}",
        _ when Until is { } until => $"{Play}: {Outcome} until {ConditionText.Instant(until.UtcTicks)}",
        _ => $"{Play}: {Outcome}",
    };
}
