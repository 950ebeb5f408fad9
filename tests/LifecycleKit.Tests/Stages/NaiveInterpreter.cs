using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Runs a lifecycle as a patient clerk would. He knows every instant at which anything could change, looks at each in turn, and asks
/// all rules anew each time; of a customer he keeps the events and nothing else.
/// </summary>
internal sealed class NaiveInterpreter
{
    private readonly NaiveLifecycle _lifecycle;
    private readonly NaiveRule[] _rules;
    private readonly NaiveDays _days;
    private readonly long[] _instants;
    private readonly long[] _ages;
    private readonly List<CustomerEvent> _events = [];
    private readonly HashSet<string> _enteredNow = [];
    private NaiveCustomer _customer = new([]);
    private long _anchor;

    public NaiveInterpreter(LifecycleCase x)
    {
        (_lifecycle, Stage, _anchor, EnteredAt) = (x.Lifecycle, x.Lifecycle.Initial, x.Start.UtcTicks, x.Start.UtcTicks);
        _rules = [.. x.Lifecycle.Rules.OrderByDescending(rule => rule.Priority).ThenBy(rule => rule.Id, StringComparer.Ordinal)];
        _days = NaiveDays.Of(x.Zone);
        _ages = [.. _rules.SelectMany(rule => rule.When?.Ages ?? []).Distinct()];
        _instants = [.. InstantsOf(x).Distinct().Order()];
        _enteredNow.Add(Stage);
        Highest = RankOf(Stage) is null ? null : Stage;
    }

    public string Stage { get; private set; }

    public long EnteredAt { get; private set; }

    public string? Highest { get; private set; }

    public List<NaiveMove> Moves { get; } = [];

    /// <summary>Whether the last event was older than the last change.</summary>
    public bool WasLate { get; private set; }

    /// <summary>Lets time pass, and every rule on time fire at its instant.</summary>
    public void Pass(long until)
    {
        while (FirstDue(until) is { } due) Enter(due.Rule, due.At, EventTriggers.None, null);
    }

    /// <summary>Time passes up to the event; it becomes known; the first rule that waits for it fires; time rules follow.</summary>
    public void Handle(CustomerEvent e)
    {
        Pass(e.At.UtcTicks);
        WasLate = e.At.UtcTicks < _anchor;
        Change(Math.Max(_anchor, e.At.UtcTicks));
        var happened = Happened(e);
        _events.Add(e);
        _customer = new NaiveCustomer(_events);
        var moment = At(_anchor) with { Event = e };
        var rule = _rules.FirstOrDefault(
            rule => (rule.On & happened) != 0 && rule.LeadsFrom(Stage) && !_enteredNow.Contains(rule.To) && rule.Holds(moment));
        if (rule is not null) Enter(rule, _anchor, rule.On & happened, e.EventId);
        Pass(_anchor);
    }

    /// <summary>The first instant from the last change on at which a rule on time fires, and the rule.</summary>
    public (long At, NaiveRule Rule)? FirstDue(long until)
    {
        var rules = _rules.Where(rule => rule.On == EventTriggers.None && rule.LeadsFrom(Stage)).ToArray();
        var held = new bool[rules.Length];
        foreach (var at in InstantsFromAnchor(until))
        {
            var moment = At(at);
            for (var i = 0; i < rules.Length; i++)
            {
                var holds = rules[i].Holds(moment);
                // A stage that was entered at this very instant is closed; its rule must cease to hold before it can fire.
                var isBlocked = at == _anchor ? _enteredNow.Contains(rules[i].To) : held[i];
                if (holds && !isBlocked) return (at, rules[i]);
                held[i] = holds;
            }
        }

        return null;
    }

    private void Enter(NaiveRule rule, long at, EventTriggers cause, string? eventId)
    {
        Moves.Add(new NaiveMove(Moves.Count + 1, Stage, rule.To, rule.Id, new DateTimeOffset(at, TimeSpan.Zero), cause, eventId));
        Change(at);
        _enteredNow.Add(rule.To);
        (Stage, EnteredAt) = (rule.To, at);
        if (RankOf(Stage) is { } rank && (Highest is null || rank > RankOf(Highest))) Highest = Stage;
    }

    private void Change(long at)
    {
        if (at != _anchor) _enteredNow.Clear();
        _anchor = at;
    }

    private EventTriggers Happened(CustomerEvent e)
    {
        if (e.Snapshot is not { } snapshot) return Enum.Parse<EventTriggers>($"{e.Kind}");
        var known = _events.Where(x => x.Snapshot?.OrderId == snapshot.OrderId).Select(x => x.Snapshot!).ToArray();
        return NaiveOrder.Triggers(known.Length == 0 ? null : NaiveOrder.Latest(known), NaiveOrder.Latest([.. known, snapshot]));
    }

    private Moment At(long ticks) => new(_customer, _days, ticks, null, Stage, EnteredAt);

    private int? RankOf(string stage) => _lifecycle.Stages.Single(x => x.Id == stage).Rank;

    private IEnumerable<long> InstantsFromAnchor(long until) =>
        _instants.Concat(_ages.Select(age => EnteredAt + age)).Append(_anchor).Where(at => at >= _anchor && at <= until).Distinct().Order();

    /// <summary>Every midnight, every expiry, and every age after every event and placing of an order.</summary>
    private IEnumerable<long> InstantsOf(LifecycleCase x)
    {
        var placings = x.Events.Select(e => e.Snapshot).OfType<OrderSnapshot>().Select(order => order.PlacedAt);
        var happenings = x.Events.Select(e => e.At).Concat(placings).Append(x.Start);
        var expiries = x.Events.Where(e => e.ExpiresAt is not null).Select(e => e.ExpiresAt!.Value.UtcTicks);
        return _days.Midnights.Concat(expiries).Concat(happenings.SelectMany(_ => _ages, (at, age) => at.UtcTicks + age))
            .Where(at => at >= x.Start.UtcTicks && at <= x.End.UtcTicks);
    }
}
