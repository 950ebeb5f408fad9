namespace LifecycleKit.Tracking;

/// <summary>
/// The name under which a store keeps the deliveries of a handler. With it, the class can be renamed or moved and loses no delivery;
/// without it, the full name of the class is the name.
/// </summary>
/// <param name="name">The name, not blank, at most 200 characters, different for each handler.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TransitionHandlerNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
