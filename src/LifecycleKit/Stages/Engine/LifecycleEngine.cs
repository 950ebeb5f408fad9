using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Moves customers through a lifecycle: a pure function of state, history and event, with exact times.</summary>
/// <remarks>
/// <para>Rules on time fire at the instant at which their condition comes true, in chronological order, however late anybody looks: so
/// advancing in many small steps or in one great one comes to the same, and a replay equals the live run.</para>
/// <para>Rules are tried in one fixed order, and the first that holds wins. An event makes at most one move, unless its rule is chained; rules
/// on time that the event made true follow at the same instant. No stage is entered twice at one instant, the initial one at the start
/// included: a rule on an event that would do so is passed over, and one on time waits for the next event, or until it has ceased to hold
/// and comes to hold again. So every call ends. After an error nothing has changed.</para>
/// <para>An engine is immutable and safe to share between threads; a history is not. No call allocates, growth of the ledger and of the
/// caller's list and buffer aside.</para>
/// </remarks>
public sealed partial class LifecycleEngine
{
    private readonly CompiledRule[] _rules;
    private readonly RuleMatcher _matcher;
    private readonly DueScheduler _due;
    private readonly LifecycleExplainer _explainer;

    private LifecycleEngine(LifecycleDefinition definition, FactContext context)
    {
        (Definition, Context) = (definition, context);
        var program = ConditionCompiler.Compile([.. definition.Rules.Select(rule => rule.When)], out var entries);
        _rules = [.. definition.Rules.Select((rule, i) => new CompiledRule(rule, i, entries[i]))];
        _matcher = new RuleMatcher(program, Table(rule => !rule.Rule.IsOnTime));
        _due = new DueScheduler(program, Table(rule => rule.Rule.IsOnTime));
        _explainer = new LifecycleExplainer(_rules, _matcher, _due);
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
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    public LifecycleState Start(CustomerHistory history, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (at == default) throw new ArgumentOutOfRangeException(nameof(at), at, "The instant since when he is a customer is missing.");
        var standing = new Standing { Engine = this };
        standing.Enter(Definition.InitialStage, at.UtcTicks);
        Arm(ref standing, history);
        return new LifecycleState(standing);
    }

    /// <summary>Lets time pass up to and including <paramref name="asOf"/>.</summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="history">What is remembered of him, unchanged since the state was made.</param>
    /// <param name="asOf">Until when; an instant in the past changes nothing.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <returns>Where he stands then.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of another engine.</exception>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    public LifecycleState Advance(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, List<Transition>? transitions = null)
    {
        Check(state);
        ArgumentNullException.ThrowIfNull(history);
        var count = transitions?.Count ?? 0;
        try
        {
            var standing = state.ToStanding();
            Pass(ref standing, history, asOf.UtcTicks, transitions);
            return new LifecycleState(standing);
        }
        catch
        {
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>
    /// Handles one event: time passes up to it, it is folded into the history, its rules are tried, and rules on time that it made true fire.
    /// </summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="history">What is remembered of him; the event is folded into it.</param>
    /// <param name="e">The event.</param>
    /// <param name="transitions">Receives the moves, in order; null when they are not wanted.</param>
    /// <param name="explanation">Receives what became of each rule that waits for the event, in place of what it held; empty after an error; null when it is not wanted.</param>
    /// <returns>Where he stands after the event, and what it amounted to.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of another engine, or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    public StepResult Step(
        in LifecycleState state, CustomerHistory history, in CustomerEvent e, List<Transition>? transitions = null, Explanation? explanation = null)
    {
        Check(state);
        ArgumentNullException.ThrowIfNull(history);
        var count = transitions?.Count ?? 0;
        var undo = default(FoldUndo);
        var isFolded = false;
        try
        {
            var standing = state.ToStanding();
            Settle(ref standing, history, e.AtTicks, transitions);
            var fold = history.Fold(e, out undo);
            isFolded = true;
            var isLate = e.AtTicks < standing.AnchorTicks;
            var suppressed = React(ref standing, history, e, fold.Triggers, transitions, explanation);
            return new StepResult(new LifecycleState(standing), fold, isLate, suppressed);
        }
        catch
        {
            if (isFolded) history.Undo(undo);
            explanation?.Clear();
            transitions?.RemoveRange(count, transitions.Count - count);
            throw;
        }
    }

    /// <summary>The first half of a step, for hosts that fold an event once and run several tracks on it: time passes up to the event.</summary>
    internal LifecycleState Settle(in LifecycleState state, CustomerHistory history, long ticks, List<Transition>? transitions)
    {
        var standing = state.ToStanding();
        Settle(ref standing, history, ticks, transitions);
        return new LifecycleState(standing);
    }

    /// <summary>The second half: the event has been folded.</summary>
    internal LifecycleState React(
        in LifecycleState state, CustomerHistory history, in CustomerEvent e, in FoldResult fold, List<Transition>? transitions, out Suppression suppressed)
    {
        var standing = state.ToStanding();
        suppressed = React(ref standing, history, e, fold.Triggers, transitions, null);
        return new LifecycleState(standing);
    }

    private Facts FactsAt(in Standing standing, CustomerHistory history, long at) => FactsAt(standing, history, at, in Unsafe.NullRef<CustomerEvent>());

    private Facts FactsAt(in Standing standing, CustomerHistory history, long at, ref readonly CustomerEvent e) =>
        new(history, Context, at, in e, standing.Stage.Id, standing.EnteredTicks, standing.Stage.Groups);

    private void Enter(
        ref Standing standing, CompiledRule rule, long at, EventTriggers cause, string? eventId, List<Transition>? transitions)
    {
        standing.Sequence++;
        transitions?.Add(new Transition(rule.Rule, this, standing.Stage, at, cause, eventId, standing.Sequence));
        standing.Enter(rule.Rule.To, at);
        if (rule.CooldownTicks > 0) standing.Timers[rule.Timer] = standing.Timers[rule.Timer] with { FiredTicks = at };
    }

    private CompiledRule[][] Table(Func<CompiledRule, bool> belongs) =>
        [.. Definition.Stages.Select(stage => _rules.Where(rule => belongs(rule) && rule.Rule.From.Contains(stage)).ToArray())];

    private void Check(in LifecycleState state)
    {
        if (!state.HasStarted) throw new ArgumentException("The state has not started: make it with Start.", nameof(state));
        if (!ReferenceEquals(state.Engine, this))
            throw new ArgumentException($"The state was made by another engine than this one of '{Definition.Name}': capture it there and resume it here.", nameof(state));
    }
}
