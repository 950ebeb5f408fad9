using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>The input of a decision: a customer, an instant and what is known at that instant.</summary>
/// <remarks>A view for the duration of one call, which allocates nothing. Not thread-safe while another thread changes the
/// history.</remarks>
[Mutable("a view on a history, which changes")]
public readonly ref struct PlayInput
{
    private readonly MessageLog? _messages;

    /// <summary>Creates the input for a customer at an instant.</summary>
    /// <param name="subjectKey">The key under which experiments and control groups draw the customer. Not empty, and always the same for
    /// one customer.</param>
    /// <param name="history">The history of the customer, messages and consents included.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="context">The zone and the models; null for <see cref="FactContext.Default"/>.</param>
    /// <exception cref="ArgumentException">The subject key is null or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public PlayInput(string subjectKey, CustomerHistory history, DateTimeOffset asOf, FactContext? context = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(subjectKey);
        ArgumentNullException.ThrowIfNull(history);
        SubjectKey = subjectKey;
        History = history;
        AsOf = asOf.ToUniversalTime();
        Context = context ?? FactContext.Default;
    }

    /// <summary>The key under which experiments and control groups draw the customer.</summary>
    public string SubjectKey { get; }

    /// <summary>The history of the customer.</summary>
    public CustomerHistory History { get; }

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The zone of the shop, in which daily budgets count days, and the models.</summary>
    public FactContext Context { get; }

    /// <summary>
    /// The stage of the customer in each track. Fields of the stage read the first one. Empty by default: then only plays for every stage
    /// are considered.
    /// </summary>
    public ReadOnlySpan<TrackStage> Stages { get; init; }

    /// <summary>
    /// The segment of the customer, in the map that the playbook is made for. Null by default: then only plays for every segment are
    /// considered.
    /// </summary>
    public Segment? Segment { get; init; }

    /// <summary>The zone of the customer, for quiet hours and caps by calendar day; null, the default, for the zone of the shop.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The messages sent today over all customers; null, the default, ignores daily budgets.</summary>
    public PlayBudget? Budget { get; init; }

    /// <summary>
    /// The messages that caps and cooldowns count; those of <see cref="History"/> by default. Conditions read the history.
    /// </summary>
    internal MessageLog Messages
    {
        get => _messages ?? History.Messages;
        init => _messages = value;
    }

    /// <summary>Returns the facts that conditions evaluate. Fields of the stage read the first track.</summary>
    internal Facts ToFacts()
    {
        if (Stages.IsEmpty || Stages[0].Stage is null) return new Facts(History, AsOf, Context);
        ref readonly var first = ref Stages[0];
        return new Facts(
            History, Context, AsOf.UtcTicks, in Unsafe.NullRef<CustomerEvent>(),
            StageFields.Attach(first.Stage, first.EnteredAt?.UtcTicks ?? 0, first.Groups));
    }
}
