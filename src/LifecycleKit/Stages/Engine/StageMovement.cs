using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// Moves a customer, whose state is in a buffer, through the stages of one lifecycle: as time passes, and after an event.
/// </summary>
/// <remarks>After an error the buffer must not be used.</remarks>
internal sealed class StageMovement
{
    private readonly LifecycleDefinition _definition;
    private readonly FactContext _context;
    private readonly string _track;
    private readonly CompiledRule[] _rules;
    private readonly RuleMatcher _matcher;
    private readonly DueScheduler _due;
    private readonly MembershipEvents _events;

    /// <param name="definition">The lifecycle.</param>
    /// <param name="context">The zone and the models.</param>
    /// <param name="track">The name of the track in the transitions.</param>
    public StageMovement(LifecycleDefinition definition, FactContext context, string track)
    {
        _definition = definition;
        _context = context;
        _track = track;
        var program = ConditionCompiler.Compile([.. definition.Rules.Select(rule => rule.When)], out var entries);
        var isMembership = definition.Kind != LifecycleKind.Journey;
        _rules = [.. definition.Rules.Select((rule, i) => new CompiledRule(rule, i, entries[i], definition.Stages.Count, isMembership))];
        _matcher = new RuleMatcher(program, Table(rule => !rule.Rule.IsTimeBased));
        _events = new MembershipEvents(definition);
        _due = new DueScheduler(program, Table(rule => rule.Rule.IsTimeBased));
        Explainer = new LifecycleExplainer(_rules, _matcher, _due);
    }

    /// <summary>Explains the same rules.</summary>
    public LifecycleExplainer Explainer { get; }

    /// <summary>
    /// Lets time pass up to and including an instant; every time-based rule fires at its own instant. A search that ended early is
    /// continued a limited number of times; after that the state stays due at a past instant, and the next call continues.
    /// </summary>
    public void Pass(ref StateBuffer buffer, CustomerHistory history, long asOfTicks, List<Transition>? transitions)
    {
        var searches = 0;
        while (buffer.DueTicks <= asOfTicks)
        {
            if (buffer.DueRule < 0)
            {
                if (searches++ == DueScheduler.MaxSearches) return;
                _due.LookAgain(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks));
                continue;
            }

            Enter(ref buffer, _rules[buffer.DueRule], buffer.DueTicks, EventTriggers.None, null, transitions);
            Arm(ref buffer, history);
        }
    }

    /// <summary>
    /// Lets time pass up to an event that is about to be applied, and stores the confirmations under the facts before the event.
    /// </summary>
    public void Settle(ref StateBuffer buffer, CustomerHistory history, long atTicks, List<Transition>? transitions)
    {
        Pass(ref buffer, history, atTicks, transitions);
        _due.Settle(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks), Math.Max(atTicks, buffer.AnchorTicks));
    }

    /// <summary>Prepares the time-based rules of a stage that has been entered.</summary>
    public void Arm(ref StateBuffer buffer, CustomerHistory history) => _due.Arm(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks));

    /// <summary>Finds the due instant again, and fires the rules that are due at the anchor.</summary>
    public void Reschedule(ref StateBuffer buffer, CustomerHistory history, List<Transition>? transitions)
    {
        var facts = FactsAt(buffer, history, buffer.AnchorTicks);
        var slots = default(FactSlots);
        _due.Rearm(ref buffer, facts, ref slots);
        Pass(ref buffer, history, buffer.AnchorTicks, transitions);
    }

    /// <summary>Tries the rules of an event that has been applied, and fires time-based rules that the event made true.</summary>
    /// <returns>The first rule that was suppressed.</returns>
    public Suppression React(
        ref StateBuffer buffer, CustomerHistory history, in CustomerEvent customerEvent, EventTriggers triggers,
        List<Transition>? transitions, Explanation? explanation)
    {
        var at = Math.Max(customerEvent.AtTicks, buffer.AnchorTicks);
        buffer.AnchorTicks = at;
        buffer.EnteredBits = 0;
        // The facts are as before, so the stage and the due instant are too, once the customer has a stage by them.
        if (buffer.Sequence > 0 && explanation is null && !_events.MayMove(customerEvent.Kind)) return default;
        explanation?.Begin(buffer.Stage, at, triggers, hasEvent: true);
        var suppressed = default(Suppression);
        var facts = FactsAt(buffer, history, at, in customerEvent);
        var slots = default(FactSlots);
        var rule = explanation is null
            ? _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed)
            : _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed, explanation);
        if (rule is null)
        {
            _due.Rearm(ref buffer, facts, ref slots);
        }
        else
        {
            while (rule is not null)
            {
                Enter(ref buffer, rule, at, triggers & rule.On, customerEvent.EventId, transitions);
                rule = rule.Rule.IsChained ? Next(buffer, history, customerEvent, triggers, ref suppressed, explanation) : null;
            }

            Arm(ref buffer, history);
        }

        Pass(ref buffer, history, at, transitions);
        explanation?.End(buffer);
        return suppressed;
    }

    /// <summary>Returns the facts at an instant, without an event.</summary>
    public Facts FactsAt(in StateBuffer buffer, CustomerHistory history, long at) =>
        FactsAt(buffer, history, at, in Unsafe.NullRef<CustomerEvent>());

    private Facts FactsAt(in StateBuffer buffer, CustomerHistory history, long at, ref readonly CustomerEvent customerEvent) =>
        new(history, _context, at, in customerEvent, StageFields.Attach(buffer.Stage.Id, buffer.EnteredTicks, buffer.Stage.Groups));

    /// <summary>Returns the next rule of a chain; null for none.</summary>
    private CompiledRule? Next(
        in StateBuffer buffer, CustomerHistory history, in CustomerEvent customerEvent, EventTriggers triggers, ref Suppression suppressed,
        Explanation? explanation)
    {
        var facts = FactsAt(buffer, history, buffer.AnchorTicks, in customerEvent);
        var slots = default(FactSlots);
        return explanation is null
            ? _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed)
            : _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed, explanation);
    }

    private void Enter(
        ref StateBuffer buffer, CompiledRule rule, long at, EventTriggers cause, string? eventId, List<Transition>? transitions)
    {
        buffer.Sequence++;
        if (_definition.Kind != LifecycleKind.Index) transitions?.Add(ToTransition(buffer, rule, at, cause, eventId));
        buffer.Enter(rule.Rule.To, at);
        if (rule.CooldownTicks > 0) buffer.Ticks.Set(rule.FiredSlot, at);
    }

    private Transition ToTransition(in StateBuffer buffer, CompiledRule rule, long at, EventTriggers cause, string? eventId) =>
        new()
        {
            Track = _track,
            Rule = rule.Rule.Id,
            From = buffer.Stage.Id,
            To = rule.Rule.To.Id,
            EffectiveAt = new DateTimeOffset(at, TimeSpan.Zero),
            Cause = cause,
            EventId = eventId,
            Sequence = buffer.Sequence,
            DefinitionHash = _definition.ContentHash,
            ContextVersion = _context.Version,
        };

    private CompiledRule[][] Table(Func<CompiledRule, bool> belongs) =>
        [.. _definition.Stages.Select(stage => _rules.Where(rule => belongs(rule) && rule.Rule.From.Contains(stage)).ToArray())];
}
