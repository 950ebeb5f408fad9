using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The story of one customer in one lifecycle, event by event on the real engine. An hour passes before each event.</summary>
internal sealed class Story
{
    private readonly LifecycleEngine _engine;
    private readonly CustomerHistory _history;
    private readonly List<OrderSnapshot> _orders;
    private readonly List<CustomerEvent> _events;
    private readonly List<Transition> _transitions;
    private LifecycleState _state;

    public Story(LifecycleDefinition lifecycle, FactContext? context = null)
    {
        _engine = LifecycleEngine.Compile(lifecycle, context);
        _history = new CustomerHistory();
        _orders = [];
        _events = [];
        _transitions = [];
        Now = DateTimeOffset.UnixEpoch;
        _state = _engine.Start(_history, Now);
    }

    private Story(Story other)
    {
        _engine = other._engine;
        _history = other._history.Clone();
        _state = other._state;
        Now = other.Now;
        _orders = [.. other._orders];
        _events = [.. other._events];
        _transitions = [.. other._transitions];
    }

    public DateTimeOffset Now { get; private set; }

    public string Stage => _state.Stage;

    public string? Highest => _state.HighestStage;

    public DateTimeOffset? NextDue => _state.NextDue;

    public CustomerProfile Profile => _history.Profile;

    public DealLedger Deals => _history.Deals;

    public IReadOnlyList<CustomerEvent> Events => _events;

    public IReadOnlyList<Transition> Transitions => _transitions;

    /// <summary>The stages in order, such as <c>visitor > first-time</c>.</summary>
    public string Path => string.Join(" > ", _transitions.Select(transition => transition.To).Prepend(_engine.Definition.InitialStage.Id));

    public Story Clone() => new(this);

    public Story Wait(int days)
    {
        Now += TimeSpan.FromDays(days);
        _state = _engine.Advance(_state, _history, Now, _transitions);
        return this;
    }

    /// <summary>Places an order, or reports an order that was placed some days ago.</summary>
    public Story Order(int daysAgo = 0, decimal total = 100, string? category = null)
    {
        Now += TimeSpan.FromHours(1);
        var order = new OrderSnapshot
        {
            OrderId = $"#{_orders.Count + 1}", PlacedAt = Now.AddDays(-daysAgo), ChangedAt = Now, GrossTotal = total, Category = category,
        };
        _orders.Add(order);
        return Step(CustomerEvent.Order(order));
    }

    public Story Refund(int order) => Change(order, x => x with { RefundedTotal = x.GrossTotal });

    public Story RefundLast() => Refund(LastThatCounts);

    public Story CancelLast() => Change(LastThatCounts, x => x with { Status = OrderStatus.Cancelled });

    /// <summary>Refunds half of the last order, and then lowers its total by the other half.</summary>
    public Story AmendLastAway()
    {
        var order = LastThatCounts;
        return Change(order, x => x with { RefundedTotal = x.GrossTotal / 2 }).Change(order, x => x with { GrossTotal = x.RefundedTotal });
    }

    public Story Visit(bool engaged = true) => Tell(at => CustomerEvent.Visit(at, engaged: engaged));

    public Story Contact(Channels channel = Channels.Email) => Tell(at => CustomerEvent.ContactCaptured(at, channel));

    public Story Consent(bool granted, Channels channel = Channels.Email) => Tell(at => CustomerEvent.ConsentChanged(at, channel, granted));

    public Story Cart(int items) => Tell(at => CustomerEvent.CartUpdated(at, 10 * items, items));

    public Story Refer() => Tell(at => CustomerEvent.ReferralMade(at));

    public Story Review(decimal rating) => Tell(at => CustomerEvent.Review(at, rating));

    public Story Answer(SurveyKind survey, decimal score) => Tell(at => CustomerEvent.SurveyAnswer(at, survey, score));

    public Story Click() => Tell(at => CustomerEvent.Message(CustomerEventKind.MessageClicked, at, "news", Channels.Email));

    public Story Attend() => Tell(at => CustomerEvent.Custom(at, "webinar"));

    public Story Subscribe() => Tell(at => CustomerEvent.SubscriptionStarted(at, "box"));

    public Story Renew() => Tell(at => CustomerEvent.SubscriptionRenewed(at, "box"));

    public Story Unsubscribe() => Tell(at => CustomerEvent.SubscriptionCancelled(at, "box"));

    /// <summary>Opens a deal.</summary>
    public Story Deal(string id = "deal", decimal value = 1_000) => Tell(at => CustomerEvent.DealChanged(
        new DealSnapshot { DealId = id, OpenedAt = at, ChangedAt = at, Stage = "qualification", Value = value }));

    public Story Win(string id = "deal") => CloseDeal(id, DealOutcome.Won);

    public Story Lose(string id = "deal") => CloseDeal(id, DealOutcome.Lost);

    /// <summary>Opens a deal again that was closed.</summary>
    public Story Reopen(string id = "deal") => _history.Deals.Find(id) is not { } deal ? this : Tell(at => CustomerEvent.DealChanged(
        deal with { ChangedAt = at, Outcome = DealOutcome.Open, ClosedAt = null }));

    public Story Tell(Func<DateTimeOffset, CustomerEvent> what) => Step(what(Now += TimeSpan.FromHours(1)));

    /// <summary>Returns the index of the last counted order; -1 for none.</summary>
    private int LastThatCounts => _orders.FindLastIndex(order => order.IsCounted);

    private Story CloseDeal(string id, DealOutcome outcome) => _history.Deals.Find(id) is not { } deal ? this
        : Tell(at => CustomerEvent.DealChanged(deal with { ChangedAt = at, Outcome = outcome, ClosedAt = at }));

    private Story Change(int order, Func<OrderSnapshot, OrderSnapshot> change)
    {
        if (order < 0 || order >= _orders.Count) return this;
        Now += TimeSpan.FromHours(1);
        _orders[order] = change(_orders[order]) with { ChangedAt = Now };
        return Step(CustomerEvent.Order(_orders[order]));
    }

    private Story Step(CustomerEvent customerEvent)
    {
        _state = _engine.Step(_state, _history, customerEvent, _transitions).State;
        _events.Add(customerEvent);
        return this;
    }
}
