using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The versions of a lifecycle in the order in which they came into force.</summary>
/// <remarks>
/// <para>A customer moves over at the instant of the publication, however late anybody looks, or at their latest change if that is later:
/// until then the version that they are under, and its due instant, stay valid. At that instant the time-based rules of the old version
/// come first.</para>
/// <para>A track that was taken out keeps its customers as they were; once it comes back, they move over at that instant. Immutable.</para>
/// </remarks>
public sealed class LifecycleTimeline
{
    private readonly LifecyclePublication[] _publications;

    private LifecycleTimeline(LifecyclePublication[] publications) => _publications = publications;

    /// <summary>The publications, the oldest first; at least one, and the first one has an engine.</summary>
    public IReadOnlyList<LifecyclePublication> Publications => _publications.AsReadOnly();

    /// <summary>The engine that was published last; null when the track was taken out.</summary>
    public LifecycleEngine? Current => _publications[^1].Engine;

    /// <summary>Makes a timeline of one version, in force from the beginning.</summary>
    /// <param name="engine">The version.</param>
    public static LifecycleTimeline Of(LifecycleEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new LifecycleTimeline([new LifecyclePublication(DateTimeOffset.MinValue, engine)]);
    }

    /// <summary>Returns this timeline with one more version.</summary>
    /// <param name="engine">The engine that runs customers from then on; null to take the track out.</param>
    /// <param name="at">When it comes into force; later than the publication before.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not later than that of the publication before.</exception>
    public LifecycleTimeline Publish(LifecycleEngine? engine, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(at, _publications[^1].At);
        return new LifecycleTimeline([.. _publications, new LifecyclePublication(at.ToUniversalTime(), engine)]);
    }

    /// <summary>Lets time pass up to and including <paramref name="asOf"/>, under each version in its time.</summary>
    /// <param name="state">The customer's state, under any version.</param>
    /// <param name="history">What is remembered of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">Until when.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <returns>
    /// The customer's state then, under the version then in force; where the track is taken out, as they stood when it was.
    /// </returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    public LifecycleState Advance(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions = null)
    {
        LifecycleEngine.Check(state, history);
        var count = transitions?.Count ?? 0;
        try
        {
            var isInForce = Open(state, history, asOf.UtcTicks, transitions, out var buffer, out var engine);
            if (isInForce) engine!.Advance(ref buffer, history, asOf.UtcTicks, transitions);
            return engine is null ? state : engine.Close(buffer);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>Handles one event under the version then in force; see <see cref="LifecycleEngine.Step"/>.</summary>
    /// <param name="state">The customer's state, under any version.</param>
    /// <param name="history">What is remembered of the customer; the event is applied to it.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="explanation">Receives what became of the event's rules; null when it is not wanted.</param>
    /// <returns>The customer's state after the event, and what it amounted to.</returns>
    /// <exception cref="ArgumentException">The state or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    public StepResult Step(
        in LifecycleState state, CustomerHistory history, in CustomerEvent customerEvent, List<Transition>? transitions = null, Explanation? explanation = null)
    {
        LifecycleEngine.Check(state, history);
        var count = transitions?.Count ?? 0;
        try
        {
            if (!Open(state, history, customerEvent.AtTicks, transitions, out var buffer, out var engine))
                return new StepResult(engine is null ? state : engine.Close(buffer), history.Apply(customerEvent), isLate: false, default);
            var suppressed = default(Suppression);
            var result = EventStep.Run(
                MemoryMarshal.CreateReadOnlySpan(ref engine, 1), MemoryMarshal.CreateSpan(ref buffer, 1), history, customerEvent,
                transitions, MemoryMarshal.CreateSpan(ref suppressed, 1), explanation, out var isLate);
            return new StepResult(engine.Close(buffer), result, isLate, suppressed);
        }
        catch
        {
            explanation?.Clear();
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>Runs a customer through their events from the start, under each version in its time.</summary>
    /// <param name="events">What happened, in the order of the instants; see <see cref="CustomerEventLog"/>.</param>
    /// <param name="start">Since when they are a customer, not later than their first event.</param>
    /// <param name="until">Until when time passes after the last event.</param>
    /// <param name="currency">The reporting currency; null to take that of the first order that names one.</param>
    /// <returns>
    /// The customer's state, what is remembered of them, and how they came there: exactly what handling the events live gives.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The start is <c>default</c>.</exception>
    /// <exception cref="ArgumentException">An event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">An order is in another currency than those before.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    public ReplayResult Replay(IEnumerable<CustomerEvent> events, DateTimeOffset start, DateTimeOffset until, string? currency = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Replay(events, start, until, new CustomerHistory(currency));
    }

    /// <summary>Returns the engine in force at an instant; null when the track is taken out then.</summary>
    /// <param name="instant">The instant.</param>
    public LifecycleEngine? ForInstant(DateTimeOffset instant) => _publications[IndexAt(instant.UtcTicks)].Engine;

    /// <summary>Runs a customer through events on top of what a history already holds.</summary>
    internal ReplayResult Replay(IEnumerable<CustomerEvent> events, DateTimeOffset start, DateTimeOffset until, CustomerHistory history)
    {
        var transitions = new List<Transition>();
        var state = FirstEngine(start).Start(history, start);
        foreach (var customerEvent in events) state = Step(state, history, customerEvent, transitions).State;
        return new ReplayResult(Advance(state, history, until, transitions), history, transitions.AsReadOnly());
    }

    /// <summary>The engine that made a state; null when no version of the timeline did.</summary>
    internal LifecycleEngine? FindEngine(in LifecycleState state) => IndexOf(state) is >= 0 and var index ? _publications[index].Engine : null;

    /// <summary>
    /// This timeline as one customer went through it: each version from the instant at which they came under it, where that is later than
    /// its publication.
    /// </summary>
    /// <param name="versions">The versions under which the customer came, the oldest first.</param>
    internal LifecycleTimeline AsLived(IReadOnlyList<(string DefinitionHash, string ContextVersion, DateTimeOffset At)> versions)
    {
        var lived = new List<LifecyclePublication> { _publications[0] };
        var next = 0;
        foreach (var publication in _publications.Skip(1))
        {
            var at = publication.At;
            for (var i = next; i < versions.Count && publication.Engine is { } engine; i++)
            {
                if (versions[i].At < publication.At || versions[i].DefinitionHash != engine.Definition.ContentHash || versions[i].ContextVersion != engine.Context.Version) continue;
                at = versions[i].At;
                next = i + 1;
                break;
            }

            // A version that the customer passed over came and went before they were touched.
            while (lived.Count > 1 && lived[^1].At >= at) lived.RemoveAt(lived.Count - 1);
            lived.Add(publication with { At = at });
        }

        return new LifecycleTimeline([.. lived]);
    }

    /// <summary>The engine under which a customer starts at an instant: the one in force, or the next one that is.</summary>
    internal LifecycleEngine FirstEngine(DateTimeOffset start)
    {
        for (var i = IndexAt(start.UtcTicks); i < _publications.Length; i++)
        {
            if (_publications[i].Engine is { } engine) return engine;
        }

        return Array.FindLast(_publications, publication => publication.Engine is not null)!.Engine!;
    }

    /// <summary>
    /// Opens a state under the version in force at an instant; the customer comes under every version before it, each in its time.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">What is remembered of the customer.</param>
    /// <param name="atTicks">The instant.</param>
    /// <param name="transitions">Receives the moves on the way; null when they are not wanted.</param>
    /// <param name="buffer">Receives the opened state.</param>
    /// <param name="engine">Receives the engine that opened it; null when none did, and the state stays as it is.</param>
    /// <returns>Whether a version is in force at the instant; where the track is taken out, the customer pauses as they stand.</returns>
    internal bool Open(
        in LifecycleState state, CustomerHistory history, long atTicks, List<Transition>? transitions, out StateBuffer buffer,
        [NotNullWhen(true)] out LifecycleEngine? engine)
    {
        var index = IndexOf(state);
        if (index < 0)
        {
            // A version that is not in the timeline, such as one that another host has taken back: the customer moves over as they stand.
            var published = _publications[IndexAt(atTicks)];
            engine = published.Engine;
            if (engine is not null) engine.Open(state, history, Math.Max(published.At.UtcTicks, state.AnchorTicks), transitions, out buffer);
            else buffer = default;
            return engine is not null;
        }

        engine = _publications[index].Engine!;
        engine.Open(state, history, atTicks, transitions, out buffer);
        var isInForce = true;
        for (index++; index < _publications.Length && _publications[index].At.UtcTicks <= atTicks; index++)
        {
            var publishedTicks = _publications[index].At.UtcTicks;
            if (isInForce) engine.Settle(ref buffer, history, publishedTicks, transitions);
            isInForce = _publications[index].Engine is not null;
            if (_publications[index].Engine is not { } next) continue;
            buffer = next.Adopt(engine.Close(buffer), history, publishedTicks, transitions);
            engine = next;
        }

        return isInForce;
    }

    /// <summary>
    /// The publication under which a state was made: the latest one of its version when the customer moved over, else the last one of its
    /// version.
    /// </summary>
    private int IndexOf(in LifecycleState state)
    {
        var last = -1;
        for (var i = _publications.Length - 1; i >= 0; i--)
        {
            if (_publications[i].Engine?.Made(state) != true) continue;
            if (i == 0 || _publications[i].At.UtcTicks <= state.MovedOverTicks) return i;
            if (last < 0) last = i;
        }

        return last;
    }

    private int IndexAt(long ticks)
    {
        for (var i = _publications.Length - 1; i > 0; i--)
        {
            if (_publications[i].At.UtcTicks <= ticks) return i;
        }

        return 0;
    }
}
