namespace LifecycleKit.Stages;

/// <summary>What the stages of a lifecycle are.</summary>
public enum LifecycleKind
{
    /// <summary>The way of a customer: the stage depends on what happened before. No stage is entered twice at one instant.</summary>
    Journey = 0,

    /// <summary>
    /// Groups, in one of which a customer is, by the facts of the instant alone: each stage is the target of rules that hold exactly for
    /// its members. All rules are time-based, and nothing delays a move. A stage can be entered again at the same instant after another
    /// event, so that the stage is right after each event. Before the first event, the customer is in the initial stage.
    /// </summary>
    Membership = 1,

    /// <summary>
    /// As <see cref="Membership"/>, but only for finding customers: moves are not transitions, so they are neither kept nor delivered.
    /// </summary>
    Index = 2,
}
