namespace LifecycleKit.Conditions;

/// <summary>The exception for a predicate of the host that threw. The step that called it has changed nothing.</summary>
public sealed class PredicateException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="predicate">The name of the predicate.</param>
    /// <param name="innerException">The exception that the predicate threw.</param>
    public PredicateException(string predicate, Exception innerException)
        : base($"The predicate '{predicate}' failed: {innerException?.Message}", innerException) => Predicate = predicate;

    /// <summary>The name of the predicate.</summary>
    public string Predicate { get; }
}
