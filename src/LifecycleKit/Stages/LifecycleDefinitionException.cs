namespace LifecycleKit.Stages;

/// <summary>A lifecycle was declared with errors. All of them are listed.</summary>
public sealed class LifecycleDefinitionException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="name">The name of the lifecycle.</param>
    /// <param name="errors">What is wrong, a sentence each.</param>
    public LifecycleDefinitionException(string name, IReadOnlyList<string> errors)
        : base($"The lifecycle '{name}' has {errors?.Count} error(s):\n- {string.Join("\n- ", errors ?? [])}") =>
        (Name, Errors) = (name, errors ?? []);

    /// <summary>The name of the lifecycle.</summary>
    public string Name { get; }

    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Errors { get; }
}
