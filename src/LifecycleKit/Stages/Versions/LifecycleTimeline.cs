using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The versions of a lifecycle, in the order in which they took effect.</summary>
/// <remarks>
/// <para>A customer moves to a new version at the instant of its publication, however late the timeline is called, or at the customer's
/// latest change if that is later. Until then the previous version and its due instant stay valid. At that instant the time-based rules of
/// the previous version fire first.</para>
/// <para>A removed track keeps the states of its customers; when it is published again, they move to the new version at that
/// instant.</para>
/// </remarks>
public sealed class LifecycleTimeline
{
    private readonly LifecyclePublication[] _publications;

    private LifecycleTimeline(LifecyclePublication[] publications) => _publications = publications;

    /// <summary>The publications, the oldest first; at least one, and the first one has an engine.</summary>
    internal IReadOnlyList<LifecyclePublication> Publications => _publications;

    /// <summary>The engine that was published last; null when the track was removed.</summary>
    public LifecycleEngine? Current => _publications[^1].Engine;

    /// <summary>Returns a timeline with one version, in force from the beginning.</summary>
    /// <param name="engine">The engine of the version.</param>
    public static LifecycleTimeline Of(LifecycleEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new LifecycleTimeline([new LifecyclePublication(DateTimeOffset.MinValue, engine)]);
    }

    /// <summary>Returns this timeline with one more version.</summary>
    /// <param name="engine">The engine in force from that instant on; null to remove the track.</param>
    /// <param name="at">The instant, later than the previous publication.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not later than the previous publication.</exception>
    public LifecycleTimeline Publish(LifecycleEngine? engine, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(at, _publications[^1].At);
        return new LifecycleTimeline([.. _publications, new LifecyclePublication(at.ToUniversalTime(), engine)]);
    }

    /// <summary>Lets time pass up to and including <paramref name="asOf"/>, with the version in force at each instant.</summary>
    /// <param name="state">The customer's state, under any version.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">The instant up to which time passes.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <returns>
    /// The customer's state at that instant, under the version in force; after a removal, the state at the removal.
    /// </returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    public LifecycleState Advance(
        in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions = null)
    {
        LifecycleEngine.Check(state, history);
        var count = transitions?.Count ?? 0;
        try
        {
            var isInForce = Open(state, history, asOf.UtcTicks, transitions, out var buffer, out var engine);
            if (isInForce) engine!.Movement.Pass(ref buffer, history, asOf.UtcTicks, transitions);
            return engine is null ? state : engine.Close(buffer);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>Handles one event with the version in force at its instant; see <see cref="LifecycleEngine.Step"/>.</summary>
    /// <param name="state">The customer's state, under any version.</param>
    /// <param name="history">The history of the customer, to which the event is applied.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="explanation">Receives the results of the rules that wait for the event; null when they are not wanted.</param>
    /// <returns>The customer's state after the event, and the effect of the event.</returns>
    /// <exception cref="ArgumentException">The state or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than earlier orders.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    public StepResult Step(
        in LifecycleState state, CustomerHistory history, in CustomerEvent customerEvent, List<Transition>? transitions = null,
        Explanation? explanation = null)
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

    /// <summary>Replays the events of a customer from the start, with the version in force at each instant.</summary>
    /// <param name="events">The events, sorted by instant and then by event id.</param>
    /// <param name="start">The instant at which the customer starts, not later than their first event.</param>
    /// <param name="until">The instant up to which time passes after the last event.</param>
    /// <param name="currency">The reporting currency; null for the currency of the first order that names one.</param>
    /// <returns>
    /// The customer's state, history and transitions, which are exactly the same as after handling the events live.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The start is <c>default</c>.</exception>
    /// <exception cref="ArgumentException">An event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">An order is in another currency than earlier orders.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    public ReplayResult Replay(IEnumerable<CustomerEvent> events, DateTimeOffset start, DateTimeOffset until, string? currency = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Replay(events, start, until, new CustomerHistory(currency));
    }

    /// <summary>Returns the engine in force at an instant; null when the track is removed.</summary>
    /// <param name="instant">The instant.</param>
    public LifecycleEngine? ForInstant(DateTimeOffset instant) => _publications[IndexAt(instant.UtcTicks)].Engine;

    /// <summary>Replays the events of a customer with a given history.</summary>
    internal ReplayResult Replay(IEnumerable<CustomerEvent> events, DateTimeOffset start, DateTimeOffset until, CustomerHistory history)
    {
        return Continue(FirstEngine(start).Start(history, start), events, until, history);
    }

    /// <summary>Replays the events of a customer from a given state on.</summary>
    internal ReplayResult Continue(LifecycleState state, IEnumerable<CustomerEvent> events, DateTimeOffset until, CustomerHistory history)
    {
        var transitions = new List<Transition>();
        foreach (var customerEvent in events) state = Step(state, history, customerEvent, transitions).State;
        return new ReplayResult(Advance(state, history, until, transitions), history, transitions.AsReadOnly());
    }

    /// <summary>Returns the engine that made a state; null when no version of the timeline did.</summary>
    internal LifecycleEngine? FindEngine(in LifecycleState state) =>
        IndexOf(state) is >= 0 and var index ? _publications[index].Engine : null;

    /// <summary>
    /// Returns this timeline for one customer: each version takes effect when the customer moved to it, if that was later than its
    /// publication.
    /// </summary>
    /// <param name="versions">The versions to which the customer moved, the oldest first.</param>
    internal LifecycleTimeline AsLived(IReadOnlyList<(string DefinitionHash, string ContextVersion, DateTimeOffset At)> versions)
    {
        var lived = new List<LifecyclePublication> { _publications[0] };
        var next = 0;
        foreach (var publication in _publications.Skip(1))
        {
            var at = publication.At;
            for (var i = next; i < versions.Count && publication.Engine is { } engine; i++)
            {
                if (versions[i].At < publication.At || versions[i].DefinitionHash != engine.Definition.ContentHash
                    || versions[i].ContextVersion != engine.Context.Version)
                {
                    continue;
                }

                at = versions[i].At;
                next = i + 1;
                break;
            }

            // The customer skipped a version that was replaced before their state was next evaluated.
            while (lived.Count > 1 && lived[^1].At >= at) lived.RemoveAt(lived.Count - 1);
            lived.Add(publication with { At = at });
        }

        return new LifecycleTimeline([.. lived]);
    }

    /// <summary>Returns the engine for a customer who starts at an instant: the one in force, or the next one.</summary>
    internal LifecycleEngine FirstEngine(DateTimeOffset start)
    {
        for (var i = IndexAt(start.UtcTicks); i < _publications.Length; i++)
        {
            if (_publications[i].Engine is { } engine) return engine;
        }

        return Array.FindLast(_publications, publication => publication.Engine is not null)!.Engine!;
    }

    /// <summary>
    /// Returns whether nothing is to be done up to an instant: the version published last made the state, and time moves no one until then.
    /// </summary>
    internal bool IsStill(in LifecycleState state, long atTicks)
    {
        var last = _publications[^1];
        return state.DueTicks > atTicks && last.Engine?.Made(state) == true
            && (_publications.Length == 1 || last.At.UtcTicks <= state.MovedOverTicks);
    }

    /// <summary>
    /// Opens a state with the version in force at an instant; the customer moves through the versions before it, each at its instant.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">The history of the customer.</param>
    /// <param name="atTicks">The instant.</param>
    /// <param name="transitions">Receives the moves up to the instant; null when they are not wanted.</param>
    /// <param name="buffer">Receives the opened state.</param>
    /// <param name="engine">Receives the engine that opened the state; null when none did, and the state is unchanged.</param>
    /// <returns>Whether a version is in force at the instant; while the track is removed, the customer's state does not change.</returns>
    internal bool Open(
        in LifecycleState state, CustomerHistory history, long atTicks, List<Transition>? transitions, out StateBuffer buffer,
        [NotNullWhen(true)] out LifecycleEngine? engine)
    {
        var index = IndexOf(state);
        if (index < 0)
        {
            // The version of the state is not in the timeline, such as one that another host rolled back: the customer moves over with the
            // current state.
            var published = _publications[IndexAt(atTicks)];
            engine = published.Engine;
            if (engine is not null)
                engine.Open(state, history, Math.Max(published.At.UtcTicks, state.AnchorTicks), transitions, out buffer);
                else buffer = default;
            return engine is not null;
        }

        engine = _publications[index].Engine!;
        engine.Open(state, history, atTicks, transitions, out buffer);
        var isInForce = true;
        for (index++; index < _publications.Length && _publications[index].At.UtcTicks <= atTicks; index++)
        {
            var publishedTicks = _publications[index].At.UtcTicks;
            if (isInForce) engine.Movement.Settle(ref buffer, history, publishedTicks, transitions);
            isInForce = _publications[index].Engine is not null;
            if (_publications[index].Engine is not { } next) continue;
            buffer = next.Adopt(engine.Close(buffer), history, publishedTicks, transitions);
            engine = next;
        }

        return isInForce;
    }

    /// <summary>
    /// Returns the index of the publication under which a state was made: the latest publication of its version when the customer moved
    /// over, or otherwise the last one of its version.
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

/// <summary>The publication of a version of a lifecycle, or the removal of a track.</summary>
/// <param name="At">The instant, in UTC; the first publication of a timeline is in force from the beginning, whatever its instant.</param>
/// <param name="Engine">The engine in force from that instant on; null when the track was removed.</param>
internal sealed record LifecyclePublication(DateTimeOffset At, LifecycleEngine? Engine)
{
    /// <summary>Returns whether the lifecycle is in force or removed, and since when; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Engine is null ? "removed" : "in force")} at {At:O}");
}
