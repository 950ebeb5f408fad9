using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Generated customers of 2010, when zones changed their clocks at midnight, a minute after it and by half an hour.</summary>
internal static class StoryGen
{
    private const int Length = 45;

    /// <summary>A day in spring and a day in autumn; within seven weeks after each, the clocks of all the zones change.</summary>
    private static readonly DateTimeOffset[] Beginnings =
        [new(2010, 2, 16, 0, 0, 0, TimeSpan.Zero), new(2010, 9, 28, 0, 0, 0, TimeSpan.Zero)];

    private static readonly double[] Hours = [0, 0, 0, 2, 3.5, 12, 12.0001, 21.5, 22, 23];

    public static Gen<DateTimeOffset> Beginning { get; } = Gen.Elements(Beginnings);

    public static Gen<DateTimeOffset> Instant { get; } = Beginning.SelectMany(Within);

    /// <summary>Events in the order of their instants.</summary>
    public static Gen<CustomerEvent[]> InOrder(DateTimeOffset beginning) =>
        Gen.Choose(0, 15).SelectMany(count => Gen.ArrayOf(Event(beginning), count)).Select(events => events.OrderBy(e => e.At).ToArray());

    /// <summary>Events in the order of their instants, and in some stories one or two late events.</summary>
    public static Gen<CustomerEvent[]> WithLateEvents(DateTimeOffset beginning) =>
        from events in InOrder(beginning)
        from moves in Gen.Elements(0, 0, 1, 2)
        from places in Gen.ArrayOf(Gen.Choose(0, 14).Two(), moves)
        select places.Aggregate(events, Moved);

    public static Gen<DateTimeOffset> Within(DateTimeOffset beginning) =>
        from day in Gen.Choose(0, Length)
        from hour in Gen.Elements(Hours)
        from ticks in Gen.Elements(0, 0, 0, 1, -1)
        select beginning.AddDays(day).AddHours(hour).AddTicks(day == 0 ? 0 : ticks);

    private static Gen<CustomerEvent> Event(DateTimeOffset beginning)
    {
        var instant = Within(beginning);
        var visit =
            from at in instant from source in Gen.Elements("ad", "mail", null) from engaged in Gen.Elements(true, false)
            select CustomerEvent.Visit(at, source, default, engaged, source);
        var consent =
            from at in instant from granted in Gen.Elements(true, true, true, false) from days in Gen.Elements(0, 1, 4, 7, 20, 20)
            from channel in Gen.Elements(Channels.Email, Channels.Email, Channels.Sms)
            select CustomerEvent.ConsentChanged(at, channel, granted, expiresAt: days == 0 ? null : at.AddDays(days));
        return Gen.Frequency(
            (7, Order(instant)),
            (2, visit),
            (2, consent),
            (1, instant.Select(at => CustomerEvent.ContactCaptured(at, Channels.Email))),
            (1, from at in instant from score in Gen.Elements(0, 5, 9) select CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, score)),
            (1, from at in instant from value in Gen.Elements(0, 50, 70) select CustomerEvent.CartUpdated(at, value, 1)),
            (1, from at in instant select CustomerEvent.Message(CustomerEventKind.MessageSent, at, "play", Channels.Email)),
            (1, from at in instant from name in Gen.Elements("signup", "signup", "other") select CustomerEvent.Custom(at, name)),
            (2, DealGen.Event(instant)),
            (1, Account(instant)),
            (1, Trait(instant)));
    }

    private static Gen<CustomerEvent> Account(Gen<DateTimeOffset> instant) => Gen.OneOf(
        from at in instant from account in Gen.Elements("acme", "globex") select CustomerEvent.AccountJoined(at, account),
        instant.Select(at => CustomerEvent.AccountLeft(at)),
        from at in instant from account in Gen.Elements("acme", "acme", "globex") from rank in Gen.Elements<int?>(null, 0, 1, 3)
        select CustomerEvent.AccountLevelChanged(at, account, "stage", rank),
        from at in instant from contact in Gen.Elements("c1", "c2") select CustomerEvent.ContactJoined(at, contact),
        from at in instant from contact in Gen.Elements("c1", "c2") select CustomerEvent.ContactLeft(at, contact));

    /// <summary>A trait is set, cleared, or set to another kind; the id of the event distinguishes values of one instant.</summary>
    private static Gen<CustomerEvent> Trait(Gen<DateTimeOffset> instant) =>
        from at in instant
        from trait in Gen.Elements<(string Name, TraitValue Value)>(
            ("size", TraitValue.Create(5)), ("size", TraitValue.Create(12.5m)), ("tier", TraitValue.Create("gold")),
            ("tier", TraitValue.Create("silver")),
            ("tier", default), ("tier", TraitValue.Create(1)), ("b2b", TraitValue.Create(true)), ("b2b", TraitValue.Create(false)),
            ("signed", TraitValue.Create(at)), ("signed", TraitValue.Create(at)),
            ("birthday", TraitValue.Create("1990-03-14")), ("birthday", TraitValue.Create("--10-17")),
            ("birthday", TraitValue.Create("2012-02-29")), ("birthday", TraitValue.Create("17.10.1990")),
            ("tags", TraitValue.Create(["a"])), ("tags", TraitValue.Create(["b", "c"])), ("tags", TraitValue.Create([])))
        select CustomerEvent.TraitSet(at, trait.Name, trait.Value, $"{trait.Name} {trait.Value}");

    private static Gen<CustomerEvent> Order(Gen<DateTimeOffset> instant) =>
        from id in Gen.Elements("A", "B", "C", "D", "E")
        from placed in instant
        from delay in Gen.Elements(0, 0, 0, 1, 3, 10)
        from gross in Gen.Elements(50m, 100m, 100m, 150.5m, 0m, -30m)
        from refunded in Gen.Elements(0m, 0m, 0m, 0m, 20m, 100m)
        from status in Gen.Elements(OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Placed, OrderStatus.Cancelled)
        from details in EventGen.Details
        select CustomerEvent.Order(details.Of(new OrderSnapshot
        {
            OrderId = id, PlacedAt = placed, ChangedAt = placed.AddDays(delay), Status = status,
            GrossTotal = gross, RefundedTotal = gross < 0 ? 0 : refunded,
        }));

    private static CustomerEvent[] Moved(CustomerEvent[] events, (int From, int To) move)
    {
        if (events.Length == 0) return events;
        var list = events.ToList();
        var e = list[move.From % list.Count];
        list.RemoveAt(move.From % list.Count);
        list.Insert(move.To % (list.Count + 1), e);
        return [.. list];
    }
}
