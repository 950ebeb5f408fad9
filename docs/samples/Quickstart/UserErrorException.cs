namespace Quickstart;

/// <summary>An error that the user can fix: the message goes to stderr, without a stack trace.</summary>
public sealed class UserErrorException(string message) : Exception(message);
