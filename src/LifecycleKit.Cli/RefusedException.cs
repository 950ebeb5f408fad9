namespace LifecycleKit.Cli;

/// <summary>A refusal: the message goes to standard error in one line, without a stack trace, and the exit code is 1.</summary>
internal sealed class RefusedException(string message) : Exception(message);
