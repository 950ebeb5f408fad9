namespace LifecycleKit.Plays;

/// <summary>What a play needs before it may be said through its channel.</summary>
public enum ConsentNeed
{
    /// <summary>
    /// That of the channel: <see cref="Contactable"/> for e-mail, text message, push, in person and the host's own; <see cref="None"/> on the site.
    /// </summary>
    ByChannel = 0,

    /// <summary>Nothing: content that the customer sees on his own visit, or a notice that the contract demands.</summary>
    None = 1,

    /// <summary>
    /// The channel is contactable (<see cref="Customers.Contactability"/>) and the play's category is not withdrawn or expired: the stricter word wins.
    /// </summary>
    Contactable = 2,

    /// <summary>As contactable, and consent was granted in so many words on the channel or for the category; a captured contact is not enough.</summary>
    Granted = 3,
}
