using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Makes notices as a tracker delivers them, for tests of a handler alone.</summary>
public static class TransitionNotices
{
    /// <summary>Creates the notice of a transition by a rule.</summary>
    /// <param name="definition">The lifecycle.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="customerId">The host's id of the customer.</param>
    /// <param name="at">The instant of the transition, and of its recording.</param>
    /// <param name="from">The id of the stage that the customer leaves; null for the first one of the rule.</param>
    /// <param name="track">The name of the track; null for the name of the lifecycle.</param>
    /// <param name="sequence">The number of the transition in the customer's track, at least 1.</param>
    /// <returns>The notice. Notices of equal arguments have equal ids, as repeated deliveries do.</returns>
    /// <exception cref="ArgumentException">The lifecycle has no such rule, the rule does not lead away from that stage, or an id is
    /// blank.</exception>
    public static TransitionNotice Create(
        LifecycleDefinition definition, string rule, string customerId, DateTimeOffset at, string? from = null, string? track = null,
        long sequence = 1)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        ArgumentException.ThrowIfNullOrWhiteSpace(customerId);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        var known = definition.Rules.FirstOrDefault(one => string.Equals(one.Id, rule, StringComparison.Ordinal));
        if (known is null)
        {
            var rules = string.Join(", ", definition.Rules.Select(one => one.Id));
            throw new ArgumentException($"The lifecycle '{definition.Name}' has no rule '{rule}'. Its rules are {rules}.", nameof(rule));
        }

        var left = known.From.FirstOrDefault(stage => from is null || string.Equals(stage.Id, from, StringComparison.Ordinal))
            ?? throw new ArgumentException(
                $"The rule '{rule}' does not lead away from '{from}', only from {string.Join(", ", known.From)}.", nameof(from));
        var transition = new Transition
        {
            Track = track ?? definition.Name,
            Rule = known.Id,
            From = left.Id,
            To = known.To.Id,
            EffectiveAt = at.ToUniversalTime(),
            Cause = FirstOf(known.On),
            Sequence = sequence,
            DefinitionHash = definition.ContentHash,
            ContextVersion = FactContext.Default.Version,
        };
        return new TransitionNotice(new CustomerKey(string.Empty, customerId), transition, at);
    }

    private static EventTriggers FirstOf(EventTriggers triggers) => (EventTriggers)((int)triggers & -(int)triggers);
}
