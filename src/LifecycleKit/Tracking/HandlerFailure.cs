namespace LifecycleKit.Tracking;

/// <summary>A failed call of a handler. The transition stays pending, and the handler is called again later.</summary>
/// <param name="Handler">The name of the handler: the full name of its type.</param>
/// <param name="Notice">The transition that the handler received.</param>
/// <param name="Error">The exception of the handler.</param>
public sealed record HandlerFailure(string Handler, TransitionNotice Notice, Exception Error)
{
    /// <summary>Returns the handler, the transition and the type of the error; culture-invariant.</summary>
    public override string ToString() => $"{Handler} on {Notice}: {Error.GetType().Name}";
}
