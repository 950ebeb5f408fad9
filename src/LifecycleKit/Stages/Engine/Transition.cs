using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// A move from one stage to another: when, by which rule and why. Plain data; the same value from the engine to the host's handler.
/// </summary>
/// <remarks>Made by a <see cref="LifecycleEngine"/>, or by a user's test. <c>default</c> is not a move. Immutable.</remarks>
public readonly record struct Transition
{
    /// <summary>
    /// The track in which the customer moved: the name given to <see cref="LifecycleEngine.Compile"/>, by default that of the lifecycle.
    /// </summary>
    public required string Track { get; init; }

    /// <summary>The id of the rule that fired.</summary>
    public required string Rule { get; init; }

    /// <summary>The id of the stage that was left.</summary>
    public required string From { get; init; }

    /// <summary>The id of the stage that was entered.</summary>
    public required string To { get; init; }

    /// <summary>When the move took place, in UTC: at the event, or to the tick when time made the rule true, however late that is noticed.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>What the event amounted to that caused the move; none when time did.</summary>
    public EventTriggers Cause { get; init; }

    /// <summary>The host's id of the event that caused the move; null when it had none or time did.</summary>
    public string? EventId { get; init; }

    /// <summary>The number of the move in the customer's track, from 1 on.</summary>
    public required long Sequence { get; init; }

    /// <summary>The <see cref="LifecycleDefinition.ContentHash"/> of the lifecycle that held the rule.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The <see cref="FactContext.Version"/> of the zone and models by which the rule was judged.</summary>
    public required string ContextVersion { get; init; }

    /// <summary>The move in one line, culture-invariant.</summary>
    public override string ToString() => Rule is null
        ? "(no transition)"
        : $"{From} -> {To} at {ConditionText.Instant(EffectiveAt.UtcTicks)} by {Rule} ({(Cause == EventTriggers.None ? "time" : Cause)})";
}
