namespace LifecycleKit.Tracking;

/// <summary>A handler that failed; the transition stays pending, and the handler is called again later.</summary>
/// <param name="Handler">The name of the handler: the full name of its type.</param>
/// <param name="Notice">The transition that it was given.</param>
/// <param name="Error">What it threw.</param>
/// <remarks>Immutable.</remarks>
public sealed record HandlerFailure(string Handler, TransitionNotice Notice, Exception Error)
{
    /// <summary>The handler, the transition and the kind of error; culture-invariant.</summary>
    public override string ToString() => $"{Handler} on {Notice}: {Error.GetType().Name}";
}
