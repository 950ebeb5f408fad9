using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Random events of one customer, and what an import of them must give.</summary>
internal static class ExportHistory
{
    public static readonly CustomerKey Key = new(string.Empty, "anna");

    public static LifecycleOptions Options()
    {
        var options = new LifecycleOptions { LateEvents = LateEventPolicy.Rebuild, ReplayHorizon = TimeSpan.FromDays(20) };
        options.Playbook = Playbook.Build("shop", book => book.Play("offer", play => play.Channel(Channels.OnSite).DailyBudget(1000)));
        return options.AddTrack("journey", LifecyclePresets.Retail);
    }

    /// <summary>Records one event or claims one message.</summary>
    public static async Task RecordAsync(
        ILifecycleTracker tracker, Random random, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, at) = (random.Next(3) == 0 ? null : $"e{random.Next(50)}", now.AddHours(-random.Next(30)));
        var one = random.Next(14) switch
        {
            0 or 1 or 2 => CustomerEvent.Visit(at, "newsletter", eventId: id),
            3 or 4 => CustomerEvent.Order(Order(random, now)),
            5 => CustomerEvent.TraitSet(at, $"t{random.Next(3)}", TraitValue.Create(random.Next(9)), id),
            6 => CustomerEvent.ConsentChanged(at, Channels.Email, random.Next(2) == 0, eventId: id),
            7 => CustomerEvent.CaseOpened(at, $"c{random.Next(3)}", id),
            8 => CustomerEvent.CaseClosed(at, $"c{random.Next(3)}", id),
            11 => CustomerEvent.CaseAnswered(at, $"c{random.Next(3)}", id),
            9 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "offer", Channels.OnSite, id),
            10 => CustomerEvent.Exposure(at, "test", "b", id),
            12 => CustomerEvent.DealChanged(Deal(random, at), id),
            _ => default,
        };
        if (one.Kind != CustomerEventKind.None) await tracker.RecordAsync("anna", one, cancellationToken);
        else await tracker.ClaimPlayAsync("anna", "offer", $"m{random.Next(50)}", cancellationToken);
    }

    /// <summary>Returns the export that follows an import: muted transitions, no deliveries, and new numbers of pending events.</summary>
    public static CustomerExport Imported(CustomerExport export) => export with
    {
        Transitions = [.. export.Transitions.Select(one => one with { IsMuted = true })],
        Deliveries = [],
        PendingEvents = [.. export.PendingEvents.Select((one, i) => one with { Number = i + 1, FailureCount = 0 })],
    };

    public static void AssertSame(CustomerView expected, CustomerView found)
    {
        Assert.Equal(expected.Profile, found.Profile);
        Assert.Equal(expected.Deals, found.Deals);
        Assert.Equal(expected.Tracks, found.Tracks);
        Assert.Equal(expected.Claims, found.Claims);
        Assert.Equal(expected.Plays.ToString(), found.Plays.ToString());
        Assert.Equal(
            (expected.IsKnown, expected.SubjectKey, expected.AsOf, expected.Rfm, expected.Segment),
            (found.IsKnown, found.SubjectKey, found.AsOf, found.Rfm, found.Segment));
    }

    private static DealSnapshot Deal(Random random, DateTimeOffset at)
    {
        var outcome = (DealOutcome)random.Next(3);
        return new DealSnapshot
        {
            DealId = $"d{random.Next(5)}", OpenedAt = at.AddDays(-3), ChangedAt = at, Stage = $"stage {random.Next(2)}",
            Value = random.Next(2) == 0 ? null : random.Next(900), Probability = random.Next(2) == 0 ? null : 0.25m,
            ExpectedCloseAt = at.AddDays(random.Next(30)), Outcome = outcome, ClosedAt = outcome == DealOutcome.Open ? null : at,
            LostReason = outcome == DealOutcome.Lost ? "price" : null,
        };
    }

    private static OrderSnapshot Order(Random random, DateTimeOffset now)
    {
        var placed = now.AddDays(-random.Next(5)).AddHours(-1);
        return new OrderSnapshot
        {
            OrderId = $"o{random.Next(1000)}", PlacedAt = placed, GrossTotal = random.Next(1, 90), RefundedTotal = random.Next(2),
            Status = OrderStatus.Paid, Version = random.Next(3) == 0 ? null : random.Next(1, 5), ChangedAt = placed.AddHours(1),
        };
    }
}
