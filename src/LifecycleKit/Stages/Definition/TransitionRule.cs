using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule by which a customer moves from one stage to another: on events, or as time passes.</summary>
/// <remarks>Belongs to one definition. Immutable.</remarks>
public sealed class TransitionRule
{
    internal TransitionRule(TransitionRuleBuilder declared, IReadOnlyList<Stage> from, Stage to, Condition? when)
    {
        (Id, From, To, On, When, Priority) = (declared.Id, from, to, declared.Triggers ?? EventTriggers.None, when, declared.PriorityValue);
        (Cooldown, ConfirmFor, IsChained) = (declared.CooldownLength, declared.ConfirmLength, declared.IsChained);
        (EffectiveFrom, EffectiveUntil) = (declared.FromInstant?.ToUniversalTime(), declared.UntilInstant?.ToUniversalTime());
    }

    /// <summary>The rule's id, unique in its definition and compared ordinally.</summary>
    public string Id { get; }

    /// <summary>The stages from which it leads, in the order of the definition; groups are resolved.</summary>
    public IReadOnlyList<Stage> From { get; }

    /// <summary>The stage to which it leads.</summary>
    public Stage To { get; }

    /// <summary>The events on which it is tried; none for a rule on time.</summary>
    public EventTriggers On { get; }

    /// <summary>What must hold; null when nothing more is asked.</summary>
    public Condition? When { get; }

    /// <summary>Rules of higher priority are tried first; between equals the id decides, ordinally.</summary>
    public int Priority { get; }

    /// <summary>How long after it moved a customer it does not move him again. Zero for no such time.</summary>
    public TimeSpan Cooldown { get; }

    /// <summary>How long, in the stage, its condition must have held without a break before it fires; rules on time only. Zero for at once.</summary>
    public TimeSpan ConfirmFor { get; }

    /// <summary>From when on it works, in UTC; null for always.</summary>
    public DateTimeOffset? EffectiveFrom { get; }

    /// <summary>Until when it works, that instant excluded, in UTC; null for ever.</summary>
    public DateTimeOffset? EffectiveUntil { get; }

    /// <summary>Whether, after it fired on an event, the rules of the stage entered are tried on the same event.</summary>
    public bool IsChained { get; }

    /// <summary>Whether time alone makes the rule fire.</summary>
    public bool IsTimeBased => On == EventTriggers.None;

    /// <summary>Its place in the inline array of timers; -1 when it keeps none.</summary>
    internal int Timer { get; init; } = -1;

    /// <summary>The rule in one line, culture-invariant.</summary>
    public override string ToString() =>
        $"{ConditionText.Name(Id)}: {string.Join(", ", From.Select(stage => ConditionText.Name(stage.Id)))} -> {ConditionText.Name(To.Id)}"
        + (IsTimeBased ? " as time passes" : $" on {On}")
        + (When is null ? string.Empty : $" when {When}")
        + (ConfirmFor > TimeSpan.Zero ? $" for {ConditionText.Duration(ConfirmFor.Ticks)}" : string.Empty)
        + (Cooldown > TimeSpan.Zero ? $" cooldown {ConditionText.Duration(Cooldown.Ticks)}" : string.Empty)
        + (EffectiveFrom is { } from ? $" from {ConditionText.Instant(from.UtcTicks)}" : string.Empty)
        + (EffectiveUntil is { } until ? $" until {ConditionText.Instant(until.UtcTicks)}" : string.Empty)
        + (IsChained ? " chained" : string.Empty)
        + (Priority == 0 ? string.Empty : FormattableString.Invariant($" priority {Priority}"));

    /// <summary>The total order in which rules are tried.</summary>
    internal static int CompareOrder(TransitionRule left, TransitionRule right)
    {
        var byPriority = right.Priority.CompareTo(left.Priority);
        return byPriority != 0 ? byPriority : string.CompareOrdinal(left.Id, right.Id);
    }
}
