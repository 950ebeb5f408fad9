namespace LifecycleKit.Stages;

/// <summary>A stage, or a group of stages, in text; its id is its key in <see cref="LifecycleDefinitionOptions.Stages"/>.</summary>
/// <remarks>Null and empty text count as not given. Set by the host or by a configuration binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class StageOptions
{
    /// <summary>The rank of the stage in the lifecycle; null, the default, for a stage that is not progress.</summary>
    public int? Rank { get; set; }

    /// <summary>The minimum stay of a customer, such as <c>7d</c>; from 1 minute to 36 500 days. Null, the default, for none.</summary>
    public string? MinStay { get; set; }

    /// <summary>Whether the stage is terminal: no rule leads away from it. False by default.</summary>
    public bool Terminal { get; set; }

    /// <summary>The group of the stage; null, the default, for none.</summary>
    public string? Parent { get; set; }

    /// <summary>The ids of the stage in earlier versions, separated by commas; null, the default, for none.</summary>
    public string? RenamedFrom { get; set; }
}
