namespace LifecycleKit.Tracking;

/// <summary>What is in force in the shop cannot be used by this host, for example since the host lacks a predicate that a rule names. Nothing was saved.</summary>
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
}
