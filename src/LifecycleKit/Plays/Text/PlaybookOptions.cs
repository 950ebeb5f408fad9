using LifecycleKit.Experiments;
using LifecycleKit.Scoring;

namespace LifecycleKit.Plays;

/// <summary>
/// A playbook as text, as a file or a configuration gives it, for
/// <see cref="Playbook.Load(PlaybookOptions, Conditions.ConditionCatalog?, bool)"/>.
/// </summary>
/// <remarks>
/// Plays, channels and experiments are keyed by name, since configurations merge lists by index; their order has no meaning. Null and empty
/// text mean that a member is not set. Filled by the host or by a binder, then read once. Not thread-safe.
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class PlaybookOptions
{
    /// <summary>The name of the playbook. Required.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The frequency caps on all plays together, such as <c>1 per day, 3 per 7 days, 4 in 30d</c>; null, the default, for none. See
    /// <see cref="PlayOptions.FrequencyCaps"/>.
    /// </summary>
    public string? FrequencyCaps { get; set; }

    /// <summary>The frequency caps and quiet hours of channels, by the name of the channel; none by default.</summary>
    public Dictionary<string, PlayChannelOptions> Channels { get; set; } = [];

    /// <summary>The universal control group; null, the default, for none.</summary>
    public ControlGroupOptions? ControlGroup { get; set; }

    /// <summary>The experiments by key; none by default. <see cref="ExperimentOptions.Key"/> may be omitted.</summary>
    public Dictionary<string, ExperimentOptions> Experiments { get; set; } = [];

    /// <summary>The plays by key; at least one.</summary>
    public Dictionary<string, PlayOptions> Plays { get; set; } = [];

    /// <summary>
    /// The lead scores that conditions name as <c>score.NAME</c>, by name; none by default. They come before those of the catalog, and a
    /// score that no condition names is not kept.
    /// </summary>
    public Dictionary<string, LeadScoreOptions>? Scores { get; set; }
}
