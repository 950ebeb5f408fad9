namespace LifecycleKit.Tracking;

/// <summary>A transition that is pending for one handler.</summary>
/// <param name="Handler">The name of the handler: the full name of its type.</param>
/// <param name="Notice">The transition.</param>
public sealed record PendingDelivery(string Handler, TransitionNotice Notice)
{
    /// <summary>Returns the handler and the notice in one line, culture-invariant.</summary>
    public override string ToString() => $"{Handler} gets {Notice}";
}
