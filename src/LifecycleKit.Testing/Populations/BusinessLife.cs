using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>The events of the contacts of one account of a simulated shop.</summary>
/// <param name="options">The options of the shop.</param>
/// <param name="account">The id of the account, which the ids of contacts, deals and orders begin with.</param>
/// <param name="contactCount">The number of contacts.</param>
/// <param name="end">The end of the simulation; later events are left out.</param>
internal sealed class BusinessLife(SimulatedBusinessOptions options, string account, int contactCount, DateTimeOffset end)
{
    private const int Day = 24 * 3600;

    private static readonly string[] LostReasons = ["price", "timing", "competitor", "no-answer"];

    private readonly List<CustomerEvent>[] _events = [.. Enumerable.Range(0, contactCount).Select(_ => new List<CustomerEvent>())];
    private readonly DateTimeOffset[] _arrivals = new DateTimeOffset[contactCount];
    private int _dealCount;
    private int _orderCount;
    private decimal _lastValue;

    public int ContactCount => contactCount;

    /// <summary>Returns the contacts who have an event, in the order of their ids.</summary>
    public IEnumerable<SimulatedCustomer> ToCustomers() => _events
        .Select((events, contact) => new SimulatedCustomer(IdOf(contact), [.. events.OrderBy(one => one.At).ThenBy(one => one.Kind)]))
        .Where(customer => !customer.Events.IsEmpty);

    /// <summary>A contact visits for the first time, joins the account, and may leave an address.</summary>
    public void Arrive(int contact, DateTimeOffset at, string? source, ref SeededDraws draws)
    {
        var consents = draws.NextFraction() < options.ConsentShare;
        _arrivals[contact] = at;
        Add(contact, CustomerEvent.AccountJoined(at, account, NextId(contact, "join")));
        Visit(contact, at, source, isEngaged: false, ref draws);
        if (!consents) return;
        Add(contact, CustomerEvent.ContactCaptured(at.AddSeconds(60), Channels.Email, NextId(contact, "contact")));
        Add(contact, CustomerEvent.ConsentChanged(
            at.AddSeconds(60), Channels.Email, granted: true, eventId: NextId(contact, "consent")));
    }

    /// <summary>The first contact comes back, and visits a webinar or reads on; two signs of interest.</summary>
    /// <returns>The instant of the last sign.</returns>
    public DateTimeOffset ShowInterest(DateTimeOffset first, ref SeededDraws draws)
    {
        var isWebinar = draws.NextFraction() < 0.5;
        var at = first.AddSeconds(Day + draws.NextIndex(20 * Day));
        Visit(0, at, null, isEngaged: true, ref draws);
        at = at.AddSeconds(3600 + draws.NextIndex(15 * Day));
        if (isWebinar) Add(0, CustomerEvent.Custom(at, "webinar", eventId: NextId(0, "webinar")));
        else Visit(0, at, null, isEngaged: true, ref draws);
        return at;
    }

    /// <summary>A deal goes from qualification over proposal to negotiation, and is won or lost on the way or at its end.</summary>
    /// <returns>The instant of the closing; when it is after the end, the deal stays open.</returns>
    public DateTimeOffset Negotiate(DateTimeOffset at, bool isWon, ref SeededDraws draws)
    {
        var contact = DrawContact(at, ref draws);
        _dealCount++;
        var deal = new DealSnapshot
        {
            DealId = FormattableString.Invariant($"{account}-deal-{_dealCount}"),
            OpenedAt = at,
            ChangedAt = at,
            Stage = "qualification",
            Value = 500 * (2 + draws.NextIndex(60)),
            Probability = 0.2m,
            ExpectedCloseAt = at.AddDays(30 + draws.NextIndex(90)),
        };
        Change(contact, deal);
        deal = Next(deal, "proposal", 0.4m, ref draws);
        // Some deals are lost before the price is negotiated.
        var isEarly = draws.NextFraction() < 0.3;
        Change(contact, deal);
        var last = Next(deal, "negotiation", 0.7m, ref draws) with { Value = deal.Value - 100 * draws.NextIndex(5) };
        if (isWon || !isEarly) Change(contact, deal = last);
        var closed = deal.ChangedAt.AddSeconds(3 * Day + draws.NextIndex(30 * Day));
        var reason = LostReasons[draws.NextIndex(LostReasons.Length)];
        Change(contact, deal with
        {
            ChangedAt = closed, ClosedAt = closed, Outcome = isWon ? DealOutcome.Won : DealOutcome.Lost,
            LostReason = isWon ? null : reason,
        });
        // What it was when the negotiation ended.
        _lastValue = deal.Value ?? 0;
        return closed;
    }

    /// <summary>After a won deal: one to four orders, a support case, and an opinion.</summary>
    public void Deliver(DateTimeOffset wonAt, ref SeededDraws draws)
    {
        var orders = 1 + draws.NextIndex(4);
        for (var i = 0; i < orders; i++)
            Order(wonAt.AddSeconds(Day + i * 45L * Day + draws.NextIndex(10 * Day)), decimal.Round(_lastValue / orders, 2), ref draws);
        var (isCase, isPraise) = (draws.NextFraction() < options.CaseShare, draws.NextFraction() < options.PraiseShare);
        var asked = DrawContact(wonAt, ref draws);
        var openedAt = wonAt.AddSeconds(5 * Day + draws.NextIndex(60 * Day));
        var answeredAt = openedAt.AddSeconds(600 + draws.NextIndex(2 * Day));
        var closedAt = answeredAt.AddSeconds(3600 + draws.NextIndex(10 * Day));
        var opinionAt = wonAt.AddSeconds(30 * Day + draws.NextIndex(60 * Day));
        var isReferral = draws.NextFraction() < 0.5;
        var score = (isPraise ? 9 : 4) + draws.NextIndex(isPraise ? 2 : 5);
        if (isCase)
        {
            var id = FormattableString.Invariant($"{account}-case-{_dealCount}");
            Add(asked, CustomerEvent.CaseOpened(openedAt, id, NextId(asked, "opened")));
            Add(asked, CustomerEvent.CaseAnswered(answeredAt, id, NextId(asked, "answered")));
            Add(asked, CustomerEvent.CaseClosed(closedAt, id, NextId(asked, "closed")));
        }

        if (isPraise && isReferral) Add(asked, CustomerEvent.ReferralMade(opinionAt, NextId(asked, "referral")));
        else Add(asked, CustomerEvent.SurveyAnswer(opinionAt, SurveyKind.Nps, score, eventId: NextId(asked, "nps")));
    }

    private void Order(DateTimeOffset at, decimal total, ref SeededDraws draws)
    {
        var contact = DrawContact(at, ref draws);
        _orderCount++;
        var order = new OrderSnapshot
        {
            OrderId = FormattableString.Invariant($"{account}-order-{_orderCount}"),
            PlacedAt = at,
            ChangedAt = at,
            Version = 1,
            GrossTotal = total,
            Margin = Math.Round(total * 0.35m, 2),
            Currency = options.Currency,
            SalesChannel = "contract",
        };
        Add(contact, CustomerEvent.Order(order, $"{order.OrderId}-v1"));
        var paidAt = at.AddSeconds(Day + draws.NextIndex(30 * Day));
        Add(contact, CustomerEvent.Order(
            order with { Status = OrderStatus.Paid, Version = 2, ChangedAt = paidAt }, $"{order.OrderId}-v2"));
    }

    /// <summary>One of the contacts who have arrived; the first contact has before there is a deal.</summary>
    private int DrawContact(DateTimeOffset at, ref SeededDraws draws)
    {
        int[] arrived = [.. Enumerable.Range(0, contactCount).Where(contact => _arrivals[contact] <= at)];
        return arrived[draws.NextIndex(arrived.Length)];
    }

    private static DealSnapshot Next(DealSnapshot deal, string stage, decimal probability, ref SeededDraws draws) => deal with
    {
        Stage = stage, Probability = probability, ChangedAt = deal.ChangedAt.AddSeconds(2 * Day + draws.NextIndex(25 * Day)),
    };

    private void Change(int contact, DealSnapshot deal) =>
        Add(contact, CustomerEvent.DealChanged(deal, NextId(contact, $"{deal.DealId}-{deal.Stage}")));

    private void Visit(int contact, DateTimeOffset at, string? source, bool isEngaged, ref SeededDraws draws) =>
        Add(contact, CustomerEvent.Visit(
            at, source, TimeSpan.FromSeconds(20 + draws.NextIndex(580)), isEngaged, eventId: NextId(contact, "visit")));

    private void Add(int contact, in CustomerEvent customerEvent)
    {
        if (customerEvent.At < end) _events[contact].Add(customerEvent);
    }

    private string NextId(int contact, string kind) =>
        FormattableString.Invariant($"{IdOf(contact)}-{kind}-{_events[contact].Count}");

    private string IdOf(int contact) => FormattableString.Invariant($"{account}-contact-{contact + 1:00}");
}
