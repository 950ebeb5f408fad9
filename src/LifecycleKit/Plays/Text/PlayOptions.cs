using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>A play in text; its key is that in <see cref="PlaybookOptions.Plays"/>.</summary>
/// <remarks>Null or empty text is as good as not given. Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class PlayOptions
{
    /// <summary>What it is to achieve, in a line; null by default.</summary>
    public string? Goal { get; set; }

    /// <summary>The name of one of <see cref="Channels"/>. Required.</summary>
    public string? Channel { get; set; }

    /// <summary>The key under which the host keeps the content; null, the default, for the play's key.</summary>
    public string? ContentKey { get; set; }

    /// <summary>Values for the content, by name; null, the default, for none.</summary>
    public Dictionary<string, string>? Parameters { get; set; }

    /// <summary>
    /// The stages and groups that it is for, with commas between them: <c>at-risk</c> in any track, <c>journey:at-risk</c> in one; null,
    /// the default, for every stage.
    /// </summary>
    public string? Stages { get; set; }

    /// <summary>The segments that it is for, with commas between them; null, the default, for every segment and for none.</summary>
    public string? Segments { get; set; }

    /// <summary>What must hold besides; null by default.</summary>
    public ConditionOptions? When { get; set; }

    /// <summary>The higher priority goes first; 0 by default.</summary>
    public int Priority { get; set; }

    /// <summary>The weight among plays of one priority, from 1 to 1 000; null, the default, for 1.</summary>
    public int? Weight { get; set; }

    /// <summary>The name of one of <see cref="ConsentNeed"/>; null, the default, for that of the channel.</summary>
    public string? Consent { get; set; }

    /// <summary>The category of consent; null, the default, for marketing in general.</summary>
    public string? Category { get; set; }

    /// <summary>
    /// The caps on it for one customer, with commas between them; null by default. <c>2 in 7d</c> is at most two in a rolling window, <c>1 per day</c> and
    /// <c>2 per 7 days</c> count calendar days, today included.
    /// </summary>
    public string? FrequencyCaps { get; set; }

    /// <summary>How long after sending it to a customer it rests for him, such as <c>30d</c>; up to 400 days. Null by default: no rest.</summary>
    public string? Cooldown { get; set; }

    /// <summary>How often the shop will send it a day, at least 1; null, the default, for no limit.</summary>
    public int? DailyBudget { get; set; }

    /// <summary>How many of 10 000 customers never get it; 0 by default.</summary>
    public int HeldOut { get; set; }

    /// <summary>The key of the experiment that it belongs to; null, the default, for none.</summary>
    public string? Experiment { get; set; }

    /// <summary>The key of the arm whose customers get it; needed with an experiment, null by default.</summary>
    public string? Arm { get; set; }

    /// <summary>False leaves the play out, whatever else it says. Null, the default, is true.</summary>
    public bool? Enabled { get; set; }
}
