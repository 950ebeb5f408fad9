namespace LifecycleKit;

/// <summary>
/// Marks a public type that changes after it is made, and says why. Every public type without this mark is immutable;
/// a convention test holds both halves.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
internal sealed class MutableAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
