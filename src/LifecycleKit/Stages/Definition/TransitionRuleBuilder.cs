using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Declares one rule: from which stages, to which, on what, when.</summary>
/// <remarks>Not thread-safe; used inside <see cref="LifecycleDefinition.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class TransitionRuleBuilder
{
    internal TransitionRuleBuilder(string id) => Id = id;

    internal string Id { get; }

    internal List<string> FromStages { get; } = [];

    internal bool IsFromAny { get; private set; }

    internal List<string> ToStages { get; } = [];

    /// <summary>Null until <see cref="On"/> is called.</summary>
    internal EventTriggers? Triggers { get; private set; }

    internal bool IsTimeBased { get; private set; }

    internal List<Condition> Conditions { get; } = [];

    internal int PriorityValue { get; private set; }

    internal TimeSpan CooldownLength { get; private set; }

    internal TimeSpan ConfirmLength { get; private set; }

    internal DateTimeOffset? FromInstant { get; private set; }

    internal DateTimeOffset? UntilInstant { get; private set; }

    internal bool IsChained { get; private set; }

    /// <summary>The members that were given in text and could not be read; what is wrong with them is found already.</summary>
    internal List<string> Unread { get; } = [];

    /// <summary>The stages from which the rule leads, or groups of them; repeated calls add up.</summary>
    public TransitionRuleBuilder From(params string[] stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        FromStages.AddRange(stages);
        return this;
    }

    /// <summary>The rule leads from every stage but its target and terminal ones; no stage is named by <see cref="From"/> besides.</summary>
    public TransitionRuleBuilder FromAny()
    {
        IsFromAny = true;
        return this;
    }

    /// <summary>The stage to which the rule leads; there is one.</summary>
    public TransitionRuleBuilder To(string stage)
    {
        ToStages.Add(stage);
        return this;
    }

    /// <summary>The events on which the rule is tried, at least one; repeated calls add up.</summary>
    public TransitionRuleBuilder On(EventTriggers triggers)
    {
        Triggers = (Triggers ?? EventTriggers.None) | triggers;
        return this;
    }

    /// <summary>Time alone makes the rule fire: as soon as its condition holds, to the tick, whether the change came by an event or by the clock.</summary>
    public TransitionRuleBuilder WhenTimePasses()
    {
        IsTimeBased = true;
        return this;
    }

    /// <summary>What must hold besides; a rule on time needs it. Conditions of repeated calls must hold together.</summary>
    public TransitionRuleBuilder When(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Conditions.Add(condition);
        return this;
    }

    /// <summary>Rules of higher priority are tried first; 0 unless set.</summary>
    public TransitionRuleBuilder Priority(int priority)
    {
        PriorityValue = priority;
        return this;
    }

    /// <summary>
    /// How long after it moved a customer the rule does not move him again, from whatever stage; from 1 minute to 36 500 days. On an event it
    /// is then passed over and reported; on time it waits.
    /// </summary>
    public TransitionRuleBuilder Cooldown(TimeSpan length)
    {
        CooldownLength = length;
        return this;
    }

    /// <summary>
    /// How long the condition must have held without a break, since the stage was entered at the earliest, before the rule fires; from 1 minute
    /// to 36 500 days. For rules on time only.
    /// </summary>
    public TransitionRuleBuilder ConfirmFor(TimeSpan length)
    {
        ConfirmLength = length;
        return this;
    }

    /// <summary>Between which instants the rule works: from the first on, and before the last; null for no bound.</summary>
    public TransitionRuleBuilder Effective(DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        (FromInstant, UntilInstant) = (from, until);
        return this;
    }

    /// <summary>After the rule has fired on an event, the rules of the stage entered are tried on the same event.</summary>
    public TransitionRuleBuilder Chain()
    {
        IsChained = true;
        return this;
    }

    internal void LeaveUnread(string member) => Unread.Add(member);
}
