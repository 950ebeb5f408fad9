using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests.Identities;

/// <summary>What links of identities mean, by lists alone: each identity has its events, and a group is their union.</summary>
internal sealed class NaiveGroups
{
    private readonly List<(NaiveIdentity Identity, CustomerEvent Event)> _events = [];

    // Consents that a link has added, by the identity that joined.
    private readonly List<(NaiveIdentity Joined, CustomerEvent Event)> _stricter = [];

    private readonly List<(NaiveIdentity Identity, string MessageId, DateTimeOffset At)> _claims = [];

    public static LifecycleDefinition Lifecycle { get; } = LifecycleDefinition.Build("shop", x => x
        .Stage("new", rank: 0).Stage("buyer", rank: 1).Stage("loyal", rank: 2).Stage("quiet")
        .Rule("buys", rule => rule.From("new", "quiet").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule("stays", rule => rule.From("buyer").To("loyal").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(3)))
        .Rule("leaves", rule => rule.From("buyer", "loyal").To("quiet").On(EventTriggers.ConsentChanged)
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(20))))
        .Rule(
            "goes-quiet",
            rule => rule.From("buyer", "loyal").To("quiet").WhenTimePasses()
                .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(45)))));

    public List<NaiveIdentity> Identities { get; } = [];

    public NaiveIdentity Add(string id, string subjectKey)
    {
        var identity = new NaiveIdentity(id, subjectKey);
        Identities.Add(identity);
        return identity;
    }

    public IEnumerable<NaiveIdentity> GroupOf(NaiveIdentity identity) => Identities.Where(one => one.Head == identity.Head);

    /// <summary>Records an event; returns false when its order belongs to another group.</summary>
    public bool Record(NaiveIdentity identity, CustomerEvent customerEvent)
    {
        var first = customerEvent.Snapshot is { } order
            ? _events.Find(one => one.Event.Snapshot?.OrderId == order.OrderId).Identity : null;
        if (first is not null && first.Head != identity.Head) return false;
        _events.Add((first ?? identity, customerEvent));
        return true;
    }

    public void Claim(NaiveIdentity identity, string messageId, DateTimeOffset now) => _claims.Add((identity, messageId, now));

    /// <summary>Returns the ids of the messages that a group has claimed within a time before an instant, in ordinal order.</summary>
    public IEnumerable<string> ClaimsOf(NaiveIdentity head, DateTimeOffset now, TimeSpan within) => _claims
        .Where(one => one.Identity.Head == head && now - one.At <= within).Select(one => one.MessageId).Order(StringComparer.Ordinal);

    /// <summary>Returns an event with an id that was recorded before, and the identity that it belongs to; null for none.</summary>
    public (NaiveIdentity Identity, CustomerEvent Event)? Recorded(int number) =>
        _events.Where(one => one.Event.EventId is not null).ElementAtOrDefault(number) is { Identity: not null } one ? one : null;

    /// <summary>Events before an instant expire: a consent that holds by a link then holds for the head, also after an unlink.</summary>
    public void Expire(DateTimeOffset since)
    {
        _events.AddRange(_stricter.Where(one => one.Event.At < since).Select(one => (one.Joined.Head, one.Event)));
        _stricter.RemoveAll(one => one.Event.At < since);
    }

    public void Link(NaiveIdentity customer, NaiveIdentity identity, DateTimeOffset now)
    {
        var (head, joined) = (customer.Head, identity.Head);
        if (head == joined) return;
        var floor = Math.Max(HighestOf(head, now), HighestOf(joined, now));
        if (ConsentOf(head) is { } one && ConsentOf(joined) is { } two && IsAnswer(one) && IsAnswer(two))
        {
            var (later, earlier) = one.At > two.At ? (one, two) : (two, one);
            if (EndOf(earlier) < EndOf(later))
            {
                _stricter.Add((joined, CustomerEvent.ConsentChanged(
                    now, Channels.Email, earlier.Granted, expiresAt: earlier.ExpiresAt)));
            }
        }

        foreach (var moved in GroupOf(joined).ToList()) moved.Head = head;
        head.Floor = floor;
        Draw(head);

        bool IsAnswer(in CustomerEvent consent) => !consent.Granted || EndOf(consent) > now;
    }

    public void Unlink(NaiveIdentity identity)
    {
        var head = identity.Head;
        identity.Head = identity;
        _stricter.RemoveAll(one => one.Joined == identity);
        (head.Floor, identity.Floor) = (0, 0);
        Draw(head);
        Draw(identity);
    }

    /// <summary>Returns the history of a group, its stage and the rank of its highest stage; null without an event.</summary>
    public (CustomerHistory History, string Stage, int Highest)? LifeOf(NaiveIdentity head, DateTimeOffset now)
    {
        var events = EventsOf(head);
        if (events.Count == 0) return null;
        var engine = LifecycleEngine.Compile(Lifecycle);
        var history = new CustomerHistory();
        var state = engine.Start(history, events[0].At);
        foreach (var one in events) state = engine.Step(state, history, one).State;
        state = engine.Advance(state, history, now);
        var highest = state.HighestStage is { } id ? Lifecycle.FindStage(id)!.Rank ?? 0 : 0;
        return (history, state.Stage, Math.Max(highest, head.Floor));
    }

    /// <summary>The end of a consent: the sooner, the stricter. One that was withdrawn has ended.</summary>
    private static DateTimeOffset EndOf(in CustomerEvent consent) =>
        consent.Granted ? consent.ExpiresAt ?? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;

    private int HighestOf(NaiveIdentity head, DateTimeOffset now) => LifeOf(head, now)?.Highest ?? 0;

    private List<CustomerEvent> EventsOf(NaiveIdentity head) =>
    [
        .. _events.Where(one => one.Identity.Head == head).Concat(_stricter.Where(one => one.Joined.Head == head))
            .Select(one => one.Event).OrderBy(one => one.At).ThenBy(one => one.EventId, StringComparer.Ordinal),
    ];

    private CustomerEvent? ConsentOf(NaiveIdentity head) => EventsOf(head)
        .Where(one => one.Kind == CustomerEventKind.ConsentChanged).Select(one => (CustomerEvent?)one).LastOrDefault();

    /// <summary>The identity with the earliest exposure is drawn, otherwise the head.</summary>
    private void Draw(NaiveIdentity head)
    {
        var first = _events.Where(one => one.Identity.Head == head && one.Event.Kind == CustomerEventKind.Exposure)
            .OrderBy(one => one.Event.At).Select(one => one.Identity).FirstOrDefault();
        head.Subject = (first ?? head).OwnSubject;
    }
}

/// <summary>One identity.</summary>
internal sealed class NaiveIdentity
{
    public NaiveIdentity(string id, string subjectKey)
    {
        Names.Add(id);
        Head = this;
        (OwnSubject, Subject) = (subjectKey, subjectKey);
    }

    /// <summary>The ids, the current one last.</summary>
    public List<string> Names { get; } = [];

    public string Id => Names[^1];

    public NaiveIdentity Head { get; set; }

    /// <summary>The rank that the group keeps as its highest, whatever a replay says.</summary>
    public int Floor { get; set; }

    public string OwnSubject { get; }

    public string Subject { get; set; }
}
