using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Generated events of every kind, on few instants, ids and amounts, so that ties and conflicts abound.</summary>
internal static class EventGen
{
    public static Gen<DateTimeOffset> Instant { get; } =
        from day in Gen.Choose(0, 20)
        from hour in Gen.Elements(0, 0, 12, 23)
        from offset in Gen.Elements(0, 0, -3, 5)
        select Days.Day(day).AddHours(hour).ToOffset(TimeSpan.FromHours(offset));

    public static Gen<TraitValue> Value { get; } = Gen.Elements(
        default, TraitValue.Create(1), TraitValue.Create(1.50m), TraitValue.Create(decimal.MinValue), TraitValue.Create("x"),
        TraitValue.Create(""), TraitValue.Create(true),
        TraitValue.Create(false), TraitValue.Create(Days.Day(3).AddTicks(1)), TraitValue.Create(["b", "a \"quoted\""]),
        TraitValue.Create(Array.Empty<string>()));

    /// <summary>Half of the orders have nothing but their totals; the others have some of the rest, in any order of lines.</summary>
    public static Gen<OrderDetailsGiven> Details { get; } = Gen.OneOf(
        Gen.Constant(new OrderDetailsGiven(null, null, null, null, [])),
        from shipped in Gen.Elements<double?>(null, 0, 0.5, 1)
        from delivered in Gen.Elements<double?>(null, 1, 2, 3.5)
        from returned in Gen.Elements<double?>(null, null, 3.5, 9)
        from channel in Gen.Elements(null, "online", "store", "Store")
        from lines in Gen.ArrayOf(Line).Resize(4)
        select new OrderDetailsGiven(shipped, delivered, returned, channel, lines));

    private static Gen<OrderLine> Line { get; } =
        from product in Gen.Elements("p", "q", "P", "tea \"green\"")
        from category in Gen.Elements<string?>(null, "a", "c")
        from quantity in Gen.Elements(1m, 2m, 1m / 3)
        from amount in Gen.Elements(0m, 5m, 5.00m, -1m / 7)
        select new OrderLine { Product = product, Category = category, Quantity = quantity, NetAmount = amount };

    public static Gen<OrderSnapshot> Snapshot { get; } =
        from id in Gen.Elements("A", "B", "C", "D")
        from placed in Instant
        from delay in Gen.Elements<int?>(null, 0, 0, 1, 5)
        from status in Gen.Elements(OrderStatus.Placed, OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Cancelled)
        from gross in Gen.Elements(0m, 10m, 10.00m, 99.95m, 1m / 3, 1_000_000_000_000.01m, -5m, -1m / 7)
        from refunded in Gen.Elements(0m, 0m, 0m, 4m, 1m / 3, 10m, 200m)
        from version in Gen.Elements<long?>(null, null, 1, 2, 3)
        from discount in Gen.Elements(0m, 1m)
        from margin in Gen.Elements<decimal?>(null, 0m, 2m)
        from category in Gen.Elements<string?>(null, "a", "B")
        from currency in Gen.Elements(null, "EUR")
        from details in Details
        select details.Of(Make(
            new OrderSnapshot
            {
                OrderId = id, PlacedAt = placed, ChangedAt = delay is { } days ? placed.AddDays(days) : default, Status = status,
                GrossTotal = gross,
                RefundedTotal = gross < 0 ? 0 : refunded, Discount = discount, Margin = margin, Category = category, Currency = currency,
            },
            version));

    public static Gen<CustomerEvent> Order { get; } = Snapshot.Select(snapshot => CustomerEvent.Order(snapshot));

    /// <summary>Anything; of three events one is an order.</summary>
    public static Gen<CustomerEvent> Any { get; } = Gen.OneOf(Order, Gen.OneOf(Consents()), Gen.OneOf(Others()));

    /// <summary>Events of one customer in the order of their arrival, some of them twice.</summary>
    public static Gen<CustomerEvent[]> Arrivals { get; } =
        from events in Gen.ArrayOf(Any).Resize(24)
        from repeated in Gen.SubListOf(events.Where(e => e.Snapshot is not null))
        from arrivals in Gen.Shuffle(events.Concat(repeated))
        select arrivals;

    public static IEnumerable<CustomerEvent[]> Fewer(CustomerEvent[] events) =>
        Enumerable.Range(0, events.Length).Select(i => events.Where((_, at) => at != i).ToArray());

    private static Gen<CustomerEvent>[] Consents()
    {
        var channel = Gen.Elements(Channels.Email, Channels.Sms, Channels.Custom);
        var granted = from at in Instant
                      from to in channel
                      from yes in Gen.Elements(true, true, false)
                      from category in Gen.Elements(null, null, "", "news")
                      from days in Gen.Elements(0, 0, 1, 3, 8)
                      select CustomerEvent.ConsentChanged(at, to, yes, category, LegalBasis.Consent, days == 0 ? null : at.AddDays(days));
        return
        [
            granted,
            from at in Instant from to in channel select CustomerEvent.ContactCaptured(at, to),
            from at in Instant
            from to in channel
            from kind in Gen.Choose((int)CustomerEventKind.MessageSent, (int)CustomerEventKind.MessageUnsubscribed)
            select CustomerEvent.Message((CustomerEventKind)kind, at, "play", to),
        ];
    }

    private static Gen<CustomerEvent>[] Others()
    {
        var id = Gen.Elements(null, null, "e1", "e2", "E3");
        var small = Gen.Choose(0, 3);
        return
        [
            from at in Instant from minutes in small from engaged in Gen.Elements(true, false)
            from source in Gen.Elements("ad", "mail", "Mail", null) from e in id
            from medium in Gen.Elements(null, null, "cpc", "email") from campaign in Gen.Elements(null, null, "may", "May")
            from term in Gen.Elements(null, null, "tea") from page in Gen.Elements(null, null, "/", "/tea")
            select CustomerEvent.Visit(at, source, TimeSpan.FromMinutes(minutes), engaged, e, medium, campaign, term, page),
            from at in Instant from value in small from items in small from e in id select CustomerEvent.CartUpdated(at, value, items, e),
            from at in Instant from score in small from survey in Gen.Elements(Enum.GetValues<SurveyKind>()) from e in id
            select CustomerEvent.SurveyAnswer(at, survey, score + 1, null, e),
            from at in Instant from rating in Gen.Elements(0m, 1m, 4.5m, 5m, 10m / 3) select CustomerEvent.Review(at, rating),
            from at in Instant from value in Value from name in Gen.Elements("trait", "other") from e in id
            select CustomerEvent.TraitSet(at, name, value, e),
            from at in Instant select CustomerEvent.ReferralMade(at),
            from at in Instant select CustomerEvent.ReferredBy(at),
            from at in Instant from arm in Gen.Elements("arm", "other arm") from to in Gen.Elements("experiment", "other")
            select CustomerEvent.Exposure(at, to, arm),
            from at in Instant from item in Gen.Elements("case", "case", "other") from e in id
            from reason in Gen.Elements(null, "delivery", "billing") select CustomerEvent.CaseOpened(at, item, e, reason),
            from at in Instant from item in Gen.Elements("case", "case", "other") from e in id select CustomerEvent.CaseClosed(at, item, e),
            from at in Instant from item in Gen.Elements("case", "other") from e in id select CustomerEvent.CaseAnswered(at, item, e),
            from at in Instant from item in Gen.Elements("s", "s", "t") from e in id
                select CustomerEvent.SubscriptionStarted(at, item, 5, eventId: e),
            from at in Instant select CustomerEvent.SubscriptionRenewed(at, "s", 5),
            from at in Instant from item in Gen.Elements("s", "s", "t") from e in id
                select CustomerEvent.SubscriptionCancelled(at, item, e),
            DealGen.Event(Instant),
            DealGen.Event(Instant),
            from at in Instant from value in Value from name in Gen.Elements("custom", "other", "a \"name\"")
            select CustomerEvent.Custom(at, name, value),
            from at in Instant from account in Gen.Elements("acme", "acme", "Globex") from e in id
            select CustomerEvent.AccountJoined(at, account, e),
            from at in Instant from e in id select CustomerEvent.AccountLeft(at, e),
            from at in Instant from contact in Gen.Elements("c1", "c1", "c2") from e in id
            select CustomerEvent.ContactJoined(at, contact, e),
            from at in Instant from contact in Gen.Elements("c1", "c2") from e in id select CustomerEvent.ContactLeft(at, contact, e),
            from at in Instant from account in Gen.Elements("acme", "Globex") from rank in Gen.Elements<int?>(null, -1, 0, 3) from e in id
            from stage in Gen.Elements("lead", "customer") select CustomerEvent.AccountLevelChanged(at, account, stage, rank, e),
        ];
    }

    /// <summary>What an order has beyond its totals; instants in days after its placing.</summary>
    internal sealed record OrderDetailsGiven(
        double? Shipped, double? Delivered, double? Returned, string? Channel, OrderLine[] Lines)
    {
        public OrderSnapshot Of(OrderSnapshot order) => order with
        {
            ShippedAt = After(order, Shipped), DeliveredAt = After(order, Delivered), ReturnedAt = After(order, Returned),
            SalesChannel = Channel, Lines = Lines,
        };

        private static DateTimeOffset? After(OrderSnapshot order, double? days) => days is { } given ? order.PlacedAt.AddDays(given) : null;
    }

    private static OrderSnapshot Make(OrderSnapshot snapshot, long? version) =>
        version is { } number ? snapshot with { Version = number } : snapshot;
}
