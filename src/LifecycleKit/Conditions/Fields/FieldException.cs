namespace LifecycleKit.Conditions;

/// <summary>
/// The exception for a custom field whose code failed or returned a value that is not allowed. The step that read the field has changed
/// nothing.
/// </summary>
public sealed class FieldException : InvalidOperationException
{
    /// <summary>Creates the exception for code that threw.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="innerException">The exception that the code threw.</param>
    public FieldException(string field, Exception innerException)
        : base($"The field '{field}' failed: {innerException?.Message}", innerException) => Field = field;

    /// <summary>Creates the exception for a returned value that is not allowed.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the field.</param>
    public FieldException(string field, string problem)
        : base($"The field '{field}' {problem}") => Field = field;

    internal FieldException(string field, string problem, Exception innerException)
        : base($"The field '{field}' {problem}", innerException) => Field = field;

    /// <summary>The name of the field.</summary>
    public string Field { get; }
}
