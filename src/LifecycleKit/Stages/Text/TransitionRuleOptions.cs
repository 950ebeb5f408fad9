using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule in text; its id is its key in <see cref="LifecycleDefinitionOptions.Rules"/>.</summary>
/// <remarks>Null or empty text is as good as not given. Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class TransitionRuleOptions
{
    /// <summary>The stages and groups from which it leads, with commas between them; <c>*</c> for every stage but its target and terminal ones. Required.</summary>
    public string? From { get; set; }

    /// <summary>The stage to which it leads. Required.</summary>
    public string? To { get; set; }

    /// <summary>The names of <see cref="EventTriggers"/> on which it is tried, with commas between them, or <c>Time</c>. Required.</summary>
    public string? On { get; set; }

    /// <summary>What must hold besides; null by default, but a rule on time needs it.</summary>
    public ConditionOptions? When { get; set; }

    /// <summary>Rules of higher priority are tried first; 0 by default.</summary>
    public int Priority { get; set; }

    /// <summary>How long after it moved a customer it does not move him again, such as <c>14d</c>; from 1 minute to 36 500 days. Null by default.</summary>
    public string? Cooldown { get; set; }

    /// <summary>How long its condition must have held, for rules on time; from 1 minute to 36 500 days. Null by default.</summary>
    public string? ConfirmFor { get; set; }

    /// <summary>The instant, in ISO 8601 with an offset or as a date in UTC, from which on it works; null by default.</summary>
    public string? EffectiveFrom { get; set; }

    /// <summary>The instant before which it works, in the same form; null by default.</summary>
    public string? EffectiveUntil { get; set; }

    /// <summary>Whether the rules of the stage entered are tried on the same event; false by default.</summary>
    public bool Chain { get; set; }

    /// <summary>False leaves the rule out, whatever else it says. Null, the default, is true.</summary>
    public bool? Enabled { get; set; }
}
