using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A lifecycle that every customer is tracked in, under a name of its own, such as <c>journey</c> or <c>loyalty-tier</c>.</summary>
internal sealed class LifecycleTrack(string name, LifecycleDefinition definition)
{
    public string Name { get; } = name;

    public LifecycleDefinition Definition { get; } = definition;
}
