using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Declares one rule: its sources, target, triggers and condition.</summary>
/// <remarks>Not thread-safe; used inside <see cref="LifecycleDefinition.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class TransitionRuleBuilder
{
    internal TransitionRuleBuilder(string id) => Id = id;

    internal string Id { get; }

    internal List<string> FromStages { get; } = [];

    internal bool IsFromAny { get; private set; }

    internal List<string> ToStages { get; } = [];

    /// <summary>The events; null until <see cref="On"/> is called.</summary>
    internal EventTriggers? Triggers { get; private set; }

    internal bool IsTimeBased { get; private set; }

    internal List<Condition> Conditions { get; } = [];

    internal int PriorityValue { get; private set; }

    internal TimeSpan CooldownLength { get; private set; }

    internal TimeSpan ConfirmLength { get; private set; }

    internal DateTimeOffset? FromInstant { get; private set; }

    internal DateTimeOffset? UntilInstant { get; private set; }

    internal bool IsChained { get; private set; }

    /// <summary>The members in text that could not be read; their errors are reported already.</summary>
    internal List<string> Unread { get; } = [];

    /// <summary>Adds source stages, or groups of stages.</summary>
    public TransitionRuleBuilder From(params string[] stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        FromStages.AddRange(stages);
        return this;
    }

    /// <summary>Makes all stages sources, except the target and terminal stages; cannot be combined with <see cref="From"/>.</summary>
    public TransitionRuleBuilder FromAny()
    {
        IsFromAny = true;
        return this;
    }

    /// <summary>Sets the target stage, of which there is exactly one.</summary>
    public TransitionRuleBuilder To(string stage)
    {
        ToStages.Add(stage);
        return this;
    }

    /// <summary>Adds events on which the rule is tried.</summary>
    public TransitionRuleBuilder On(EventTriggers triggers)
    {
        Triggers = (Triggers ?? EventTriggers.None) | triggers;
        return this;
    }

    /// <summary>
    /// Makes the rule time-based: it fires at the tick at which its condition becomes true, whether an event or time made it true.
    /// </summary>
    public TransitionRuleBuilder WhenTimePasses()
    {
        IsTimeBased = true;
        return this;
    }

    /// <summary>Adds a condition that must hold; a time-based rule needs one. Conditions of repeated calls must hold together.</summary>
    public TransitionRuleBuilder When(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Conditions.Add(condition);
        return this;
    }

    /// <summary>Sets the priority; rules of higher priority are tried first. The default is 0.</summary>
    public TransitionRuleBuilder Priority(int priority)
    {
        PriorityValue = priority;
        return this;
    }

    /// <summary>
    /// Sets the time after a move during which the rule does not move the same customer again, from any stage; from 1 minute to 36 500
    /// days. On an event, the rule is suppressed and reported; a time-based rule waits.
    /// </summary>
    public TransitionRuleBuilder Cooldown(TimeSpan length)
    {
        CooldownLength = length;
        return this;
    }

    /// <summary>
    /// Sets the time that the condition must hold in the stage without a break before the rule fires; from 1 minute to 36 500 days. For
    /// time-based rules only.
    /// </summary>
    public TransitionRuleBuilder ConfirmFor(TimeSpan length)
    {
        ConfirmLength = length;
        return this;
    }

    /// <summary>
    /// Sets the instants between which the rule is effective: from <paramref name="from"/> on and before <paramref name="until"/>; null for
    /// no bound.
    /// </summary>
    public TransitionRuleBuilder Effective(DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        (FromInstant, UntilInstant) = (from, until);
        return this;
    }

    /// <summary>
    /// Makes the rule chained: after it has fired on an event, the rules of the target stage are tried on the same event.
    /// </summary>
    public TransitionRuleBuilder Chain()
    {
        IsChained = true;
        return this;
    }

    internal void LeaveUnread(string member) => Unread.Add(member);
}
