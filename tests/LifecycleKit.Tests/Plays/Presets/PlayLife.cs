using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// One customer's life in the lifecycle of a playbook, which is retail for plays of segments, on the cut points of
/// <see cref="PresetCases"/>; it begins at noon.
/// </summary>
internal sealed class PlayLife
{
    private readonly Playbook _book;
    private readonly LifecycleEngine _engine;
    private readonly List<OrderSnapshot> _orders;
    private LifecycleState _state;
    private int _dealCount;

    public PlayLife(Playbook book)
    {
        _book = book;
        _engine = LifecycleEngine.Compile(
            ReferenceEquals(book, Playbooks.B2B) ? LifecyclePresets.B2B : LifecyclePresets.Retail, PresetCases.Context);
        _orders = [];
        (History, Now) = (new CustomerHistory(), Days.Day(0.5));
        _state = _engine.Start(History, Now);
    }

    public CustomerHistory History { get; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>The keys of the plays that were sent.</summary>
    public SortedSet<string> Heard { get; } = new(StringComparer.Ordinal);

    public string Stage => _state.Stage;

    public Segment? Segment =>
        SegmentInput.TryFrom(History.Profile, Now, Facts().Score(), out var subject) ? SegmentMaps.FivePhase.Map(subject) : null;

    public Facts Facts() => new(History, Now, PresetCases.Context);

    public PlayDecision Decide()
    {
        var decision = new PlayDecision();
        DecideInto(decision);
        return decision;
    }

    public void DecideInto(PlayDecision decision)
    {
        var stage = new TrackStage("journey", _state.Stage, _state.EnteredAt, _engine.Definition.FindStage(_state.Stage)!.Groups);
        var input = new PlayInput(
            "customer", History, Now, PresetCases.Context) { Stages = new ReadOnlySpan<TrackStage>(in stage), Segment = Segment };
        _book.Decide(input, decision);
    }

    /// <summary>Lets days pass without messages.</summary>
    public PlayLife Pass(int days)
    {
        Now = Now.AddDays(days);
        _state = _engine.Advance(_state, History, Now);
        return this;
    }

    /// <summary>Lets days pass, and sends the chosen plays at noon of each day.</summary>
    public PlayLife Hear(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Pass(1);
            foreach (var result in Decide().Chosen.ToArray())
            {
                Heard.Add(result.Play.Key);
                Record(CustomerEvent.Message(CustomerEventKind.MessageSent, Now, result.Play.Key, result.Play.Channel));
            }
        }

        return this;
    }

    /// <summary>Captures the contacts of the customer on some channels.</summary>
    public PlayLife Meet(Channels channels)
    {
        foreach (var channel in ChannelIndex.All.Where(channel => channels.HasFlag(channel)))
            Record(CustomerEvent.ContactCaptured(Now, channel));
        return this;
    }

    public PlayLife Unsubscribe() => Record(CustomerEvent.ConsentChanged(Now, Channels.Email, granted: false));

    public PlayLife Visit(string? source = null) => Record(CustomerEvent.Visit(Now, source));

    public PlayLife Order(int count = 1, decimal total = 100, decimal discount = 0, int daysAgo = 0)
    {
        for (var i = 0; i < count; i++)
        {
            _orders.Add(new OrderSnapshot
            {
                OrderId = $"#{_orders.Count}", PlacedAt = Now.AddDays(-daysAgo), ChangedAt = Now.AddTicks(_orders.Count),
                GrossTotal = total, Discount = discount,
            });
            Record(CustomerEvent.Order(_orders[^1]));
        }

        return this;
    }

    /// <summary>Opens a deal, and closes it as won unless it stays open.</summary>
    public PlayLife Deal(bool isWon)
    {
        var deal = new DealSnapshot { DealId = $"D{_dealCount++}", OpenedAt = Now, ChangedAt = Now, Stage = "proposal" };
        Record(CustomerEvent.DealChanged(deal));
        return isWon
            ? Record(CustomerEvent.DealChanged(
                deal with { ChangedAt = Now.AddHours(1), ClosedAt = Now.AddHours(1), Outcome = DealOutcome.Won }))
            : this;
    }

    public PlayLife AttendWebinar() => Record(CustomerEvent.Custom(Now, "webinar"));

    public PlayLife Recommend() => Record(CustomerEvent.ReferralMade(Now));

    /// <summary>Refunds the last counted order.</summary>
    public PlayLife Refund()
    {
        var last = _orders.FindLastIndex(order => order.IsCounted);
        if (last < 0) return this;
        _orders[last] = _orders[last] with { RefundedTotal = _orders[last].GrossTotal, ChangedAt = Now.AddHours(1) };
        return Record(CustomerEvent.Order(_orders[last]));
    }

    private PlayLife Record(CustomerEvent customerEvent)
    {
        if (customerEvent.At > Now) Now = customerEvent.At;
        _state = _engine.Step(_state, History, customerEvent).State;
        return this;
    }
}
