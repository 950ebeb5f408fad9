using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A lifecycle that every customer is tracked in, under a name of its own.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class LifecycleTrack
{
    internal LifecycleTrack(string name, LifecycleDefinition definition) => (Name, Definition) = (name, definition);

    /// <summary>The name, such as <c>journey</c> or <c>loyalty-tier</c>, compared ordinally.</summary>
    public string Name { get; }

    /// <summary>The lifecycle.</summary>
    public LifecycleDefinition Definition { get; }
}
