using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Moves customers through a lifecycle: a pure function of state, history and event, with exact times.</summary>
/// <remarks>
/// <para>Time rules fire at the instant at which their condition comes true, in chronological order, however late anybody looks: so
/// advancing in many small steps or in one great one comes to the same, and a replay equals the live run.</para>
/// <para>Rules are tried in one fixed order, and the first that holds wins. An event makes at most one move; time rules that the event made
/// true follow at the same instant. No stage is entered twice at one instant, the initial one at the start included: a rule on an event
/// that would do so is passed over, and one on time waits for the next event, or until it has ceased to hold and comes to hold again.
/// After an error nothing has changed.</para>
/// <para>An engine is immutable and safe to share between threads; a history is not. No call allocates, growth of the ledger and of the
/// caller's list aside.</para>
/// </remarks>
public sealed class LifecycleEngine
{
    private const int MostTransitions = 10_000;

    private readonly CompiledRule[][] _onEvent;
    private readonly CompiledRule[][] _onTime;

    private LifecycleEngine(LifecycleDefinition definition, FactContext context)
    {
        (Definition, Context) = (definition, context);
        _onEvent = Table(rule => !rule.IsOnTime);
        _onTime = Table(rule => rule.IsOnTime);

        CompiledRule[][] Table(Func<TransitionRule, bool> belongs) =>
        [
            .. definition.Stages.Select(stage =>
                definition.Rules.Where(rule => belongs(rule) && rule.From.Contains(stage)).Select(rule => new CompiledRule(rule)).ToArray()),
        ];
    }

    /// <summary>The lifecycle that the engine runs.</summary>
    public LifecycleDefinition Definition { get; }

    /// <summary>The zone and models by which it judges.</summary>
    public FactContext Context { get; }

    /// <summary>Makes an engine.</summary>
    /// <param name="definition">The lifecycle.</param>
    /// <param name="context">Zone and models; null for UTC and none.</param>
    public static LifecycleEngine Compile(LifecycleDefinition definition, FactContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new LifecycleEngine(definition, context ?? FactContext.Default);
    }

    /// <summary>Puts a customer at the initial stage.</summary>
    /// <param name="history">What is remembered of the customer; as a rule nothing yet.</param>
    /// <param name="at">Since when he is a customer, not later than his first event.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public LifecycleState Start(CustomerHistory history, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (at == default) throw new ArgumentOutOfRangeException(nameof(at), at, "The instant since when he is a customer is missing.");
        return WithDue(new LifecycleState(Definition.InitialStage, at.UtcTicks), history);
    }

    /// <summary>Lets time pass up to and including <paramref name="asOf"/>.</summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="history">What is remembered of him, unchanged since the state was made.</param>
    /// <param name="asOf">Until when; an instant in the past changes nothing.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <returns>Where he stands then.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of another definition.</exception>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    /// <exception cref="InvalidOperationException">More than 10 000 moves in one call: rules chase each other.</exception>
    public LifecycleState Advance(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions = null)
    {
        Check(state);
        ArgumentNullException.ThrowIfNull(history);
        var count = transitions?.Count ?? 0;
        try
        {
            return Advance(state, history, asOf.UtcTicks, transitions);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>
    /// Handles one event: time passes up to it, it is folded into the history, its rules are tried, and time rules that it made true fire.
    /// </summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="history">What is remembered of him; the event is folded into it.</param>
    /// <param name="e">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="explanation">Receives what became of each rule that waits for the event, in place of what it held; null when it is not wanted.</param>
    /// <returns>Where he stands after the event, and what it amounted to.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of another definition, or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    /// <exception cref="InvalidOperationException">More than 10 000 moves in one call: rules chase each other.</exception>
    public StepResult Step(in LifecycleState state, CustomerHistory history, in CustomerEvent e, List<Transition>? transitions = null, Explanation? explanation = null)
    {
        Check(state);
        ArgumentNullException.ThrowIfNull(history);
        var count = transitions?.Count ?? 0;
        var undo = default(FoldUndo);
        var isFolded = false;
        try
        {
            var before = Advance(state, history, e.Kind == CustomerEventKind.None ? 0 : e.At.UtcTicks, transitions);
            var fold = history.Fold(e, out undo);
            isFolded = true;
            return new StepResult(React(before, history, e, fold, transitions), fold, e.At.UtcTicks < before.AnchorTicks, default);
        }
        catch
        {
            if (isFolded) history.Undo(undo);
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>The second half of a step, for hosts that fold an event once and run several tracks on it: time has passed, the event is folded.</summary>
    internal LifecycleState React(
        in LifecycleState state, CustomerHistory history, in CustomerEvent e, in FoldResult fold, List<Transition>? transitions)
    {
        var at = Math.Max(e.At.UtcTicks, state.AnchorTicks);
        var next = state with { AnchorTicks = at };
        var facts = new Facts(history, Context, at, in e, next.Stage.Id, next.EnteredTicks);
        foreach (var rule in _onEvent[next.Stage.Index])
        {
            if ((rule.On & fold.Triggers) == 0 || IsEntered(next, rule, at) || !rule.Holds(facts)) continue;
            next = Enter(next, rule.Rule, at, fold.Triggers & rule.On, e.EventId, transitions);
            break;
        }

        return Advance(WithDue(next, history), history, at, transitions);
    }

    internal LifecycleState Advance(in LifecycleState state, CustomerHistory history, long asOfTicks, List<Transition>? transitions)
    {
        var next = state;
        for (var moves = 0; next.DueTicks <= asOfTicks; moves++)
        {
            var due = FindDue(next, history, out var rule);
            if (rule is null || due > asOfTicks) return next with { DueTicks = due };
            if (moves == MostTransitions)
                throw new InvalidOperationException($"More than {MostTransitions} moves at once in '{Definition.Name}', the last by '{rule.Id}': its rules chase each other.");
            next = WithDue(Enter(next, rule, due, EventTriggers.None, null, transitions), history);
        }

        return next;
    }

    private static bool IsEntered(in LifecycleState state, CompiledRule rule, long at) =>
        state.EnteredTicks == at && (state.EnteredAtOnce & rule.Target) != 0;

    private static LifecycleState Enter(
        in LifecycleState state, TransitionRule rule, long at, EventTriggers cause, string? eventId, List<Transition>? transitions)
    {
        var to = rule.To;
        var sequence = state.Sequence + 1;
        transitions?.Add(new Transition(rule, state.Stage, at, cause, eventId, sequence));
        return state with
        {
            Stage = to,
            Highest = to.Rank is { } rank && !(state.Highest?.Rank >= rank) ? to : state.Highest,
            EnteredTicks = at,
            AnchorTicks = at,
            EnteredAtOnce = (state.EnteredTicks == at ? state.EnteredAtOnce : 0) | (1UL << to.Index),
            Sequence = sequence,
        };
    }

    private LifecycleState WithDue(in LifecycleState state, CustomerHistory history) =>
        state with { DueTicks = FindDue(state, history, out _) };

    /// <summary>The next instant at which a rule on time fires, and the first such rule.</summary>
    private long FindDue(in LifecycleState state, CustomerHistory history, out TransitionRule? first)
    {
        var facts = new Facts(history, Context, state.AnchorTicks, in Unsafe.NullRef<CustomerEvent>(), state.Stage.Id, state.EnteredTicks);
        var due = long.MaxValue;
        first = null;
        foreach (var rule in _onTime[state.Stage.Index])
        {
            var at = rule.Due(facts, IsEntered(state, rule, state.AnchorTicks), due);
            if (at >= due) continue;
            (due, first) = (at, rule.Rule);
        }

        return due;
    }

    private void Check(in LifecycleState state)
    {
        if (!state.HasStarted) throw new ArgumentException("The state has not started: make it with Start.", nameof(state));
        if (state.Stage.Index >= Definition.Stages.Count || !ReferenceEquals(Definition.Stages[state.Stage.Index], state.Stage))
            throw new ArgumentException($"The state belongs to another definition than '{Definition.Name}'.", nameof(state));
    }
}
