using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>
/// The exception for a host that cannot use a publication in force, for example because it lacks a predicate that a rule names, or whose
/// configuration cannot be published. Nothing is saved.
/// </summary>
public sealed class PublicationException : Exception
{
    /// <summary>Creates the exception with a default message.</summary>
    public PublicationException()
        : base("This host cannot use a publication in force in the shop.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The publication that cannot be used, and the reason.</param>
    public PublicationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The publication that cannot be used, and the reason.</param>
    /// <param name="innerException">The cause.</param>
    public PublicationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal PublicationException(ImmutableArray<string> errors)
        : base($"The configuration cannot be published in the shop:\n- {string.Join("\n- ", errors)}") => Errors = errors;

    /// <summary>All reasons why the host's configuration cannot be published; empty in other cases.</summary>
    public ImmutableArray<string> Errors { get; } = [];
}
