using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule in text; its id is its key in <see cref="LifecycleDefinitionOptions.Rules"/>.</summary>
/// <remarks>Null and empty text count as not given. Set by the host or by a configuration binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class TransitionRuleOptions
{
    /// <summary>
    /// The source stages and groups, separated by commas; <c>*</c> for every stage except the target and terminal stages. Required.
    /// </summary>
    public string? From { get; set; }

    /// <summary>The target stage. Required.</summary>
    public string? To { get; set; }

    /// <summary>
    /// The names of the <see cref="EventTriggers"/> on which the rule is tried, separated by commas, or <c>Time</c>. Required.
    /// </summary>
    public string? On { get; set; }

    /// <summary>The condition that must hold; null, the default, for none. A time-based rule needs a condition.</summary>
    public ConditionOptions? When { get; set; }

    /// <summary>The priority; rules of higher priority are tried first. 0 by default.</summary>
    public int Priority { get; set; }

    /// <summary>
    /// The time after a move during which the rule does not move the same customer again, such as <c>14d</c>; from 1 minute to 36 500 days.
    /// Null, the default, for none.
    /// </summary>
    public string? Cooldown { get; set; }

    /// <summary>
    /// The time that the condition of a time-based rule must hold without a break; from 1 minute to 36 500 days. Null, the default, for
    /// none.
    /// </summary>
    public string? ConfirmFor { get; set; }

    /// <summary>
    /// The instant from which on the rule is effective, in ISO 8601 with an offset or as a date in UTC; null, the default, for no bound.
    /// </summary>
    public string? EffectiveFrom { get; set; }

    /// <summary>The instant before which the rule is effective, in the same form; null, the default, for no bound.</summary>
    public string? EffectiveUntil { get; set; }

    /// <summary>Whether the rules of the target stage are tried on the same event after the rule has fired; false by default.</summary>
    public bool Chain { get; set; }

    /// <summary>Whether the rule is used; a disabled rule is not read. Null, the default, counts as true.</summary>
    public bool? Enabled { get; set; }
}
