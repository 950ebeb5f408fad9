namespace LifecycleKit.Stages;

/// <summary>A stage, or a group of stages, in text; its id is its key in <see cref="LifecycleDefinitionOptions.Stages"/>.</summary>
/// <remarks>Null or empty text is as good as not given. Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class StageOptions
{
    /// <summary>How far up the lifecycle it is; null, the default, when it is no progress.</summary>
    public int? Rank { get; set; }

    /// <summary>How long a customer stays at least, such as <c>7d</c>; from 1 minute to 36 500 days. Null by default: no such time.</summary>
    public string? MinStay { get; set; }

    /// <summary>Whether it is the end: no rule leads away. False by default.</summary>
    public bool Terminal { get; set; }

    /// <summary>The group that it belongs to; null by default.</summary>
    public string? Parent { get; set; }

    /// <summary>The ids that it had in earlier versions, with commas between them; null by default.</summary>
    public string? RenamedFrom { get; set; }
}
