using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Segments;

namespace LifecycleKit.Plays;

/// <summary>What a playbook looks at to decide for one customer.</summary>
/// <remarks>A view for the duration of a call; it allocates nothing. Not thread-safe beside a writer of the history.</remarks>
[Mutable("a view on a history, which changes")]
public readonly ref struct PlayInput
{
    /// <summary>The customer at an instant.</summary>
    /// <param name="subjectKey">The key under which experiments and control groups draw the customer; not empty, and always the
    /// same.</param>
    /// <param name="history">What is remembered of the customer, messages and consents among it.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="context">Zone and models; null for <see cref="FactContext.Default"/>.</param>
    /// <exception cref="ArgumentException">The subject key is null or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public PlayInput(string subjectKey, CustomerHistory history, DateTimeOffset asOf, FactContext? context = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(subjectKey);
        ArgumentNullException.ThrowIfNull(history);
        (SubjectKey, History, AsOf, Context) = (subjectKey, history, asOf.ToUniversalTime(), context ?? FactContext.Default);
    }

    /// <summary>The key under which experiments and control groups draw the customer.</summary>
    public string SubjectKey { get; }

    /// <summary>What is remembered of the customer.</summary>
    public CustomerHistory History { get; }

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Zone and models. Its zone is that of the shop: budgets count its days.</summary>
    public FactContext Context { get; }

    /// <summary>
    /// The customer's stage in each track; fields of the stage read the first. Empty, the default: only plays for every stage are for the
    /// customer.
    /// </summary>
    public ReadOnlySpan<TrackStage> Stages { get; init; }

    /// <summary>
    /// The customer's segment, in the map that the playbook is for; null for none: only plays for every segment are for the customer.
    /// </summary>
    public Segment? Segment { get; init; }

    /// <summary>The zone of the customer's clock, for quiet hours and calendar-day caps; that of the shop when null.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>What was sent today over all customers; without it no budget is ever spent.</summary>
    public PlayBudget? Budget { get; init; }

    /// <summary>The facts that conditions judge; fields of the stage read the first track.</summary>
    internal Facts ToFacts()
    {
        if (Stages.IsEmpty || Stages[0].Stage is null) return new Facts(History, AsOf, Context);
        ref readonly var first = ref Stages[0];
        return new Facts(
            History, Context, AsOf.UtcTicks, in Unsafe.NullRef<CustomerEvent>(), first.Stage, first.EnteredAt?.UtcTicks ?? 0, first.Groups);
    }
}
