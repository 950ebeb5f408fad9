namespace LifecycleKit.Testing;

/// <summary>The exception for a customer who went through other stages than a test expects.</summary>
public sealed class StagePathException : Exception
{
    /// <summary>Creates the exception with a default message.</summary>
    public StagePathException()
        : base("The customer went through other stages than expected.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The difference.</param>
    public StagePathException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The difference.</param>
    /// <param name="innerException">The cause.</param>
    public StagePathException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StagePathException(StagePath path, IReadOnlyList<string> expected)
        : base(Text(path, expected))
    {
    }

    private static string Text(StagePath path, IReadOnlyList<string> expected)
    {
        var same = path.Stages.Zip(expected).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        string[] lines =
        [
            FormattableString.Invariant($"Track '{path.Track}': the customer went through other stages, from number {same + 1} on."),
            $"  expected: {string.Join(" > ", expected)}",
            $"  found:    {path}",
            .. path.Transitions.Select(one => $"  {one}"),
        ];
        return string.Join('\n', lines);
    }
}
