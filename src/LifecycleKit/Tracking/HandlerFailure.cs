namespace LifecycleKit.Tracking;

/// <summary>
/// A failed call of a handler. The transition stays pending, and the handler is called again later, unless the delivery is parked.
/// </summary>
/// <param name="Handler">The name of the handler: that of its <see cref="TransitionHandlerNameAttribute"/>, or the full name of its
/// class.</param>
/// <param name="Notice">The transition that the handler received.</param>
/// <param name="Error">The exception of the handler.</param>
public sealed record HandlerFailure(string Handler, TransitionNotice Notice, Exception Error)
{
    /// <summary>
    /// Whether the delivery is parked: it has failed <see cref="LifecycleOptions.MaxDeliveryAttempts"/> times, and the handler gets no
    /// transition of the customer until the delivery is released.
    /// </summary>
    /// <value>False by default.</value>
    public bool IsParked { get; init; }

    /// <summary>Returns the handler, the transition and the type of the error; culture-invariant.</summary>
    public override string ToString() => $"{Handler} on {Notice}: {Error.GetType().Name}";
}
