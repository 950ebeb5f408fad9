namespace LifecycleKit.Plays;

/// <summary>What became of a play in a decision.</summary>
public enum PlayOutcome
{
    /// <summary>It is to be said now.</summary>
    Chosen,

    /// <summary>It is for other stages.</summary>
    OtherStage,

    /// <summary>It is for other segments.</summary>
    OtherSegment,

    /// <summary>Its condition is false.</summary>
    ConditionFalse,

    /// <summary>Its condition cannot be told, as something is not known of the customer.</summary>
    ConditionUnknown,

    /// <summary>The customer is in the universal control group, which no play reaches.</summary>
    UniversalControl,

    /// <summary>The customer is in the play's own hold-out.</summary>
    HeldOut,

    /// <summary>The customer is in another arm of the play's experiment, or in none.</summary>
    OtherArm,

    /// <summary>There is no consent for its channel and category.</summary>
    NoConsent,

    /// <summary>It rests for this customer since it was last sent.</summary>
    Resting,

    /// <summary>A frequency cap of the play, its channel or the playbook is reached.</summary>
    Capped,

    /// <summary>It is quiet on the customer's clock.</summary>
    Quiet,

    /// <summary>Its budget of the day is spent.</summary>
    BudgetSpent,

    /// <summary>Another play goes first on its channel.</summary>
    LostTo,
}
