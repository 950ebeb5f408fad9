using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A move from one stage to another: when, by which rule and why.</summary>
/// <remarks>Made by a <see cref="LifecycleEngine"/>. <c>default</c> is no move. Immutable and safe to share between threads.</remarks>
public readonly record struct Transition
{
    internal Transition(
        TransitionRule rule, LifecycleEngine engine, Stage from, long effectiveTicks, EventTriggers cause, string? eventId, long sequence)
    {
        (Rule, From, EffectiveTicks, Cause, EventId, Sequence) = (rule, from, effectiveTicks, cause, eventId, sequence);
        (DefinitionHash, ContextVersion) = (engine.Definition.ContentHash, engine.Context.Version);
    }

    /// <summary>The rule that fired.</summary>
    public TransitionRule Rule { get; }

    /// <summary>The <see cref="LifecycleDefinition.ContentHash"/> of the lifecycle that held the rule.</summary>
    public string DefinitionHash { get; }

    /// <summary>The <see cref="FactContext.Version"/> of the zone and models by which it was judged.</summary>
    public string ContextVersion { get; }

    /// <summary>The stage that was left.</summary>
    public Stage From { get; }

    /// <summary>The stage that was entered.</summary>
    public Stage To => Rule.To;

    /// <summary>When the move took place, in UTC: at the event, or to the tick when time made the rule true, however late that is noticed.</summary>
    public DateTimeOffset EffectiveAt => new(EffectiveTicks, TimeSpan.Zero);

    /// <summary>What the event amounted to that caused the move; none when time did.</summary>
    public EventTriggers Cause { get; }

    /// <summary>The host's id of the event that caused the move; null when it had none or time did.</summary>
    public string? EventId { get; }

    /// <summary>The number of the move in the customer's track, from 1 on.</summary>
    public long Sequence { get; private init; }

    private long EffectiveTicks { get; }

    internal Transition Numbered(long sequence) => this with { Sequence = sequence };

    /// <summary>The move in one line, culture-invariant.</summary>
    public override string ToString() => Rule is null
        ? "(no transition)"
        : $"{From} -> {To} at {ConditionText.Instant(EffectiveTicks)} by {Rule.Id} ({(Cause == EventTriggers.None ? "time" : Cause)})";
}
