namespace LifecycleKit.Stages;

/// <summary>What holds back a rule whose condition holds.</summary>
public enum SuppressionReason
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The customer has not stayed in his stage as long as he must (<see cref="Stage.MinStay"/>).</summary>
    MinStay = 1,

    /// <summary>The rule moved him too short a time ago (<see cref="TransitionRule.Cooldown"/>).</summary>
    Cooldown = 2,

    /// <summary>The stage it leads to was entered at this very instant, and no stage is entered twice at one.</summary>
    EnteredAlready = 3,
}
