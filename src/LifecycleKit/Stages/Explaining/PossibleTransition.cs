using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A move that a customer may make next, and what it takes.</summary>
/// <remarks>
/// A move has an instant (<see cref="At"/>) when time alone brings it about; otherwise it takes an event, and the changes in <see cref="RequiredChanges"/>.
/// Immutable.
/// </remarks>
public sealed record PossibleTransition
{
    internal PossibleTransition(TransitionRule rule, IReadOnlyList<RequiredChange> needs) => (Rule, RequiredChanges) = (rule, needs);

    /// <summary>The rule that would move him.</summary>
    public TransitionRule Rule { get; }

    /// <summary>The stage to which it leads.</summary>
    public Stage To => Rule.To;

    /// <summary>The events of which one must come; none for a rule on time, which fires once its needs are met.</summary>
    public EventTriggers On => Rule.On;

    /// <summary>The exact instant at which time brings the move about if nothing happens, in UTC; null when time alone does not.</summary>
    public DateTimeOffset? At { get; internal init; }

    /// <summary>
    /// The rule on time that moves him first, before this one gets its turn at <see cref="At"/>; null when this is the first, or has no instant.
    /// </summary>
    public TransitionRule? OvertakenBy { get; internal init; }

    /// <summary>
    /// Until when the rule is held back whatever happens, by EffectiveFrom, MinStay or Cooldown, in UTC; null when it is not, or has an instant.
    /// </summary>
    public DateTimeOffset? NotBefore { get; internal init; }

    /// <summary>
    /// What the facts must become, and what the event must be; empty when nothing is missing but time or an event. The facts are meant as they are
    /// once the event has been folded: where a third order is asked, a customer with two needs one more, and the order that comes is that one.
    /// </summary>
    public IReadOnlyList<RequiredChange> RequiredChanges { get; }

    /// <summary>
    /// The move in one line, culture-invariant, such as <c>loyal by promote on OrderPlaced: orders.last365d +2 (3, needs &gt;= 5)</c>.
    /// </summary>
    public override string ToString()
    {
        var move = $"{ConditionText.Name(To.Id)} by {ConditionText.Name(Rule.Id)}";
        if (At is { } at)
        {
            var unless = OvertakenBy is { } first ? $"{ConditionText.Name(first.Id)} does not move him first" : "nothing happens";
            return $"{ConditionText.Instant(at.UtcTicks)}: {move} if {unless}";
        }

        var when = On == EventTriggers.None ? string.Empty : $" on {On}";
        var notBefore = NotBefore is { } instant ? $" not before {ConditionText.Instant(instant.UtcTicks)}" : string.Empty;
        var needs = RequiredChanges.Count == 0 ? string.Empty : $": {string.Join("; ", RequiredChanges)}";
        return $"{move}{when}{notBefore}{needs}";
    }
}
