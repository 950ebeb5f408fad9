namespace LifecycleKit.Stages;

/// <summary>A lifecycle in text: what a file or a configuration says, before it is read by <see cref="LifecycleDefinition.Load(LifecycleDefinitionOptions, Conditions.ConditionCatalog?, bool)"/>.</summary>
/// <remarks>
/// Stages and rules are keyed by their ids, since configurations merge lists by index and sort keys; so the order says nothing, and the initial stage is
/// named. Null or empty text is as good as not given. Filled by the host or by a binder, then read. Not thread-safe.
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LifecycleDefinitionOptions
{
    /// <summary>The name of the lifecycle. Required.</summary>
    public string? Name { get; set; }

    /// <summary>The stage in which every customer begins. Required.</summary>
    public string? Initial { get; set; }

    /// <summary>The stage for customers who were kept at a stage that the definition does not know; null, the default, for the initial one.</summary>
    public string? Fallback { get; set; }

    /// <summary>The stages and groups, by id; at least one stage.</summary>
    public Dictionary<string, StageOptions> Stages { get; set; } = [];

    /// <summary>The rules, by id; none by default.</summary>
    public Dictionary<string, TransitionRuleOptions> Rules { get; set; } = [];
}
