using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>A play as text; its key is the key in <see cref="PlaybookOptions.Plays"/>.</summary>
/// <remarks>Null and empty text mean that a member is not set. Filled by the host or by a binder, then read once. Not
/// thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class PlayOptions
{
    /// <summary>The goal of the play in one line, for display; null by default.</summary>
    public string? Goal { get; set; }

    /// <summary>The name of a channel of <see cref="Channels"/>. Required.</summary>
    public string? Channel { get; set; }

    /// <summary>The key under which the host keeps the content; null, the default, for the key of the play.</summary>
    public string? ContentKey { get; set; }

    /// <summary>The values for the content, by name; null, the default, for none.</summary>
    public Dictionary<string, string>? Parameters { get; set; }

    /// <summary>
    /// The stages and groups of the play, separated by commas: <c>at-risk</c> in any track, <c>journey:at-risk</c> in one; null, the
    /// default, for every stage.
    /// </summary>
    public string? Stages { get; set; }

    /// <summary>
    /// The segments of the play, separated by commas; null, the default, for every segment and for customers without a segment.
    /// </summary>
    public string? Segments { get; set; }

    /// <summary>The condition of the play; null, the default, for none.</summary>
    public ConditionOptions? When { get; set; }

    /// <summary>The priority: the higher one is first; 0 by default.</summary>
    public int Priority { get; set; }

    /// <summary>The weight among plays of one priority, from 1 to 1 000; null, the default, for 1.</summary>
    public int? Weight { get; set; }

    /// <summary>The name of a member of <see cref="ConsentNeed"/>; null, the default, for the need of the channel.</summary>
    public string? Consent { get; set; }

    /// <summary>The category of consent; null, the default, for marketing in general.</summary>
    public string? Category { get; set; }

    /// <summary>
    /// The frequency caps on the play for one customer, separated by commas; null, the default, for none. <c>2 in 7d</c> means at most two
    /// in a rolling window; <c>1 per day</c> and <c>2 per 7 days</c> count calendar days, today included.
    /// </summary>
    public string? FrequencyCaps { get; set; }

    /// <summary>
    /// The minimum time between two messages of the play to one customer, such as <c>30d</c>, up to 400 days; null, the default, for none.
    /// </summary>
    public string? Cooldown { get; set; }

    /// <summary>
    /// The maximum number of messages of the play on one day over all customers, at least 1; null, the default, for no limit.
    /// </summary>
    public int? DailyBudget { get; set; }

    /// <summary>The control group of the play, in basis points of all customers, from 0 to 9 999; 0, the default, for none.</summary>
    public int HeldOut { get; set; }

    /// <summary>The key of the experiment of the play; null, the default, for none.</summary>
    public string? Experiment { get; set; }

    /// <summary>The key of the arm whose customers get the play; required with an experiment, null by default.</summary>
    public string? Arm { get; set; }

    /// <summary>Whether the play is part of the playbook; null, the default, means true.</summary>
    public bool? Enabled { get; set; }
}
