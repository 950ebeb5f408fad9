namespace Quickstart;

/// <summary>Something that the person at the keyboard can mend: one line on stderr, no stack trace.</summary>
public sealed class UserErrorException(string message) : Exception(message);
