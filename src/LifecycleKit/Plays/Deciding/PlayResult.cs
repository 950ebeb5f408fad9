using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>The result of one play in a decision: chosen, or what blocks it and until when.</summary>
/// <remarks><c>default</c> has no play and is not a valid result.</remarks>
public readonly record struct PlayResult
{
    /// <summary>Creates a result, for tests of code that reads decisions.</summary>
    /// <param name="play">The play.</param>
    /// <param name="outcome">The outcome of the play.</param>
    /// <param name="until">The instant at which the reason ends by time alone; null, the default, for none.</param>
    /// <param name="lostTo">The play that takes the channel; null, the default, for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public PlayResult(Play play, PlayOutcome outcome, DateTimeOffset? until = null, Play? lostTo = null)
        : this(play ?? throw new ArgumentNullException(nameof(play)), outcome, until?.UtcTicks ?? 0, lostTo)
    {
    }

    internal PlayResult(Play play, PlayOutcome outcome, long untilTicks, Play? lostTo = null)
    {
        Play = play;
        Outcome = outcome;
        UntilTicks = untilTicks;
        LostTo = lostTo;
    }

    /// <summary>The play.</summary>
    public Play Play { get; }

    /// <summary>The outcome of the play.</summary>
    public PlayOutcome Outcome { get; }

    /// <summary>
    /// The instant at which the reason ends by time alone (cooldown, frequency cap, quiet hours, daily budget), in UTC; null for other
    /// outcomes. Another reason may apply at that instant.
    /// </summary>
    public DateTimeOffset? Until => UntilTicks is 0 or long.MaxValue ? null : new DateTimeOffset(UntilTicks, TimeSpan.Zero);

    /// <summary>The play that takes the channel; null for outcomes other than <see cref="PlayOutcome.LostTo"/>.</summary>
    public Play? LostTo { get; }

    internal long UntilTicks { get; }

    /// <summary>Returns the result in one line, culture-invariant, such as <c>newsletter: Capped until 2026-11-27T00:00:00Z</c>.</summary>
    public override string ToString() => Play is null ? string.Empty : Outcome switch
    {
        PlayOutcome.LostTo => $"{Play}: lost to {LostTo}",
        _ when Until is { } until => $"{Play}: {Outcome} until {ConditionText.Instant(until.UtcTicks)}",
        _ => $"{Play}: {Outcome}",
    };
}
