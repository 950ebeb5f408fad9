namespace LifecycleKit.Stages;

/// <summary>The reason why a rule whose condition holds does not fire.</summary>
public enum SuppressionReason
{
    /// <summary>The rule is not suppressed.</summary>
    None = 0,

    /// <summary>The customer has not been in the stage for its minimum stay (<see cref="Stage.MinStay"/>).</summary>
    MinStay = 1,

    /// <summary>The rule has moved the customer within its cooldown (<see cref="TransitionRule.Cooldown"/>).</summary>
    Cooldown = 2,

    /// <summary>The target stage was entered at the same instant; no stage is entered twice at one instant.</summary>
    EnteredAlready = 3,
}
