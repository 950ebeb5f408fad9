namespace LifecycleKit.Conditions;

/// <summary>The code behind a host's own field failed, or gave an answer that it must not give. The step that read it has changed nothing.</summary>
public sealed class FieldException : InvalidOperationException
{
    /// <summary>Makes the error of code that threw.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="innerException">What it threw.</param>
    public FieldException(string field, Exception innerException)
        : base($"The field '{field}' failed: {innerException?.Message}", innerException) => Field = field;

    /// <summary>Makes the error of a wrong answer.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="problem">What is wrong, as the end of a sentence.</param>
    public FieldException(string field, string problem)
        : base($"The field '{field}' {problem}") => Field = field;

    internal FieldException(string field, string problem, Exception innerException)
        : base($"The field '{field}' {problem}", innerException) => Field = field;

    /// <summary>The name of the field.</summary>
    public string Field { get; }
}
