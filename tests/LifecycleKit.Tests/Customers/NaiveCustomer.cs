using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Customers;

/// <summary>A customer computed from the whole set of events, simply and slowly: no result is updated event by event.</summary>
internal sealed class NaiveCustomer
{
    private readonly IReadOnlyList<CustomerEvent> _events;
    private readonly OrderSnapshot[] _orders;
    private readonly ILookup<Channels, CustomerEvent> _consents;

    public NaiveCustomer(IReadOnlyList<CustomerEvent> events)
    {
        _events = events;
        _orders = [.. events.Select(e => e.Snapshot).OfType<OrderSnapshot>().GroupBy(order => order.OrderId).Select(NaiveOrder.Latest)];
        Deals = new NaiveDeals(events);
        _consents = events.Where(IsConsentForAll).ToLookup(e => e.Channel);
        var counted = _orders.Where(NaiveOrder.Counts).ToArray();
        OrderCount = counted.Length;
        FullPriceOrders = counted.Count(order => order.Discount == 0);
        NetRevenue = _orders.Sum(NaiveOrder.Net);
        RefundedTotal = _orders.Sum(NaiveOrder.Refund);
        FirstOrderAt = counted.Length > 0 ? counted.Min(order => order.PlacedAt) : null;
        LastOrderAt = counted.Length > 0 ? counted.Max(order => order.PlacedAt) : null;
        var seen = events.Where(ShowsTheCustomer).Select(SeenAt).ToArray();
        FirstSeenAt = seen.Length > 0 ? seen.Min() : null;
        LastSeenAt = seen.Length > 0 ? seen.Max() : null;
    }

    public IReadOnlyList<CustomerEvent> Events => _events;

    public IReadOnlyList<OrderSnapshot> Orders => _orders;

    public NaiveDeals Deals { get; }

    public int OrderCount { get; }

    public int FullPriceOrders { get; }

    public decimal NetRevenue { get; }

    public decimal RefundedTotal { get; }

    public DateTimeOffset? FirstOrderAt { get; }

    public DateTimeOffset? LastOrderAt { get; }

    public DateTimeOffset? FirstSeenAt { get; }

    public DateTimeOffset? LastSeenAt { get; }

    public int Count(CustomerEventKind kind) => _events.Count(e => e.Kind == kind);

    /// <summary>
    /// The number of ids whose last event, by instant and event id, opened them; ids opened and closed at one moment do not count.
    /// </summary>
    public int Open(CustomerEventKind opening, CustomerEventKind closing) => _events.Where(e => e.Kind == opening || e.Kind == closing)
        .GroupBy(e => e.CaseId ?? e.SubscriptionId)
        .Count(events => Latest(events).All(e => e.Kind == opening));

    public int EngagedVisits => _events.Count(e => e.Engaged);

    /// <summary>
    /// Of the visits whose source is known the first by instant and event id; of several at once the smallest source, then the smallest
    /// medium, campaign, term and landing page.
    /// </summary>
    public CustomerEvent First => Smallest(NamedVisits.GroupBy(e => (e.At, e.EventId))
        .OrderBy(moment => moment.Key.At).ThenBy(moment => moment.Key.EventId, StringComparer.Ordinal).FirstOrDefault()
        ?? Enumerable.Empty<CustomerEvent>());

    /// <summary>The last by instant and event id; of several at once the smallest, as for the first.</summary>
    public CustomerEvent Last => Smallest(Latest(NamedVisits));

    public int CountDays(NaiveDays days, long now, int length, Func<CustomerEvent, bool> isOne) =>
        _events.Count(e => isOne(e) && days.Day(e.At.UtcTicks) <= days.Day(now) && days.Day(e.At.UtcTicks) > days.Day(now) - length);

    public IEnumerable<CustomerEvent> Custom(string name) => _events.Where(e => e.Kind == CustomerEventKind.Custom && e.Name == name);

    private IEnumerable<CustomerEvent> NamedVisits => _events.Where(e => e.Kind == CustomerEventKind.Visit && e.Source is not null);

    public TimeSpan SessionTime => new(_events.Sum(e => e.Duration.Ticks));

    public decimal RatingSum => _events.Sum(e => e.Rating);

    public bool IsReferred => _events.Any(e => e.Kind == CustomerEventKind.ReferredBy);

    /// <summary>The last answer by instant and event id; of several at once the lowest.</summary>
    public int? LastAnswer(SurveyKind survey) => Latest(_events.Where(e => e.Kind == CustomerEventKind.SurveyAnswer && e.Survey == survey))
        .Select(e => (int?)e.Score).Min();

    /// <summary>
    /// The last cart by instant and event id; of several at once the one of least value, then of fewest items. Empty when an order that was
    /// ever counted was placed then or later.
    /// </summary>
    public (decimal Value, int Items) Cart =>
        _events.Any(e => e.Snapshot is { } order && NaiveOrder.Counts(order) && order.PlacedAt >= CartUpdatedAt)
        ? default
        : Latest(_events.Where(e => e.Kind == CustomerEventKind.CartUpdated)).Select(e => (e.Amount, e.ItemCount)).DefaultIfEmpty().Min();

    private IEnumerable<OrderSnapshot> Counted => _orders.Where(NaiveOrder.Counts);

    public DateTimeOffset? LastShippedAt => Counted.Max(order => order.ShippedAt);

    public DateTimeOffset? LastDeliveredAt => Counted.Max(order => order.DeliveredAt);

    public DateTimeOffset? LastReturnedAt => _orders.Where(order => order.Status != OrderStatus.Cancelled).Max(order => order.ReturnedAt);

    public int UndeliveredOrders => Counted.Count(order => order.DeliveredAt is null && order.ReturnedAt is null);

    public string[] BoughtProducts => Sorted(Counted.SelectMany(order => order.Lines).Select(line => line.Product));

    public string[] BoughtCategories => Sorted(Counted.SelectMany(CategoriesOf));

    public static string[] Sorted(IEnumerable<string?> texts) => [.. texts.OfType<string>().ToHashSet().Order(StringComparer.Ordinal)];

    public static IEnumerable<string?> CategoriesOf(OrderSnapshot order) =>
        order.Lines.Select(line => line.Category).Append(order.Category);

    public DateTimeOffset? CartUpdatedAt =>
        _events.Where(e => e.Kind == CustomerEventKind.CartUpdated).Select(e => (DateTimeOffset?)e.At).Max();

    /// <summary>The values of which a trait must have one: those set last.</summary>
    public IReadOnlyList<TraitValue> Trait(string name) =>
        [.. Latest(_events.Where(e => e.Kind == CustomerEventKind.TraitSet && e.Name == name)).Select(e => e.Value)];

    public Channels Captured => _events.Where(e => e.Kind == CustomerEventKind.ContactCaptured)
        .Aggregate(Channels.None, (channels, e) => channels | e.Channel);

    /// <summary>
    /// Whether the customer may be contacted: by the last consent, the stricter at one instant; without consent, if a contact is known.
    /// </summary>
    public bool IsContactable(Channels channel, DateTimeOffset asOf)
    {
        if (!_consents.Contains(channel)) return Captured.HasFlag(channel);
        var last = _consents[channel].Max(e => e.At);
        return _consents[channel].Where(e => e.At == last).All(e => e.Granted && !(e.ExpiresAt <= asOf));
    }

    private static CustomerEvent Smallest(IEnumerable<CustomerEvent> visits) => visits
        .OrderBy(e => e.Source, StringComparer.Ordinal).ThenBy(e => e.Medium, StringComparer.Ordinal)
        .ThenBy(e => e.Campaign, StringComparer.Ordinal).ThenBy(e => e.Term, StringComparer.Ordinal)
        .ThenBy(e => e.LandingPage, StringComparer.Ordinal).FirstOrDefault();

    private static IEnumerable<CustomerEvent> Latest(IEnumerable<CustomerEvent> events) =>
        events.GroupBy(e => (e.At, e.EventId))
            .OrderBy(moment => moment.Key.At).ThenBy(moment => moment.Key.EventId, StringComparer.Ordinal)
            .LastOrDefault() ?? Enumerable.Empty<CustomerEvent>();

    private static bool IsConsentForAll(CustomerEvent customerEvent) => customerEvent.Kind switch
    {
        CustomerEventKind.ConsentChanged => customerEvent.Category == "",
        CustomerEventKind.MessageUnsubscribed => true,
        _ => false,
    };

    private static bool ShowsTheCustomer(CustomerEvent customerEvent) => customerEvent.Kind switch
    {
        CustomerEventKind.Order => !NaiveOrder.IsCredit(customerEvent.Snapshot!),
        CustomerEventKind.ReferredBy or CustomerEventKind.MessageSent or CustomerEventKind.MessageDelivered or CustomerEventKind.Exposure
            or CustomerEventKind.CaseAnswered or CustomerEventKind.CaseClosed or CustomerEventKind.SubscriptionRenewed
            or CustomerEventKind.TraitSet or CustomerEventKind.DealChanged or CustomerEventKind.AccountChanged
            or CustomerEventKind.ContactChanged or CustomerEventKind.AccountLevelChanged => false,
        _ => true,
    };

    private static DateTimeOffset SeenAt(CustomerEvent customerEvent) => customerEvent.Snapshot?.PlacedAt ?? customerEvent.At;
}
