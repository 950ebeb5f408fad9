namespace LifecycleKit.Conditions;

/// <summary>A host's predicate threw. The step that asked it has changed nothing.</summary>
public sealed class PredicateException : InvalidOperationException
{
    /// <summary>Makes the error.</summary>
    /// <param name="predicate">The name of the predicate.</param>
    /// <param name="innerException">What it threw.</param>
    public PredicateException(string predicate, Exception innerException)
        : base($"The predicate '{predicate}' failed: {innerException?.Message}", innerException) => Predicate = predicate;

    /// <summary>The name of the predicate.</summary>
    public string Predicate { get; }
}
