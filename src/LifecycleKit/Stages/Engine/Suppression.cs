using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A rule on an event that was true but suppressed. The rule is not tried on that event again.</summary>
/// <remarks><c>default</c> is no suppression.</remarks>
public readonly record struct Suppression
{
    internal Suppression(TransitionRule rule, SuppressionReason reason, long untilTicks)
    {
        Rule = rule.Id;
        Reason = reason;
        UntilTicks = untilTicks;
    }

    /// <summary>The name of the track; null outside a tracker, which sets it.</summary>
    public string? Track { get; init; }

    /// <summary>The id of the rule; null for none.</summary>
    public string? Rule { get; init; }

    /// <summary>Why the rule was suppressed.</summary>
    public SuppressionReason Reason { get; init; }

    /// <summary>
    /// Until when the rule is suppressed, in UTC; null when the next tick is enough, and when the instant is past the year 9999.
    /// </summary>
    public DateTimeOffset? SuppressedUntil
    {
        get => UntilTicks == 0 ? null : new DateTimeOffset(UntilTicks, TimeSpan.Zero);
        init => UntilTicks = value?.UtcTicks ?? 0;
    }

    private long UntilTicks { get; init; }

    /// <summary>Returns the suppression in one line, culture-invariant; empty for none.</summary>
    public override string ToString() => Rule is null
        ? string.Empty
        : $"{(Track is null ? string.Empty : $"{ConditionText.Name(Track)}: ")}{ConditionText.Name(Rule)} suppressed by {Reason}{(UntilTicks == 0 ? string.Empty : $" until {ConditionText.Instant(UntilTicks)}")}";
}
