namespace LifecycleKit.Tracking;

/// <summary>A handler that failed; the transition stays with the customer and is told again.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record HandlerFailure
{
    internal HandlerFailure(string handler, TransitionNotice notice, Exception error) => (Handler, Notice, Error) = (handler, notice, error);

    /// <summary>The full name of the handler's type.</summary>
    public string Handler { get; }

    /// <summary>What it was told.</summary>
    public TransitionNotice Notice { get; }

    /// <summary>What it threw.</summary>
    public Exception Error { get; }
}
