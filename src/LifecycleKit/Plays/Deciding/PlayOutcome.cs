namespace LifecycleKit.Plays;

/// <summary>What became of a play in a decision, in the order in which a play is judged.</summary>
public enum PlayOutcome
{
    /// <summary>The play is to be said now.</summary>
    Chosen,

    /// <summary>The play is for other stages.</summary>
    OtherStage,

    /// <summary>The play is for other segments.</summary>
    OtherSegment,

    /// <summary>The condition of the play is false.</summary>
    ConditionFalse,

    /// <summary>The condition of the play is unknown, as something is not known of the customer.</summary>
    ConditionUnknown,

    /// <summary>There is no consent for the channel and category of the play.</summary>
    NoConsent,

    /// <summary>The play rests for this customer since it was last sent.</summary>
    CoolingDown,

    /// <summary>A frequency cap of the play, its channel or the playbook is reached.</summary>
    Capped,

    /// <summary>It is quiet on the customer's clock.</summary>
    QuietHours,

    /// <summary>The play's budget of the day is spent.</summary>
    BudgetSpent,

    /// <summary>Another play goes first on the channel.</summary>
    LostTo,

    /// <summary>The play would be said, but the customer is in the universal control group, which no play reaches.</summary>
    UniversalControl,

    /// <summary>The play would be said, but the customer is in the play's own hold-out.</summary>
    HeldOut,

    /// <summary>
    /// The play would be said, but it is for another arm of its experiment, for none that the customer is in, or the experiment is not
    /// running.
    /// </summary>
    OtherArm,
}
