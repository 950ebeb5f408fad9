using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>
/// What is in force in the shop cannot be used by this host, for example since the host lacks a predicate that a rule names, or the host's
/// configuration cannot be published there. Nothing was saved.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class PublicationException : Exception
{
    /// <summary>Makes an exception with a default message.</summary>
    public PublicationException()
        : base("What is in force in the shop cannot be used by this host.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What cannot be used, and why.</param>
    public PublicationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What cannot be used, and why.</param>
    /// <param name="innerException">The error behind it.</param>
    public PublicationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal PublicationException(ImmutableArray<string> errors)
        : base($"The configuration cannot be published in the shop:\n- {string.Join("\n- ", errors)}") => Errors = errors;

    /// <summary>Why the host's configuration cannot be published, all reasons; empty when something else is wrong.</summary>
    public ImmutableArray<string> Errors { get; } = [];
}
