using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests.Segments;

/// <summary>
/// What holds of every segment map that runs as a lifecycle: at every instant the stage is the segment that the map gives the customer.
/// </summary>
internal sealed class SegmentTrackLaw
{
    private static readonly DateTimeOffset Start = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly Random _random;
    private readonly SegmentMap _map;
    private readonly LifecycleEngine[] _engines;
    private readonly CustomerHistory _history = new();
    private readonly List<OrderSnapshot> _orders = [];
    private readonly List<Transition> _transitions = [];
    private LifecycleEngine _engine;
    private LifecycleState _state;
    private DateTimeOffset _at = Start;

    public SegmentTrackLaw(int seed)
    {
        _random = new Random(seed);
        _map = seed % 3 == 0 ? RandomMap() : SegmentMaps.All[seed % SegmentMaps.All.Length];
        var definition = LifecycleDefinition.FromSegmentMap(_map);
        RfmModel?[] models = [null, Model(), Model(), Model(1 + _random.Next(150)), Model(365)];
        _engines = Array.ConvertAll(models, model => LifecycleEngine.Compile(definition, new FactContext(Zone, model)));
        _engine = _engines[_random.Next(_engines.Length)];
        _state = _engine.Start(_history, _at);
    }

    /// <summary>Lets random things happen to a customer, and compares stages, due instants and transitions.</summary>
    /// <returns>The number of transitions.</returns>
    public int Holds(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            // Often at the same instant, where a stage is left and entered again.
            if (_random.Next(3) > 0) _at += TimeSpan.FromTicks(_random.NextInt64(TimeSpan.TicksPerDay * (_random.Next(5) == 0 ? 120 : 5)));
            var before = _state.Stage;
            var count = _transitions.Count;
            if (_random.Next(12) == 0)
            {
                _state = _engine.Advance(_state, _history, _at, _transitions);
                _engine = _engines[_random.Next(_engines.Length)];
                _state = _engine.MoveOver(_state, _history, _at, _transitions);
            }
            else
            {
                _state = _engine.Step(_state, _history, Event(), _transitions).State;
            }

            if (_state.ChangedAt > _at) _at = _state.ChangedAt;
            IsRightFromNowOn();
            TransitionsLead(before, count);
        }

        return _transitions.Count;
    }

    private void IsRightFromNowOn()
    {
        var now = _engine.Advance(_state, _history, _at);
        Assert.Equal(Segment(_at), now.Stage);
        var (until, due) = (_at.AddDays(400), now.NextDue);
        for (var i = 0; i < 4; i++)
        {
            var instant = _at.AddTicks(_random.NextInt64((until - _at).Ticks));
            Assert.Equal(Segment(instant), _engine.Advance(_state, _history, instant).Stage);
            if (!(instant >= due)) Assert.Equal(now.Stage, Segment(instant));
        }

        if (due is not { } at) return;
        Assert.Equal(now.Stage, Segment(at.AddTicks(-1)));
        Assert.NotEqual(now.Stage, Segment(at));
        Assert.Equal(Segment(at), _engine.Advance(_state, _history, at).Stage);
    }

    private void TransitionsLead(string from, int first)
    {
        foreach (var transition in _transitions.Skip(first))
        {
            Assert.Equal(from, transition.From);
            from = transition.To;
        }

        Assert.Equal(_state.Stage, from);
    }

    private string Segment(DateTimeOffset at)
    {
        var profile = _history.Profile;
        var score = _engine.Context.Rfm is { } rfm && profile.OrderCount > 0 ? rfm.Score(Values(profile, rfm.WindowDays, at)) : default;
        return SegmentInput.TryFrom(profile, at, score, out var input) && _map.Map(input) is { } segment
            ? segment.Name : LifecycleDefinition.NoSegment;
    }

    /// <summary>The values as the page defines them: of the lifetime, or of the orders of a window.</summary>
    private RfmValues Values(in CustomerProfile profile, int? windowDays, DateTimeOffset at)
    {
        Assert.True(RfmValues.TryFrom(profile, at, Zone, out var lifetime));
        if (windowDays is not { } days) return lifetime;
        var orders = _history.Orders.AllOrders.Where(one => one.PlacedAt > at.AddDays(-days) && one.PlacedAt <= at).ToArray();
        return RfmValues.Create(
            lifetime.RecencyDays, orders.Count(one => one.IsCounted), orders.Sum(one => one.NetTotal), profile.OrderCount);
    }

    private CustomerEvent Event()
    {
        var at = _random.Next(5) == 0 ? _at.AddDays(-_random.Next(60)) : _at;
        switch (_random.Next(8))
        {
            case 0:
                return CustomerEvent.Visit(at, "mail");
            case 1:
                return CustomerEvent.ContactCaptured(at, Channels.Email);
            case 2:
                DateTimeOffset? until = _random.Next(2) == 0 ? at.AddDays(1 + _random.Next(50)) : null;
                return CustomerEvent.ConsentChanged(at, Channels.Email, granted: _random.Next(3) > 0, expiresAt: until);
            case 3 or 4 when _orders.Count > 0:
                var index = _random.Next(_orders.Count);
                var order = _orders[index] with
                {
                    ChangedAt = _at, Version = _orders[index].Version + 1,
                    RefundedTotal = _random.Next(3) > 0 ? _orders[index].GrossTotal : 0,
                };
                _orders[index] = order;
                return CustomerEvent.Order(order);
            default:
                _orders.Add(new OrderSnapshot
                {
                    OrderId = $"{_orders.Count}", PlacedAt = at, ChangedAt = at, Version = 1, GrossTotal = 1 + _random.Next(90),
                });
                return CustomerEvent.Order(_orders[^1]);
        }
    }

    private RfmModel Model(int? windowDays = null) => RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], Start,
        new RfmOptions
        {
            Recency = Cuts(_map.Bins.Recency, 40), Frequency = Cuts(_map.Bins.Frequency, 2), Monetary = Cuts(_map.Bins.Monetary, 50),
            TimeZone = Zone, WindowDays = windowDays,
        });

    private RfmCuts Cuts(int bins, int step)
    {
        var cuts = new decimal[bins - 1];
        for (var i = 0; i < cuts.Length; i++) cuts[i] = (i == 0 ? 0 : cuts[i - 1]) + 1 + _random.Next(step);
        return RfmCuts.Given(cuts);
    }

    private SegmentMap RandomMap()
    {
        var count = 2 + _random.Next(12);
        var salt = _random.Next();
        var builder = new SegmentMapBuilder("Random", RfmBins.Create(2 + _random.Next(4), 2 + _random.Next(3), 2 + _random.Next(3)));
        if (_random.Next(2) == 0) builder.CustomersOnly();
        for (var i = 0; i < count; i++)
        {
            var number = i;
            builder.Add($"S{number}", key => Place(key) == number);
        }

        try
        {
            return builder.Build();
        }
        catch (ArgumentException)
        {
            // Some segment has no key.
            return RandomMap();
        }

        int Place(SegmentKey key)
        {
            var hash = new Random(HashOf(key) ^ salt);
            return hash.Next(count);
        }
    }

    private static int HashOf(SegmentKey key) =>
        ((key.R * 11 + key.F) * 11 + key.M) * 4 + (key.IsContactableVisitor ? 1 : key.HasOneOrder ? 2 : key.HasRepeatOrders ? 3 : 0);
}
