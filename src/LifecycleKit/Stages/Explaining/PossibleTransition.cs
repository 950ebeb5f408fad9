using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A transition that a customer may make next, with the changes that it needs.</summary>
/// <remarks>
/// A transition has an instant (<see cref="At"/>) when time alone brings it about; otherwise it needs an event and the changes in
/// <see cref="RequiredChanges"/>.
/// </remarks>
public sealed class PossibleTransition
{
    /// <summary>The rule that would move the customer.</summary>
    public required TransitionRule Rule { get; init; }

    /// <summary>The target stage of the rule.</summary>
    public Stage To => Rule.To;

    /// <summary>The events of which one must arrive; none for a time-based rule, which fires once the required changes are made.</summary>
    public EventTriggers On => Rule.On;

    /// <summary>
    /// The exact instant at which time brings the transition about if no event arrives, in UTC; null when time alone does not.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// The time-based rule that moves the customer before <see cref="At"/>, so that this rule does not fire; null when this rule is the
    /// first, or has no instant.
    /// </summary>
    public TransitionRule? OvertakenBy { get; init; }

    /// <summary>
    /// Until when EffectiveFrom, MinStay or Cooldown holds the rule back, in UTC; null when nothing holds it back, or when it has an
    /// instant.
    /// </summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// The required changes of the facts, and the requirements for the event; empty when only time or an event is missing. The facts are
    /// those after the event has been applied: when a third order is required, a customer with two orders needs one more, and the arriving
    /// order is that one.
    /// </summary>
    public IReadOnlyList<RequiredChange> RequiredChanges { get; init; } = [];

    /// <summary>
    /// Returns the transition in one line, culture-invariant, such as <c>loyal by promote on OrderPlaced: orders.last365d +2 (3, needs
    /// &gt;= 5)</c>.
    /// </summary>
    public override string ToString()
    {
        var move = $"{ConditionText.Name(To.Id)} by {ConditionText.Name(Rule.Id)}";
        if (At is { } at)
        {
            var unless = OvertakenBy is { } first ? $"{ConditionText.Name(first.Id)} does not move the customer first" : "no event arrives";
            return $"{ConditionText.Instant(at.UtcTicks)}: {move} if {unless}";
        }

        var when = On == EventTriggers.None ? string.Empty : $" on {On}";
        var notBefore = NotBefore is { } instant ? $" not before {ConditionText.Instant(instant.UtcTicks)}" : string.Empty;
        var needs = RequiredChanges.Count == 0 ? string.Empty : $": {string.Join("; ", RequiredChanges)}";
        return $"{move}{when}{notBefore}{needs}";
    }
}
