using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// A transition of a customer from one stage to another. Plain data; the host's handlers receive the same value that the engine returns.
/// </summary>
/// <remarks>Created by a <see cref="LifecycleEngine"/>, or by a test. <c>default</c> is not a transition.</remarks>
public readonly record struct Transition
{
    /// <summary>
    /// The track in which the customer moved: the name given to <see cref="LifecycleEngine.Compile"/>, by default the name of the
    /// lifecycle.
    /// </summary>
    public required string Track { get; init; }

    /// <summary>The id of the rule that fired.</summary>
    public required string Rule { get; init; }

    /// <summary>The id of the stage from which the customer moved.</summary>
    public required string From { get; init; }

    /// <summary>The id of the stage to which the customer moved.</summary>
    public required string To { get; init; }

    /// <summary>
    /// The instant of the move, in UTC: the instant of the event, or the tick at which time made the rule true, however late the engine was
    /// called.
    /// </summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>The triggers of the event that caused the move; none for a time-based rule.</summary>
    public EventTriggers Cause { get; init; }

    /// <summary>The host's id of the event that caused the move; null when the event had no id, and for a time-based rule.</summary>
    public string? EventId { get; init; }

    /// <summary>The number of the move in the customer's track, from 1 on.</summary>
    public required long Sequence { get; init; }

    /// <summary>The <see cref="LifecycleDefinition.ContentHash"/> of the lifecycle of the rule.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The <see cref="FactContext.Version"/> of the zone and models by which the rule was evaluated.</summary>
    public required string ContextVersion { get; init; }

    /// <summary>Returns the transition in one line, culture-invariant.</summary>
    public override string ToString() => Rule is null
        ? "(no transition)"
        : $"{From} -> {To} at {ConditionText.Instant(EffectiveAt.UtcTicks)} by {Rule} ({(Cause == EventTriggers.None ? "time" : Cause)})";
}
