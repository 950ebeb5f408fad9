using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A transition as handlers are told of it.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TransitionNotice
{
    internal TransitionNotice(CustomerKey customer, string track, in Transition transition, DateTimeOffset recordedAt)
    {
        (Customer, Track, RecordedAt) = (customer, track, recordedAt);
        (DefinitionHash, ContextVersion) = (transition.DefinitionHash, transition.ContextVersion);
        (From, To, Rule) = (transition.From.Id, transition.To.Id, transition.Rule.Id);
        (EffectiveAt, Cause, EventId, Sequence) = (transition.EffectiveAt, transition.Cause, transition.EventId, transition.Sequence);
        Id = MakeId(customer, track, Sequence);
    }

    /// <summary>The same id for the same transition, however often it is told: 32 hex digits from customer, track and sequence.</summary>
    public string Id { get; }

    /// <summary>Whose transition it is.</summary>
    public CustomerKey Customer { get; }

    /// <summary>In which track.</summary>
    public string Track { get; }

    /// <summary>The id of the stage that was left.</summary>
    public string From { get; }

    /// <summary>The id of the stage that was entered.</summary>
    public string To { get; }

    /// <summary>The id of the rule that fired.</summary>
    public string Rule { get; }

    /// <summary>The <see cref="LifecycleDefinition.ContentHash"/> of the lifecycle that held the rule.</summary>
    public string DefinitionHash { get; }

    /// <summary>The <see cref="Conditions.FactContext.Version"/> of the zone and models by which it was judged.</summary>
    public string ContextVersion { get; }

    /// <summary>When it took place, in UTC.</summary>
    public DateTimeOffset EffectiveAt { get; }

    /// <summary>When it was noticed and saved, in UTC.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>What the event amounted to that caused it; none when time did.</summary>
    public EventTriggers Cause { get; }

    /// <summary>The host's id of the event that caused it; null when it had none or time did.</summary>
    public string? EventId { get; }

    /// <summary>The number of the transition in the customer's track, from 1 on.</summary>
    public long Sequence { get; }

    private static string MakeId(CustomerKey customer, string track, long sequence)
    {
        var text = FormattableString.Invariant($"{customer.Scope.Length}:{customer.Scope}{customer.CustomerId.Length}:{customer.CustomerId}{track}\n{sequence}");
        return TextDigest.Short(text);
    }
}
