namespace LifecycleKit.Tracking;

/// <summary>A transition that one handler has not yet handled.</summary>
/// <param name="Handler">The name of the handler: the full name of its type.</param>
/// <param name="Notice">The transition.</param>
/// <remarks>Immutable.</remarks>
public sealed record PendingDelivery(string Handler, TransitionNotice Notice)
{
    /// <summary>The handler and the notice in one line, culture-invariant.</summary>
    public override string ToString() => $"{Handler} gets {Notice}";
}
