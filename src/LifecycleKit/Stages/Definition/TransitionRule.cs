using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule that moves a customer from one stage to another, on events or as time passes.</summary>
/// <remarks>Belongs to one definition.</remarks>
public sealed class TransitionRule
{
    internal TransitionRule(TransitionRuleBuilder declared, IReadOnlyList<Stage> from, Stage to, Condition? when)
    {
        Id = declared.Id;
        From = from;
        To = to;
        On = declared.Triggers ?? EventTriggers.None;
        When = when;
        Priority = declared.PriorityValue;
        Cooldown = declared.CooldownLength;
        ConfirmFor = declared.ConfirmLength;
        IsChained = declared.IsChained;
        (EffectiveFrom, EffectiveUntil) = (declared.FromInstant?.ToUniversalTime(), declared.UntilInstant?.ToUniversalTime());
    }

    private TransitionRule(TransitionRule rule, Condition when)
    {
        Id = rule.Id;
        (From, To) = (rule.From, rule.To);
        (On, When) = (rule.On, when);
        (Priority, Timer) = (rule.Priority, rule.Timer);
        IsChained = rule.IsChained;
        (Cooldown, ConfirmFor) = (rule.Cooldown, rule.ConfirmFor);
        (EffectiveFrom, EffectiveUntil) = (rule.EffectiveFrom, rule.EffectiveUntil);
    }

    /// <summary>The rule's id, unique in its definition and compared ordinally.</summary>
    public string Id { get; }

    /// <summary>The source stages, in the order of the definition; groups are resolved to their stages.</summary>
    public IReadOnlyList<Stage> From { get; }

    /// <summary>The target stage.</summary>
    public Stage To { get; }

    /// <summary>The events on which the rule is tried; none for a time-based rule.</summary>
    public EventTriggers On { get; }

    /// <summary>The condition that must hold; null for none.</summary>
    public Condition? When { get; }

    /// <summary>
    /// The priority. Rules of higher priority are tried first; rules of one priority are tried in ordinal order of their ids.
    /// </summary>
    public int Priority { get; }

    /// <summary>The time after a move during which the rule does not move the same customer again; zero for none.</summary>
    public TimeSpan Cooldown { get; }

    /// <summary>
    /// The time, in the stage, that the condition must hold without a break before a time-based rule fires; zero for none.
    /// </summary>
    public TimeSpan ConfirmFor { get; }

    /// <summary>The instant from which on the rule is effective, in UTC; null for no bound.</summary>
    public DateTimeOffset? EffectiveFrom { get; }

    /// <summary>The instant before which the rule is effective, in UTC; null for no bound.</summary>
    public DateTimeOffset? EffectiveUntil { get; }

    /// <summary>Whether the rules of the target stage are tried on the same event after the rule has fired.</summary>
    public bool IsChained { get; }

    /// <summary>Whether the rule is time-based: it fires as time passes, without an event.</summary>
    public bool IsTimeBased => On == EventTriggers.None;

    /// <summary>The index of the rule's timer in a state; -1 for a rule without a timer.</summary>
    internal int Timer { get; init; } = -1;

    /// <summary>Returns the rule in one line, culture-invariant.</summary>
    public override string ToString() =>
        $"{ConditionText.Name(Id)}: {string.Join(", ", From.Select(stage => ConditionText.Name(stage.Id)))} -> {ConditionText.Name(To.Id)}"
        + (IsTimeBased ? " as time passes" : $" on {On}")
        + (When is null ? string.Empty : $" when {When}")
        + (ConfirmFor > TimeSpan.Zero ? $" for {DurationText.Write(ConfirmFor.Ticks)}" : string.Empty)
        + (Cooldown > TimeSpan.Zero ? $" cooldown {DurationText.Write(Cooldown.Ticks)}" : string.Empty)
        + (EffectiveFrom is { } from ? $" from {ConditionText.Instant(from.UtcTicks)}" : string.Empty)
        + (EffectiveUntil is { } until ? $" until {ConditionText.Instant(until.UtcTicks)}" : string.Empty)
        + (IsChained ? " chained" : string.Empty)
        + (Priority == 0 ? string.Empty : FormattableString.Invariant($" priority {Priority}"));

    /// <summary>Returns this rule with another condition, for a definition with the same stages.</summary>
    internal TransitionRule With(Condition when) => new(this, when);

    /// <summary>Compares two rules by the order in which they are tried.</summary>
    internal static int CompareOrder(TransitionRule left, TransitionRule right)
    {
        var byPriority = right.Priority.CompareTo(left.Priority);
        return byPriority != 0 ? byPriority : string.CompareOrdinal(left.Id, right.Id);
    }
}
