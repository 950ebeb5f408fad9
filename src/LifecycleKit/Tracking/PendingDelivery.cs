namespace LifecycleKit.Tracking;

/// <summary>A transition that one handler has not yet heard of.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record PendingDelivery
{
    internal PendingDelivery(string handler, TransitionNotice notice) => (Handler, Notice) = (handler, notice);

    /// <summary>The full name of the handler's type.</summary>
    public string Handler { get; }

    /// <summary>What it is to be told.</summary>
    public TransitionNotice Notice { get; }
}
