using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Accounts;

/// <summary>
/// What holds of accounts, whatever arrives in which order: an account is the replay of its own events and those of its contacts.
/// </summary>
internal sealed class AccountLaw
{
    private const string Track = "journey";

    private static readonly TimeSpan Years = TimeSpan.FromDays(3650);

    private static readonly LifecycleDefinition Journey = LifecycleDefinition.Build("account", x => x
        .Stage("prospect", 0).Stage("customer", 1).Stage("key", 2).Stage("quiet")
        .Rule("buys", r => r.From("prospect", "quiet").To("customer").On(EventTriggers.OrderPlaced))
        .Rule("grows", r => r.From("customer").To("key").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(3)))
        .Rule("shrinks", r => r.From("key").To("customer").On(EventTriggers.OrderRefunded).When(Fields.OrderCount.AtMost(2)))
        .Rule("goes-quiet", r => r.From("customer", "key").To("quiet").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(15)))));

    private readonly NaiveAccounts _naive = new();
    private readonly HashSet<DateTimeOffset> _instants = [];
    private readonly List<(NaiveContact Owner, OrderSnapshot Order)> _orders = [];
    private readonly List<(NaiveContact Owner, DealSnapshot Deal)> _deals = [];
    private readonly string[] _accounts = ["north", "south", "east"];
    private readonly Random _random;
    private readonly AccountShops[] _hosts;
    private int _count;
    private int _moves;

    private AccountLaw(int seed, AccountShops[] hosts) => (_random, _hosts) = (new Random(seed), hosts);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lives random steps, and compares all accounts with their replay.</summary>
    /// <param name="store">The store, without customers.</param>
    /// <param name="seed">The seed of the steps.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="hosts">The number of hosts. With more than one, the first does not have the shop of the accounts.</param>
    /// <returns>The number of changes of accounts.</returns>
    public static async Task<int> HoldsAsync(ICustomerStore store, int seed, int steps, int hosts = 1)
    {
        var clock = new ShopClock(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var all = Enumerable.Range(0, hosts).Select(i => new AccountShops(
            store, clock, Contacts, hosts > 1 && i == 0 ? null : Accounts)).ToArray();
        var law = new AccountLaw(seed, all) { Clock = clock };
        for (var i = 0; i < 4; i++) law._naive.Contacts.Add(new NaiveContact(FormattableString.Invariant($"contact-{i}")));
        for (var i = 0; i < steps; i++)
        {
            clock.Now += TimeSpan.FromMinutes(1) + TimeSpan.FromHours(law._random.Next(48));
            await law.LiveAsync();
            if (i % 8 == 7) await law.CompareAsync();
        }

        await law.CompareAsync();
        foreach (var host in all) await host.DisposeAsync();
        return law._moves;
    }

    private ShopClock Clock { get; init; } = null!;

    private AccountShops Last => _hosts[^1];

    private static void Contacts(LifecycleOptions options)
    {
        (options.DuplicateHorizon, options.ReplayHorizon) = (Years, Years);
        options.RollUpTo(AccountShops.Accounts);
    }

    private static void Accounts(LifecycleOptions options)
    {
        (options.DuplicateHorizon, options.ReplayHorizon) = (Years, Years);
        options.LateEvents = LateEventPolicy.Rebuild;
        options.AddTrack(Track, Journey);
    }

    private async Task LiveAsync()
    {
        var contact = Pick(_naive.Contacts);
        switch (_random.Next(16))
        {
            case 0 or 1 or 2:
                _moves++;
                await RecordAsync(contact, _random.Next(4) == 0
                    ? CustomerEvent.AccountLeft(Instant(), NextId()) : CustomerEvent.AccountJoined(Instant(), Pick(_accounts), NextId()));
                break;
            case 3:
                var account = Pick(_accounts);
                // The ids of the account are not those of the copies, which are hashed.
                var own = Other(Instant(), "own");
                _naive.RecordOwn(account, own);
                await Last.Of.RecordAsync(account, own, Cancellation);
                break;
            case 4:
                await LinkAsync(contact, Pick(_naive.Contacts));
                break;
            case 5:
                await BackfillAsync(contact);
                break;
            case 6 when _orders.Count > 0:
                await ChangeOrderAsync();
                break;
            case 6 or 7 or 8:
                await RecordAsync(contact, CustomerEvent.Order(NewOrder(contact)));
                break;
            case 9 when _deals.Count > 0:
                await ChangeDealAsync();
                break;
            case 9 or 10:
                await RecordAsync(contact, CustomerEvent.DealChanged(NewDeal(contact)));
                break;
            default:
                await RecordAsync(contact, Other(Instant()));
                break;
        }
    }

    private async Task RecordAsync(NaiveContact contact, CustomerEvent customerEvent)
    {
        _naive.Record(contact, customerEvent);
        var host = Pick(_hosts);
        var outcome = (await host.Contacts.RecordAsync(contact.Id, customerEvent, Cancellation)).Outcome;
        Assert.True(outcome is RecordOutcome.Applied or RecordOutcome.Stale or RecordOutcome.Conflict, outcome.ToString());
        if (customerEvent.EventId is null) return;
        var again = await host.Contacts.RecordAsync(contact.Id, customerEvent, Cancellation);
        Assert.Equal(RecordOutcome.Duplicate, again.Outcome);
    }

    private async Task LinkAsync(NaiveContact one, NaiveContact two)
    {
        if (one.Head == two.Head)
        {
            if (two.Head == two) return;
            Assert.Equal(LinkOutcome.Unlinked, (await Last.Contacts.UnlinkAsync(two.Id, Cancellation)).Outcome);
            two.Head = two;
            return;
        }

        var joined = two.Head;
        Assert.Equal(LinkOutcome.Linked, (await Last.Contacts.LinkAsync(one.Id, two.Id, Cancellation)).Outcome);
        foreach (var other in _naive.Contacts.Where(other => other.Head == joined)) other.Head = one.Head;
    }

    private async Task BackfillAsync(NaiveContact contact)
    {
        CustomerEvent[] events = [Other(Instant()), CustomerEvent.Order(NewOrder(contact)), Other(Instant())];
        foreach (var one in events) _naive.Record(contact, one);
        var name = FormattableString.Invariant($"import-{++_count}");
        var result = await Last.Contacts.BackfillAsync(
            events.Select(one => new TrackedEvent(contact.Id, one)), new BackfillOptions { Name = name }, Cancellation);
        Assert.Empty(result.Failures);
    }

    /// <summary>
    /// Refunds an order, cancels it, or corrects the instant at which it was placed; sometimes by a snapshot that is late.
    /// </summary>
    private async Task ChangeOrderAsync()
    {
        var place = _random.Next(_orders.Count);
        var (owner, order) = _orders[place];
        var changed = order with { Version = order.Version + 1, ChangedAt = Clock.Now };
        changed = _random.Next(3) switch
        {
            0 => changed with { RefundedTotal = order.GrossTotal },
            1 => changed with { Status = OrderStatus.Cancelled },
            _ => changed with { PlacedAt = Instant() },
        };
        _orders[place] = (owner, changed with { Version = changed.Version + 1 });
        if (_random.Next(3) == 0) await RecordAsync(owner, CustomerEvent.Order(_orders[place].Order));
        await RecordAsync(owner, CustomerEvent.Order(changed));
    }

    private DealSnapshot NewDeal(NaiveContact contact)
    {
        var at = Instant();
        var deal = new DealSnapshot
        {
            DealId = FormattableString.Invariant($"deal-{++_count}"), OpenedAt = at, ChangedAt = at, Stage = "proposal",
            Value = _random.Next(1, 100),
        };
        _deals.Add((contact, deal));
        return deal;
    }

    /// <summary>Wins or loses a deal, or corrects the instant at which it was opened; sometimes by a snapshot that is late.</summary>
    private async Task ChangeDealAsync()
    {
        var place = _random.Next(_deals.Count);
        var (owner, deal) = _deals[place];
        var changed = deal with { ChangedAt = Clock.Now, Outcome = DealOutcome.Open, ClosedAt = null, LostReason = null };
        changed = _random.Next(3) switch
        {
            0 => changed with { Outcome = DealOutcome.Won, ClosedAt = Clock.Now },
            1 => changed with { Outcome = DealOutcome.Lost, ClosedAt = Clock.Now, LostReason = "Anna left" },
            _ => changed with { OpenedAt = Instant() },
        };
        var newest = changed with { ChangedAt = Clock.Now.AddSeconds(1), Value = _random.Next(1, 100) };
        _deals[place] = (owner, newest);
        if (_random.Next(3) == 0) await RecordAsync(owner, CustomerEvent.DealChanged(newest));
        await RecordAsync(owner, CustomerEvent.DealChanged(changed));
    }

    private OrderSnapshot NewOrder(NaiveContact contact)
    {
        var at = Instant();
        var order = new OrderSnapshot
        {
            OrderId = FormattableString.Invariant($"order-{++_count}"), PlacedAt = at, ChangedAt = at, Version = 1,
            GrossTotal = _random.Next(1, 100), Status = OrderStatus.Paid,
        };
        _orders.Add((contact, order));
        return order;
    }

    private CustomerEvent Other(DateTimeOffset at, string of = "item")
    {
        var id = _random.Next(2) == 0 ? null : NextId();
        var item = FormattableString.Invariant($"{of}-{_random.Next(3)}");
        return _random.Next(13) switch
        {
            0 => CustomerEvent.Visit(at, "mail", TimeSpan.FromMinutes(2), engaged: true, landingPage: "/anna", eventId: id),
            1 => CustomerEvent.Review(at, _random.Next(1, 6), id),
            2 => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, _random.Next(11), eventId: id),
            3 => CustomerEvent.ReferralMade(at, id),
            4 => CustomerEvent.CaseOpened(at, item, id),
            5 => CustomerEvent.CaseClosed(at, item, id),
            6 => CustomerEvent.SubscriptionStarted(at, item, 5, eventId: id),
            7 => CustomerEvent.SubscriptionCancelled(at, item, id),
            8 => CustomerEvent.Message(CustomerEventKind.MessageOpened, at, "news", Channels.Email, id),
            9 => CustomerEvent.ConsentChanged(at, Channels.Email, granted: true, eventId: id),
            10 => CustomerEvent.TraitSet(at, "name", TraitValue.Create("Anna"), id),
            11 => CustomerEvent.CartUpdated(at, 20, 2, id),
            _ => CustomerEvent.Custom(at, "demo", eventId: id),
        };
    }

    /// <summary>An instant of the last weeks that no other event has.</summary>
    private DateTimeOffset Instant()
    {
        while (true)
        {
            var at = Clock.Now.AddSeconds(-_random.Next(_random.Next(2) == 0 ? 60 : 40 * 24 * 3600));
            if (_instants.Add(at)) return at;
        }
    }

    private async Task CompareAsync()
    {
        while ((await Last.Of.ApplyPendingAsync(cancellationToken: Cancellation)) is { AppliedCount: > 0 } or { HasMore: true }) { }
        foreach (var account in _accounts)
        {
            var view = await Last.Of.GetViewAsync(account, Cancellation);
            var events = _naive.EventsOf(account);
            Assert.Equal(_naive.ContactCount(account), view.ContactCount);
            var naive = LifecycleTracker.Create(new LifecycleOptions().AddTrack(Track, Journey), timeProvider: Clock);
            foreach (var one in events) await naive.RecordAsync(account, one, Cancellation);
            var expected = await naive.GetViewAsync(account, Cancellation);
            Assert.Equal(Figures(expected.Profile), Figures(view.Profile));
            Assert.Equal(Deals(expected), Deals(view));
            if (events.Count > 0) Assert.Equal(expected.Track(Track).Stage, view.Track(Track).Stage);
        }
    }

    private static string Figures(CustomerProfile one) => FormattableString.Invariant(
        $"""
        {one.OrderCount} orders, {one.NetRevenue} net, {one.RefundedTotal} refunded, {one.FirstOrderAt:O} to {one.LastOrderAt:O},
        {one.VisitCount} visits, {one.EngagedVisitCount} engaged, {one.SessionTime}, from {one.FirstSource},
        seen {one.FirstSeenAt:O} to {one.LastSeenAt:O}, {one.ReviewCount} reviews, {one.ReferralCount} referrals, NPS {one.LastNps},
        {one.OpenCaseCount} cases, {one.OpenSubscriptionCount} subscriptions,
        {one.OpenedMessageCount} opened, {one.ClickedMessageCount} clicked, {one.SentMessageCount} sent, contacts {one.Contacts == default}
        """);

    /// <summary>The deals without their ids, which an account has as hashes, and without reasons, which it does not have.</summary>
    private static IEnumerable<string> Deals(CustomerView view) => view.Deals
        .Select(deal => FormattableString.Invariant($"{deal.OpenedAt:O} {deal.ChangedAt:O} {deal.Outcome} {deal.Stage} {deal.Value}"))
        .Order(StringComparer.Ordinal);

    private string NextId() => FormattableString.Invariant($"e{++_count}");

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
