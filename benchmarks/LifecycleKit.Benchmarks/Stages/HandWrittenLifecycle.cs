using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>The ten rules of <see cref="ShopLifecycle"/> as somebody would write them by hand for this shop alone.</summary>
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

    public void Step(CustomerHistory history, in CustomerEvent e, TimeZoneInfo zone)
    {
        Advance(history, e.At.UtcTicks);
        var triggers = history.Fold(e).Triggers;
        _anchorTicks = Math.Max(_anchorTicks, e.At.UtcTicks);
        OnEvent(history.Profile, e, triggers, zone);
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

    private void OnEvent(in CustomerProfile profile, in CustomerEvent e, EventTriggers triggers, TimeZoneInfo zone)
    {
        var placed = (triggers & EventTriggers.OrderPlaced) != 0;
        switch (Stage)
        {
            case Place.Visitor when placed && profile.Orders >= 1 && profile.NetRevenue > 0 && e.Amount > 0:
                Enter(Place.FirstTime);
                return;
            case Place.FirstTime when placed && profile.Orders >= 2 && profile.NetRevenue >= 50 && e.Amount > 0:
                Enter(Place.Repeat);
                return;
            case Place.Repeat when placed && profile.Orders >= 4 && profile.NetRevenue >= 400 && IsFrequent(profile):
            case Place.Repeat when (triggers & EventTriggers.ReferralMade) != 0 && profile.ReferralsMade >= 2 && profile.Orders >= 3
                && IsContactable(profile):
                Enter(Place.Loyal);
                return;
            case Place.AtRisk or Place.Lapsed when placed && profile.Orders >= 2 && profile.NetRevenue >= 50
                && profile.DaysSinceLastOrder(e.At, zone) <= 30:
                Enter(Place.Repeat);
                return;
            case Place.Lapsed when (triggers & EventTriggers.Visit) != 0 && e.Engaged && profile.Orders >= 1 && IsContactable(profile):
                Enter(Place.AtRisk);
                return;
        }

        var isRefunded = (triggers & (EventTriggers.OrderRefunded | EventTriggers.OrderCancelled)) != 0 && profile.Orders == 0
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
        if (quietDays == 0 || profile.Orders < 1) return long.MaxValue;
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
