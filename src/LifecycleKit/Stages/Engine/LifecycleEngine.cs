using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>An engine that moves customers through a lifecycle: a pure function of state, history and event, with exact times.</summary>
/// <remarks>
/// <para>Time-based rules fire at the instant at which their condition becomes true, in chronological order, however late the engine is
/// called. Many small steps and one large step give the same result, and a replay equals the live run.</para>
/// <para>Rules are tried in one fixed order, and the first rule that holds wins. An event makes at most one move, unless its rule is
/// chained; time-based rules that the event made true follow at the same instant. No stage is entered twice at one instant, including the
/// initial stage at the start; in a membership, no stage is entered twice after one event. A rule on an event that would do so is
/// suppressed. A time-based rule waits for the next event, or until its condition has stopped holding and holds again. Therefore every call
/// ends. After an error nothing has changed.</para>
/// <para>Threads may share an engine, but not a history. No call allocates memory, except for growth of the history
/// and of the caller's list and explanation, if the lifecycle has at most 16 stages and timers, with each timer counted twice.</para>
/// </remarks>
public sealed class LifecycleEngine
{
    private readonly StateConverter _converter;
    private readonly LifecycleTimeline _timeline;

    private LifecycleEngine(LifecycleDefinition definition, FactContext context, string track)
    {
        Definition = definition;
        Context = context;
        Track = track;
        Movement = new StageMovement(definition, context, track);
        _converter = new StateConverter(definition, context.Version);
        _timeline = LifecycleTimeline.Of(this);
    }

    /// <summary>The lifecycle that the engine runs.</summary>
    public LifecycleDefinition Definition { get; }

    /// <summary>The zone and the models by which conditions are evaluated.</summary>
    public FactContext Context { get; }

    /// <summary>The name of the track in the transitions of the engine.</summary>
    public string Track { get; }

    /// <summary>Moves customers whose states are open.</summary>
    internal StageMovement Movement { get; }

    /// <summary>Compiles a lifecycle into an engine.</summary>
    /// <param name="definition">The lifecycle.</param>
    /// <param name="context">The zone and the models; null for UTC and no models.</param>
    /// <param name="track">The name of the track in transitions; null for the name of the lifecycle.</param>
    public static LifecycleEngine Compile(LifecycleDefinition definition, FactContext? context = null, string? track = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new LifecycleEngine(definition, context ?? FactContext.Default, track ?? definition.Name);
    }

    /// <summary>Returns the state of a new customer at the initial stage.</summary>
    /// <param name="history">The history of the customer, usually empty.</param>
    /// <param name="at">The instant at which the customer starts, not later than their first event.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed.</exception>
    public LifecycleState Start(CustomerHistory history, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (at == default) throw new ArgumentOutOfRangeException(nameof(at), at, "The instant of the start is missing.");
        var buffer = new StateBuffer { MovedOverTicks = at.UtcTicks };
        buffer.Enter(Definition.InitialStage, at.UtcTicks);
        // Without an event, a customer is in no group yet: otherwise a first order would first make a visitor.
        if (Definition.Kind != LifecycleKind.Journey && history.IsNew) (buffer.DueTicks, buffer.DueRule) = (long.MaxValue, -1);
        else Movement.Arm(ref buffer, history);
        return Close(buffer);
    }

    /// <summary>Lets time pass up to and including <paramref name="asOf"/>.</summary>
    /// <param name="state">The customer's state; a state of another version moves over at its latest change.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">The instant up to which time passes; an instant before the latest change changes nothing.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <returns>The customer's state at that instant.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed.</exception>
    public LifecycleState Advance(
        in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions = null) =>
        _timeline.Advance(state, history, asOf, transitions);

    /// <summary>
    /// Handles one event: lets time pass up to the event, applies the event to the history, tries the rules of the event, and fires
    /// time-based rules that the event made true.
    /// </summary>
    /// <param name="state">The customer's state; a state of another version moves over at its latest change.</param>
    /// <param name="history">The history of the customer, to which the event is applied.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="explanation">Receives the result of each rule that waits for the event; earlier content is replaced, and after an error
    /// it is empty. Null when it is not wanted.</param>
    /// <returns>The customer's state after the event, and the effect of the event.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>, or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than earlier orders.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed.</exception>
    public StepResult Step(
        in LifecycleState state, CustomerHistory history, in CustomerEvent customerEvent, List<Transition>? transitions = null,
        Explanation? explanation = null) =>
        _timeline.Step(state, history, customerEvent, transitions, explanation);

    /// <summary>
    /// Moves a customer from another version to this version, at an instant up to which time has passed under the other version.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="at">The instant at which this version takes effect for the customer; the latest change if that is later.</param>
    /// <param name="transitions">Receives the moves of time-based rules that hold at that instant under this version; null when they are
    /// not wanted.</param>
    /// <returns>The customer's state; unchanged for a state of the same definition and models.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed.</exception>
    /// <remarks>
    /// The stage is found by its id, or by a former id (<see cref="Stage.RenamedFrom"/>); otherwise the customer enters the
    /// <see cref="LifecycleDefinition.FallbackStage"/> at that instant. None of this makes a transition. Cooldowns and confirmations
    /// continue for rules that kept their ids.
    /// </remarks>
    public LifecycleState MoveOver(
        in LifecycleState state, CustomerHistory history, DateTimeOffset at, List<Transition>? transitions = null)
    {
        Check(state, history);
        var count = transitions?.Count ?? 0;
        try
        {
            Open(state, history, at.UtcTicks, transitions, out var buffer);
            return Close(buffer);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>
    /// Explains the current stage of a customer: for each rule, why it does not move the customer, and from when on it could.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">The instant to explain. Time passes up to it first, without an effect on the given state.</param>
    /// <param name="explanation">
    /// Receives the result of every rule that leads from the stage; earlier content is replaced. A rule on events counts as matched when it
    /// would move the customer if one of its events arrived now and did not change the facts; fields of the event are unknown. Each rule is
    /// tried, whatever the results of the others.
    /// </param>
    /// <returns>The customer's state at that instant.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">
    /// A predicate of the host failed while time passed; then the explanation is empty. A predicate that fails when a rule is tried is
    /// reported as the outcome of that rule.
    /// </exception>
    /// <exception cref="FieldException">A custom field failed while time passed; then the explanation is empty.</exception>
    public LifecycleState Explain(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        Check(state, history);
        explanation.Clear();
        try
        {
            var buffer = Look(state, history, asOf, out var at);
            Movement.Explainer.Explain(
                buffer, Movement.FactsAt(buffer, history, at), Movement.FactsAt(buffer, history, buffer.AnchorTicks), explanation);
            return Close(buffer);
        }
        catch
        {
            explanation.Clear();
            throw;
        }
    }

    /// <summary>
    /// Returns the transitions that are possible from the customer's stage: when time brings them about, and what other rules need.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">The current instant. Time passes up to it first, without an effect on the given state.</param>
    /// <returns>
    /// First the transitions that time brings about, by instant: the first one is certain if no event arrives, and each later one would
    /// happen if the earlier ones did not. Then the others, those with the fewest required changes first, and equal ones in the order of
    /// the rules. Of the alternatives in a condition, the one with the fewest changes is returned (each field or predicate that must change
    /// counts once; among equal alternatives the first in the text). At most 256 alternatives are compared in a call, and at least the
    /// first of each rule; a search for an instant evaluates a limited number of changes. Rules that can no longer fire are left out: rules
    /// that have ended, that contradict themselves, or that require another stage or a shorter stay; and time-based rules that hold now,
    /// but not for as long as they must.
    /// </returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed in a time-based rule; in a rule on events it counts as
    /// unknown.</exception>
    /// <exception cref="FieldException">A custom field failed in a time-based rule; in a rule on events it counts as missing.</exception>
    public IReadOnlyList<PossibleTransition> GetPossibleTransitions(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf)
    {
        Check(state, history);
        var buffer = Look(state, history, asOf, out var at);
        return Movement.Explainer.GetPossibleTransitions(
            buffer, Movement.FactsAt(buffer, history, at), Movement.FactsAt(buffer, history, buffer.AnchorTicks));
    }

    /// <summary>Whether a state was made under the same definition and models.</summary>
    internal bool Made(in LifecycleState state) => _converter.IsOfThisVersion(state);

    internal LifecycleState Close(in StateBuffer buffer) => _converter.Close(buffer);

    /// <summary>Opens a state; a state of another version moves over at an instant.</summary>
    internal void Open(
        in LifecycleState state, CustomerHistory history, long atTicks, List<Transition>? transitions, out StateBuffer buffer)
    {
        if (Made(state)) _converter.Open(state, out buffer);
        else buffer = Adopt(state, history, atTicks, transitions);
    }

    /// <summary>
    /// Opens a state that moves to this version at an instant, or that returns to this version after a time without it.
    /// </summary>
    internal StateBuffer Adopt(in LifecycleState state, CustomerHistory history, long atTicks, List<Transition>? transitions)
    {
        var anchor = Math.Max(atTicks, state.AnchorTicks);
        var buffer = _converter.MoveOver(state, anchor);
        Movement.Reschedule(ref buffer, history, transitions);
        return buffer;
    }

    /// <summary>
    /// Corrects the state of a customer whose clock was ahead: instants after the given one are set to it. Transitions remain.
    /// </summary>
    internal LifecycleState BringBack(in LifecycleState state, CustomerHistory history, long nowTicks, List<Transition>? transitions)
    {
        _converter.Open(state, out var buffer);
        buffer.AnchorTicks = Math.Min(buffer.AnchorTicks, nowTicks);
        buffer.EnteredTicks = Math.Min(buffer.EnteredTicks, nowTicks);
        buffer.MovedOverTicks = Math.Min(buffer.MovedOverTicks, nowTicks);
        buffer.Ticks.Cap(nowTicks);
        Movement.Reschedule(ref buffer, history, transitions);
        return Close(buffer);
    }

    /// <summary>
    /// Returns a replayed state with the given sequence number, and with the highest stage not below the one before the replay.
    /// </summary>
    internal LifecycleState Continue(in LifecycleState replayed, in LifecycleState before, long sequence)
    {
        _converter.Open(replayed, out var buffer);
        buffer.Sequence = sequence;
        if (before.HighestStage is { } id && Definition.FindStage(id) is { } highest && !(buffer.HighestStage?.Rank > highest.Rank))
            buffer.HighestStage = highest;
        return Close(buffer);
    }

    internal static void Check(in LifecycleState state, CustomerHistory history)
    {
        if (!state.HasStarted) throw new ArgumentException("The state has not started: make it with LifecycleEngine.Start.", nameof(state));
        ArgumentNullException.ThrowIfNull(history);
    }

    /// <summary>Returns the customer's state at an instant, but not before the latest change.</summary>
    private StateBuffer Look(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, out long at)
    {
        Open(state, history, asOf.UtcTicks, null, out var buffer);
        at = Math.Max(asOf.UtcTicks, buffer.AnchorTicks);
        Movement.Pass(ref buffer, history, at, null);
        return buffer;
    }
}
