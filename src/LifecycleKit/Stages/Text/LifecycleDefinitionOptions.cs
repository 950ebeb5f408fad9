using LifecycleKit.Scoring;

namespace LifecycleKit.Stages;

/// <summary>
/// A lifecycle in a file or a configuration, before it is read by
/// <see cref="LifecycleDefinition.Load(LifecycleDefinitionOptions, Conditions.ConditionCatalog?, bool)"/>.
/// </summary>
/// <remarks>
/// Stages and rules are keyed by their ids, because configurations merge lists by index and sort keys. Therefore the order has no meaning,
/// and the initial stage is named. Null and empty text count as not given. Set by the host or by a configuration binder, then read. Not
/// thread-safe.
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LifecycleDefinitionOptions
{
    /// <summary>The name of the lifecycle. Required.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// What the stages are (<see cref="LifecycleKind"/>): <c>journey</c>, <c>membership</c> or <c>index</c>; null, the default, for a
    /// journey.
    /// </summary>
    public string? Kind { get; set; }

    /// <summary>The stage in which every customer begins. Required.</summary>
    public string? Initial { get; set; }

    /// <summary>
    /// The stage for customers whose stored stage the definition does not have; null, the default, for the initial stage.
    /// </summary>
    public string? Fallback { get; set; }

    /// <summary>The stages and groups, by id; at least one stage.</summary>
    public Dictionary<string, StageOptions> Stages { get; set; } = [];

    /// <summary>The rules, by id; none by default.</summary>
    public Dictionary<string, TransitionRuleOptions> Rules { get; set; } = [];

    /// <summary>
    /// The lead scores that conditions name as <c>score.NAME</c>, by name; none by default. They come before those of the catalog, and a
    /// score that no condition names is not kept.
    /// </summary>
    public Dictionary<string, LeadScoreOptions>? Scores { get; set; }
}
