using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Runs a lifecycle without any shortcut: it visits every instant at which anything could change, and evaluates all rules at each. For a
/// customer it stores the events, when each rule last moved the customer, and since when conditions with ConfirmFor have held.
/// </summary>
internal sealed class NaiveInterpreter
{
    private readonly LifecycleCase _case;
    private readonly ILookup<string, NaiveRule> _rules;
    private readonly NaiveDays _days;
    private readonly NaiveInstants _instants;
    private readonly List<CustomerEvent> _events = [];
    private readonly HashSet<string> _enteredNow = [];
    private readonly Dictionary<string, long> _fired = [];
    private Dictionary<string, long> _held = [];
    private NaiveCustomer _customer = new([]);
    private long _anchor;
    private (long At, NaiveRule Rule)? _due;

    public NaiveInterpreter(LifecycleCase x, bool isRestless = false)
    {
        _case = x;
        Stage = x.Lifecycle.Initial;
        _anchor = x.Start.UtcTicks;
        EnteredAt = x.Start.UtcTicks;
        var ordered = x.Lifecycle.Rules.OrderByDescending(rule => rule.Priority).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToArray();
        _rules = x.Lifecycle.Stages
            .SelectMany(stage => ordered.Where(rule => x.Lifecycle.LeadsFrom(rule, stage.Id)), (stage, rule) => (stage, rule))
            .ToLookup(pair => pair.stage.Id, pair => pair.rule);
        _days = NaiveDays.Of(x.Zone);
        _instants = new NaiveInstants(x, _days, isRestless);
        _enteredNow.Add(Stage);
        Highest = x.Lifecycle[Stage].Rank is null ? null : Stage;
        Confirm(_held, _anchor);
        Foresee();
    }

    public string Stage { get; private set; }

    public long EnteredAt { get; private set; }

    public string? Highest { get; private set; }

    public List<NaiveMove> Moves { get; } = [];

    /// <summary>Whether the last event was older than the last change.</summary>
    public bool WasLate { get; private set; }

    /// <summary>The latest instant at which facts or stage changed.</summary>
    public long Anchor => _anchor;

    /// <summary>The triggers of the last event.</summary>
    public EventTriggers Happened { get; private set; }

    /// <summary>The result of each rule that waited for the last event, stage after stage.</summary>
    public List<NaiveResult> Results { get; } = [];

    /// <summary>The first rule that was suppressed at the last event.</summary>
    public NaiveResult? Suppressed { get; private set; }

    /// <summary>The first instant at which a time-based rule fires if no event arrives; null for none up to the end of the case.</summary>
    public long? NextDue => _due?.At;

    /// <summary>Lets time pass; every time-based rule fires at its instant.</summary>
    public void Pass(long until)
    {
        while (_due is { } due && due.At <= until)
        {
            Enter(due.Rule, due.At, EventTriggers.None, null);
            Foresee();
        }
    }

    /// <summary>Lets time pass up to the event, adds the event, tries the rules that wait for it, and then time-based rules.</summary>
    public void Handle(CustomerEvent customerEvent)
    {
        (Suppressed, Happened) = (null, HappensBy(customerEvent));
        Results.Clear();
        Pass(customerEvent.At.UtcTicks);
        WasLate = customerEvent.At.UtcTicks < _anchor;
        var at = Math.Max(_anchor, customerEvent.At.UtcTicks);
        Watch(at, _held);
        Change(at);
        _events.Add(customerEvent);
        _customer = new NaiveCustomer(_events);
        Confirm(_held, at);
        while (React(customerEvent)) continue;
        Foresee();
        Pass(at);
    }

    /// <summary>Tries the rules of the stage on an event; returns whether the rules of the next stage are tried too.</summary>
    private bool React(CustomerEvent customerEvent)
    {
        var moment = At(_anchor) with { Event = customerEvent };
        NaiveRule? first = null;
        foreach (var rule in _rules[Stage].Where(rule => (rule.On & Happened) != 0))
        {
            var result = Try(rule, moment, first);
            Results.Add(result);
            if (first is null && result.Outcome == RuleOutcome.Suppressed) Suppressed ??= result;
            if (result.Outcome == RuleOutcome.Matched) first = rule;
        }

        if (first is not null) Enter(first, _anchor, first.On & Happened, customerEvent.EventId);
        return first is { IsChained: true };
    }

    private NaiveResult Try(NaiveRule rule, Moment moment, NaiveRule? first)
    {
        if (first is not null) return new NaiveResult(rule, RuleOutcome.NotTried, moment, first.Id);
        if (!rule.IsEffective(_anchor))
        {
            var from = rule.EffectiveFrom?.UtcTicks;
            return new NaiveResult(rule, RuleOutcome.NotEffective, moment, NotBefore: _anchor < from ? from : null);
        }

        var answer = rule.When is null ? true : rule.When.Ask(moment);
        if (answer is not true) return new NaiveResult(rule, answer is null ? RuleOutcome.Unknown : RuleOutcome.False, moment);
        if (HeldBack(rule) is { } held) return new NaiveResult(rule, RuleOutcome.Suppressed, moment, null, held.By, held.Until);
        return new NaiveResult(rule, RuleOutcome.Matched, moment);
    }

    private (SuppressionReason By, long? Until)? HeldBack(NaiveRule rule)
    {
        if (_anchor < EndOfStay) return (SuppressionReason.MinStay, EndOfStay);
        if (_anchor < EndOfCooldown(rule)) return (SuppressionReason.Cooldown, EndOfCooldown(rule));
        return _enteredNow.Contains(rule.To) ? (SuppressionReason.EnteredAlready, null) : null;
    }

    private void Foresee() => _due = Watch(_case.End.UtcTicks, new Dictionary<string, long>(_held));

    /// <summary>
    /// Visits every instant from the last change on, and returns the first time-based rule that fires, and when; otherwise
    /// <paramref name="held"/>
    /// receives since when conditions with ConfirmFor have held.
    /// </summary>
    private (long At, NaiveRule Rule)? Watch(long until, Dictionary<string, long> held)
    {
        var rules = _rules[Stage].Where(rule => rule.IsTimeBased).ToArray();
        var wasOpen = new bool[rules.Length];
        for (long? next = _anchor; next is { } at && at <= until; next = NextInstant(at, rules, held))
        {
            var moment = At(at);
            for (var i = 0; i < rules.Length; i++)
            {
                var holds = rules[i].Holds(moment);
                if (!holds) held.Remove(rules[i].Id);
                else if (rules[i].ConfirmFor > TimeSpan.Zero) held.TryAdd(rules[i].Id, at);
                var isOpen = holds && IsConfirmed(rules[i], at, held) && at >= EndOfStay && at >= EndOfCooldown(rules[i])
                    && rules[i].IsEffective(at);
                // A stage that was entered at the same instant is closed; a rule to it must stop being open before it can fire.
                var isBlocked = at == _anchor ? _enteredNow.Contains(rules[i].To) : wasOpen[i];
                if (isOpen && !isBlocked) return (at, rules[i]);
                wasOpen[i] = isOpen;
            }
        }

        return null;
    }

    /// <summary>Returns the next instant at which anything could change, including the instants of this customer in this stage.</summary>
    private long? NextInstant(long at, NaiveRule[] rules, Dictionary<string, long> held)
    {
        var next = _instants.After(at, EnteredAt);
        Consider(EndOfStay);
        foreach (var rule in rules)
        {
            Consider(EndOfCooldown(rule));
            if (held.TryGetValue(rule.Id, out var since)) Consider(since + rule.ConfirmFor.Ticks);
        }

        return next == long.MaxValue ? null : next;

        void Consider(long instant)
        {
            if (instant > at && instant < next) next = instant;
        }
    }

    private long EndOfStay => EnteredAt + _case.Lifecycle[Stage].MinStay.Ticks;

    private long EndOfCooldown(NaiveRule rule) => _fired.TryGetValue(rule.Id, out var fired) ? fired + rule.Cooldown.Ticks : long.MinValue;

    private static bool IsConfirmed(NaiveRule rule, long at, Dictionary<string, long> held) =>
        rule.ConfirmFor == TimeSpan.Zero || (held.TryGetValue(rule.Id, out var since) && at - since >= rule.ConfirmFor.Ticks);

    /// <summary>
    /// Updates the confirmations: a condition that holds keeps its instant or gets this one; a condition that does not hold has none.
    /// </summary>
    private void Confirm(Dictionary<string, long> held, long at)
    {
        foreach (var rule in _rules[Stage].Where(rule => rule.ConfirmFor > TimeSpan.Zero))
        {
            if (!rule.Holds(At(at))) held.Remove(rule.Id);
            else held.TryAdd(rule.Id, at);
        }
    }

    private void Enter(NaiveRule rule, long at, EventTriggers cause, string? eventId)
    {
        Moves.Add(new NaiveMove(Moves.Count + 1, Stage, rule.To, rule.Id, new DateTimeOffset(at, TimeSpan.Zero), cause, eventId));
        Change(at);
        _enteredNow.Add(rule.To);
        _fired[rule.Id] = at;
        (Stage, EnteredAt) = (rule.To, at);
        var highest = Highest is null ? null : _case.Lifecycle[Highest].Rank;
        if (_case.Lifecycle[Stage].Rank is { } rank && !(highest >= rank)) Highest = Stage;
        _held = [];
        Confirm(_held, at);
    }

    private void Change(long at)
    {
        if (at != _anchor) _enteredNow.Clear();
        _anchor = at;
    }

    private EventTriggers HappensBy(CustomerEvent customerEvent)
    {
        if (customerEvent.Deal is { } deal)
            return NaiveDeals.Triggers([.. _events.Select(x => x.Deal).OfType<DealSnapshot>().Where(x => x.DealId == deal.DealId)], deal);
        if (customerEvent.Snapshot is not { } snapshot) return Enum.Parse<EventTriggers>($"{customerEvent.Kind}");
        var known = _events.Where(x => x.Snapshot?.OrderId == snapshot.OrderId).Select(x => x.Snapshot!).ToArray();
        return NaiveOrder.Triggers(known.Length == 0 ? null : NaiveOrder.Latest(known), NaiveOrder.Latest([.. known, snapshot]));
    }

    private Moment At(long ticks) => new(_customer, _days, ticks, null, Stage, EnteredAt);
}
