namespace Quickstart;

/// <summary>Something that the person at the keyboard can mend: told on stderr, no stack trace.</summary>
public sealed class UserErrorException(string message) : Exception(message);
