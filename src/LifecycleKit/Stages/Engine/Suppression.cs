using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A rule on an event that would have moved the customer, and was held back: that event is lost to it.</summary>
/// <remarks><c>default</c> is none. Immutable.</remarks>
public readonly record struct Suppression
{
    internal Suppression(TransitionRule rule, SuppressionReason reason, long untilTicks) => (Rule, Reason, UntilTicks) = (rule.Id, reason, untilTicks);

    /// <summary>The id of the rule; null for none.</summary>
    public string? Rule { get; }

    /// <summary>What held it back.</summary>
    public SuppressionReason Reason { get; }

    /// <summary>Until when it is held back, in UTC; null when the next instant will do, or it lies past the year 9999.</summary>
    public DateTimeOffset? SuppressedUntil => UntilTicks == 0 ? null : new DateTimeOffset(UntilTicks, TimeSpan.Zero);

    private long UntilTicks { get; }

    /// <summary>The suppression in one line, culture-invariant; empty for none.</summary>
    public override string ToString() => Rule is null
        ? string.Empty
        : $"{ConditionText.Name(Rule)} held back by {Reason}{(UntilTicks == 0 ? string.Empty : $" until {ConditionText.Instant(UntilTicks)}")}";
}
