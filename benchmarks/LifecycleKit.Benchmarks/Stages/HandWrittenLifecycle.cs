using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>The ten rules of <see cref="ShopLifecycle"/> as hand-written code for this shop alone.</summary>
internal struct HandWrittenLifecycle(DateTimeOffset start)
{
    private long _enteredTicks = start.UtcTicks;
    private long _anchorTicks = start.UtcTicks;

    private enum Place
    {
        Visitor,
        FirstTime,
        Repeat,
        Loyal,
        AtRisk,
        Lapsed,
    }

    private Place Stage { get; set; } = Place.Visitor;

    public int Moves { get; private set; }

    /// <summary>The index of the stage in the definition.</summary>
    public readonly int Index => (int)Stage;

    public void Step(CustomerHistory history, in CustomerEvent customerEvent, TimeZoneInfo zone)
    {
        Advance(history, customerEvent.At.UtcTicks);
        var triggers = history.Apply(customerEvent).Triggers;
        _anchorTicks = Math.Max(_anchorTicks, customerEvent.At.UtcTicks);
        OnEvent(history.Profile, customerEvent, triggers, zone);
        Advance(history, _anchorTicks);
    }

    public void Advance(CustomerHistory history, long asOfTicks)
    {
        while (true)
        {
            var due = Due(history.Profile);
            if (due > asOfTicks) return;
            _anchorTicks = due;
            Enter(Stage == Place.AtRisk ? Place.Lapsed : Place.AtRisk);
        }
    }

    private void OnEvent(in CustomerProfile profile, in CustomerEvent customerEvent, EventTriggers triggers, TimeZoneInfo zone)
    {
        var placed = (triggers & EventTriggers.OrderPlaced) != 0;
        switch (Stage)
        {
            case Place.Visitor when placed && profile.OrderCount >= 1 && profile.NetRevenue > 0 && customerEvent.Amount > 0:
                Enter(Place.FirstTime);
                return;
            case Place.FirstTime when placed && profile.OrderCount >= 2 && profile.NetRevenue >= 50 && customerEvent.Amount > 0:
                Enter(Place.Repeat);
                return;
            case Place.Repeat when placed && profile.OrderCount >= 4 && profile.NetRevenue >= 400 && IsFrequent(profile):
            case Place.Repeat when (triggers & EventTriggers.ReferralMade) != 0 && profile.ReferralCount >= 2 && profile.OrderCount >= 3
                && IsContactable(profile):
                Enter(Place.Loyal);
                return;
            case Place.AtRisk or Place.Lapsed when placed && profile.OrderCount >= 2 && profile.NetRevenue >= 50
                && profile.DaysSinceLastOrder(customerEvent.At, zone) <= 30:
                Enter(Place.Repeat);
                return;
            case Place.Lapsed
                when (triggers & EventTriggers.Visit) != 0 && customerEvent.Engaged && profile.OrderCount >= 1 && IsContactable(profile):
                Enter(Place.AtRisk);
                return;
        }

        var isRefunded = (triggers & (EventTriggers.OrderRefunded | EventTriggers.OrderCancelled)) != 0 && profile.OrderCount == 0
            && profile.NetRevenue <= 0;
        if (isRefunded && Stage != Place.Visitor && profile.FirstSeenAt is not null) Enter(Place.Visitor);
    }

    private readonly long Due(in CustomerProfile profile)
    {
        var (quietDays, stayDays) = Stage switch
        {
            Place.FirstTime or Place.Repeat => (60, 7),
            Place.Loyal => (120, 7),
            Place.AtRisk => (90, 30),
            _ => (0, 0),
        };
        if (quietDays == 0 || profile.OrderCount < 1) return long.MaxValue;
        var quiet = profile.LastOrderAt!.Value.UtcTicks + (quietDays * TimeSpan.TicksPerDay);
        return Math.Max(Math.Max(quiet, _enteredTicks + (stayDays * TimeSpan.TicksPerDay)), _anchorTicks);
    }

    private readonly bool IsContactable(in CustomerProfile profile) =>
        profile.Contacts.IsContactable(Channels.Email, new DateTimeOffset(_anchorTicks, TimeSpan.Zero));

    private static bool IsFrequent(in CustomerProfile profile) => profile.MeanDaysBetweenOrders().TryGetValue(out var days) && days < 90;

    private void Enter(Place place)
    {
        (Stage, _enteredTicks) = (place, _anchorTicks);
        Moves++;
    }
}
