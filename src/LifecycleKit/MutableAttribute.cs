namespace LifecycleKit;

/// <summary>
/// Marks a public type that can change after its creation, with the reason. Every public type without this mark is immutable;
/// a convention test checks both.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
internal sealed class MutableAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
