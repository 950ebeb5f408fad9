namespace LifecycleKit.Plays;

/// <summary>
/// The outcome of a play in a decision. After <see cref="Chosen"/>, the members are in the order in which a play is checked.
/// </summary>
public enum PlayOutcome
{
    /// <summary>The play is chosen: send or show it now.</summary>
    Chosen,

    /// <summary>The play is for other stages.</summary>
    OtherStage,

    /// <summary>The play is for other segments.</summary>
    OtherSegment,

    /// <summary>The condition of the play is false.</summary>
    ConditionFalse,

    /// <summary>The condition of the play is unknown, since a value that it needs is missing.</summary>
    ConditionUnknown,

    /// <summary>There is no consent for the channel and category of the play.</summary>
    NoConsent,

    /// <summary>The cooldown since the play was last sent to the customer is not over.</summary>
    CoolingDown,

    /// <summary>A frequency cap of the play, its channel or the playbook is reached.</summary>
    Capped,

    /// <summary>The channel has quiet hours now, in the zone of the customer.</summary>
    QuietHours,

    /// <summary>The daily budget of the play is spent.</summary>
    BudgetSpent,

    /// <summary>Another play takes the channel.</summary>
    LostTo,

    /// <summary>The play would be chosen, but the customer is in the universal control group, which gets no play.</summary>
    UniversalControl,

    /// <summary>The play would be chosen, but the customer is in the control group of the play.</summary>
    HeldOut,

    /// <summary>
    /// The play would be chosen, but the customer is in another arm of its experiment or in none, or the experiment is not running.
    /// </summary>
    OtherArm,
}
