using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Documents, orders, events and publications from which checks make changes.</summary>
internal static class StoreContent
{
    /// <summary>An instant that a store with less than ticks cannot keep.</summary>
    public static DateTimeOffset Start { get; } = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero).AddTicks(1234567);

    /// <summary>A document of a customer with some visits.</summary>
    public static CustomerDocument Document(int visits, string source = "newsletter")
    {
        var history = new CustomerHistory();
        for (var i = 0; i < visits; i++) history.Apply(CustomerEvent.Visit(Start.AddHours(i), source));
        return new CustomerDocument { SubjectKey = "subject", History = history.Capture(), LastEventNumber = visits };
    }

    /// <summary>A document in which every member has a value.</summary>
    public static CustomerDocument FullDocument()
    {
        var history = new CustomerHistory("EUR");
        history.Apply(CustomerEvent.Visit(Start, "newsletter"));
        history.Apply(CustomerEvent.TraitSet(Start.AddTicks(1), "size", TraitValue.Create(1.50m)));
        history.Apply(CustomerEvent.ConsentChanged(Start.AddTicks(2), Channels.Email, granted: true));
        history.Apply(CustomerEvent.Visit(Start.AddDays(-300), "ad", engaged: true, medium: "cpc", campaign: "may", landingPage: "/"));
        foreach (var kind in (CustomerEventKind[])
            [CustomerEventKind.MessageSent, CustomerEventKind.MessageOpened, CustomerEventKind.MessageClicked])
        {
            history.Apply(CustomerEvent.Message(kind, Start.AddDays(-30), "kit-play", Channels.Email));
        }

        var deal = new DealSnapshot
        {
            DealId = "deal 1", OpenedAt = Start.AddDays(-9), ChangedAt = Start.AddTicks(-3), Stage = "proposal", Value = 1200.50m,
            Probability = 0.25m, ExpectedCloseAt = Start.AddDays(20).AddTicks(1),
        };
        history.Apply(CustomerEvent.DealChanged(deal));
        history.Apply(CustomerEvent.DealChanged(deal with
        {
            DealId = "deal 2", Outcome = DealOutcome.Lost, ClosedAt = Start.AddDays(-1), LostReason = "price",
        }));
        history.Apply(CustomerEvent.AccountJoined(Start.AddDays(-9), "account"));
        history.Apply(CustomerEvent.AccountLeft(Start.AddDays(-8), "left"));
        history.Apply(CustomerEvent.AccountLevelChanged(Start.AddDays(-9), "account", "customer", 2));
        history.Apply(CustomerEvent.AccountLevelChanged(Start.AddDays(-9), "other account", "lost", null, "lost"));
        history.Apply(CustomerEvent.ContactJoined(Start.AddDays(-9), "contact"));
        history.Apply(CustomerEvent.ContactLeft(Start.AddDays(-8).AddTicks(1), "other contact"));

        // One more name than is kept.
        for (var i = 0; i <= 64; i++) history.Apply(CustomerEvent.Custom(Start.AddDays(-i), FormattableString.Invariant($"custom {i:00}")));
        var engine = LifecycleEngine.Compile(LifecyclePresets.Retail);
        var state = engine.Start(history, Start);
        return new CustomerDocument
        {
            SubjectKey = "subject",
            Currency = "EUR",
            History = history.Capture(),
            Expired = history.Capture(),
            States = [new TrackState("retail", state)],
            Versions = [new TrackVersion("retail", state.DefinitionHash, state.ContextVersion, Start)],
            Claims = [new PlayClaim("m1", "kit-play", Channels.Email, Start.AddTicks(4))],
            MutedUntil = Start.AddDays(-1),
            NextMoveAt = Start.AddDays(30),
            FailureCount = 1,
            RetryAt = Start.AddMinutes(1),
            Identities =
            [
                new LinkedIdentity { Number = 0, Id = "anna", Aliases = ["old"], LinkedAt = Start.AddTicks(3), SubjectKey = "subject" },
                new LinkedIdentity
                {
                    Number = 2, Id = "guest", LinkedAt = Start.AddTicks(5), SubjectKey = "subject of the guest",
                    ErasedAt = Start.AddDays(-9), Expired = new CustomerHistory("EUR").Capture(),
                },
            ],
            LastEventNumber = 3,
            LastTransitionNumber = 2,
            LastEventAt = Start.AddTicks(2),
            LastEventId = "e3",
        };
    }

    public static LedgerEntry Order(string id, decimal total = 5) =>
        new(new OrderSnapshot { OrderId = id, PlacedAt = Start, GrossTotal = total });

    /// <summary>The order with instants of its way, a channel of sale and two lines.</summary>
    public static OrderSnapshot WithDetails(OrderSnapshot order) => order with
    {
        ShippedAt = order.PlacedAt.AddTicks(1), DeliveredAt = order.PlacedAt.AddMinutes(1), ReturnedAt = order.PlacedAt.AddHours(1),
        SalesChannel = "store",
        Lines =
        [
            new OrderLine { Product = "tea", Category = "drinks", Quantity = 0.25m, NetAmount = 3.10m },
            new OrderLine { Product = "cup", NetAmount = 4 },
        ],
    };

    public static CustomerEvent Visit(string? id = null, DateTimeOffset? at = null) => CustomerEvent.Visit(at ?? Start, eventId: id);

    public static EventKey VisitKey(string id) => new(CustomerEventKind.Visit, id);

    public static SeenEvent Seen(string id, DateTimeOffset? at = null) => new(VisitKey(id), at ?? Start);

    public static Publication Publication(long number, string content = "UTC") => new()
    {
        Number = number,
        Part = PublicationPart.TimeZone,
        At = Start.AddDays(number),
        Content = content,
        ContentHash = content,
        Source = PublicationSource.Publisher,
    };

    /// <summary>A transition of a customer, effective and recorded one minute after the one before.</summary>
    public static KeptTransition Transition(CustomerKey key, long number, bool isMuted = false) => new(
        number,
        new TransitionNotice(
            key,
            new Transition
            {
                Track = "retail",
                Rule = "kit-rule",
                From = "visitor",
                To = "customer",
                EffectiveAt = Start.AddMinutes(number),
                Cause = EventTriggers.Visit,
                Sequence = number,
                DefinitionHash = "definition",
                ContextVersion = "context",
            },
            Start.AddMinutes(number).AddTicks(1)),
        isMuted);
}
