using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Summary of one customer's events: the first instants over the whole history, the counts of a period, and the current orders.
/// </summary>
internal readonly record struct CustomerActivity
{
    private CustomerActivity(OrderLedger? ledger) => Ledger = ledger;

    public long VisitsInPeriod { get; private init; }

    public bool ReferredOthersInPeriod { get; private init; }

    public DateTimeOffset? FirstContactAt { get; private init; }

    public DateTimeOffset? FirstReferredAt { get; private init; }

    /// <summary>The latest snapshot of each order; null without any.</summary>
    public OrderLedger? Ledger { get; }

    public DateTimeOffset? FirstOrderAt => Ledger?.FirstOrderAt;

    /// <summary>The counted orders and the credits, sorted by instant.</summary>
    public OrderEntry[] Orders => Ledger?.ToEntries() ?? [];

    /// <exception cref="ArgumentNullException">The events are null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static CustomerActivity Of(IEnumerable<CustomerEvent> events, Period period)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (visits, referredOthers) = (0L, false);
        DateTimeOffset? contact = null, referred = null;
        OrderLedger? ledger = null;
        foreach (var e in events)
        {
            if (e.Kind == CustomerEventKind.Order) (ledger ??= new OrderLedger()).Apply(e.Snapshot!);
            else if (e.Kind == CustomerEventKind.ContactCaptured) contact = Earlier(contact, e.At);
            else if (e.Kind == CustomerEventKind.ReferredBy) referred = Earlier(referred, e.At);
            else if (e.Kind == CustomerEventKind.ReferralMade) referredOthers |= period.Contains(e.AtTicks);
            else if (e.Kind == CustomerEventKind.Visit && period.Contains(e.AtTicks)) visits++;
        }

        return new CustomerActivity(ledger)
        {
            VisitsInPeriod = visits, ReferredOthersInPeriod = referredOthers, FirstContactAt = contact, FirstReferredAt = referred,
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset at) => known < at ? known.Value : at;
}
