namespace LifecycleKit.Plays;

/// <summary>The consent that a play needs.</summary>
public enum ConsentNeed
{
    /// <summary>
    /// The need of the channel: <see cref="None"/> on the site, <see cref="Contactable"/> on every other channel.
    /// </summary>
    ByChannel = 0,

    /// <summary>No consent: content that the customer sees during a visit, or a notice that a contract requires.</summary>
    None = 1,

    /// <summary>
    /// The channel is contactable (<see cref="Customers.Contactability"/>), and consent for the play's category is neither withdrawn nor
    /// expired: the stricter of the two consents decides.
    /// </summary>
    Contactable = 2,

    /// <summary>
    /// As <see cref="Contactable"/>, and consent was granted explicitly for the channel or the category. A captured contact is not enough.
    /// </summary>
    Granted = 3,
}
