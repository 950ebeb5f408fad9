using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The versions of a lifecycle in the order in which they came into force: publishing one is a dated event like any other.</summary>
/// <remarks>
/// <para>A customer moves over at the instant of the publication, however late he is looked at, or at his latest change if that is later: until
/// then the version that he is under, and its due instant, stay valid. At that instant the rules on time of the old version come first.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class LifecycleTimeline
{
    private readonly LifecyclePublication[] _publications;

    private LifecycleTimeline(LifecyclePublication[] publications) => _publications = publications;

    /// <summary>The publications, the oldest first; at least one.</summary>
    public IReadOnlyList<LifecyclePublication> Publications => _publications.AsReadOnly();

    /// <summary>The engine that was published last.</summary>
    public LifecycleEngine Current => _publications[^1].Engine;

    /// <summary>A timeline of one version, in force from the beginning.</summary>
    public static LifecycleTimeline Of(LifecycleEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new LifecycleTimeline([new LifecyclePublication(DateTimeOffset.MinValue, engine)]);
    }

    /// <summary>This timeline and one more version.</summary>
    /// <param name="engine">The engine that runs customers from then on.</param>
    /// <param name="at">When it comes into force; later than the publication before.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not later than that of the publication before.</exception>
    /// <exception cref="ArgumentException">The engine is in the timeline already; compile it anew.</exception>
    public LifecycleTimeline Publish(LifecycleEngine engine, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(at, _publications[^1].At);
        if (Array.Exists(_publications, publication => ReferenceEquals(publication.Engine, engine)))
            throw new ArgumentException("The timeline has this engine already: to go back to an old version, compile it anew.", nameof(engine));
        return new LifecycleTimeline([.. _publications, new LifecyclePublication(at, engine)]);
    }

    /// <summary>Lets time pass up to and including <paramref name="asOf"/>, under each version in its time.</summary>
    /// <param name="state">Where the customer stands, under an engine of this timeline.</param>
    /// <param name="history">What is remembered of him, unchanged since the state was made.</param>
    /// <param name="asOf">Until when.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <returns>Where he stands then, under the version then in force.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of no engine of this timeline.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    public LifecycleState Advance(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions = null)
    {
        var count = transitions?.Count ?? 0;
        try
        {
            var next = MoveOver(state, history, asOf, transitions);
            return next.Engine!.Advance(next, history, asOf, transitions);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>Handles one event under the version then in force; see <see cref="LifecycleEngine.Step"/>.</summary>
    /// <param name="state">Where the customer stands, under an engine of this timeline.</param>
    /// <param name="history">What is remembered of him; the event is folded into it.</param>
    /// <param name="e">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="explanation">Receives what became of the event's rules; null when it is not wanted.</param>
    /// <returns>Where he stands after the event, and what it amounted to.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of no engine of this timeline, or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    public StepResult Step(
        in LifecycleState state, CustomerHistory history, in CustomerEvent e, List<Transition>? transitions = null, Explanation? explanation = null)
    {
        var count = transitions?.Count ?? 0;
        try
        {
            var next = MoveOver(state, history, e.At, transitions);
            return next.Engine!.Step(next, history, e, transitions, explanation);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>Runs a customer through his events from the start, under each version in its time.</summary>
    /// <param name="events">What happened, in the order of the instants; see <see cref="CustomerEventLog"/>.</param>
    /// <param name="start">Since when he is a customer, not later than his first event.</param>
    /// <param name="until">Until when time passes after the last event.</param>
    /// <param name="currency">The reporting currency; null to take that of the first order that names one.</param>
    /// <returns>Where he stands, what is remembered of him, and how he came there: exactly what handling the events live gives.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The start is <c>default</c>.</exception>
    /// <exception cref="ArgumentException">An event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">An order is in another currency than those before.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    public ReplayResult Replay(IEnumerable<CustomerEvent> events, DateTimeOffset start, DateTimeOffset until, string? currency = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (history, transitions) = (new CustomerHistory(currency), new List<Transition>());
        var state = InForceAt(start).Start(history, start);
        foreach (var e in events) state = Step(state, history, e, transitions).State;
        return new ReplayResult(Advance(state, history, until, transitions), history, transitions.AsReadOnly());
    }

    /// <summary>The engine in force at an instant.</summary>
    public LifecycleEngine InForceAt(DateTimeOffset instant)
    {
        for (var i = _publications.Length - 1; i > 0; i--)
        {
            if (_publications[i].At <= instant) return _publications[i].Engine;
        }

        return _publications[0].Engine;
    }

    /// <summary>The customer comes under every version that was published up to an instant, each at its own.</summary>
    internal LifecycleState MoveOver(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions)
    {
        var engine = state.Engine;
        var at = Array.FindIndex(_publications, publication => ReferenceEquals(publication.Engine, engine));
        if (at < 0) throw new ArgumentException("The state is of no engine of this timeline.", nameof(state));
        var next = state;
        for (at++; at < _publications.Length && _publications[at].At <= asOf; at++)
            next = _publications[at].Engine.Adopt(next.Engine!, next, history, _publications[at].At.UtcTicks, transitions);
        return next;
    }
}
