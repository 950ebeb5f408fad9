using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Builds a <see cref="MetricReport"/> from events that are added one by one, of any customers and in any order.</summary>
/// <remarks>
/// <para>The builder keeps only sums of visits, answers, reviews and messages. Memory grows with the number of customers and of their
/// orders (a later snapshot changes an earlier one), not with the number of events. Orders follow the rules of <see cref="OrderLedger"/>: a
/// repeated or outdated snapshot changes nothing. Any other event counts each time it is added, so remove duplicates by event id from a
/// stream that may repeat events.</para>
/// <para>Add events before the periods too: they show who is new. Not thread-safe; to use several processors, fill several builders, with
/// any split of the events, and <see cref="Merge"/> them.</para>
/// </remarks>
[Mutable("it collects events, too many to copy")]
public sealed class MetricReportBuilder
{
    private readonly ReportTally _events;
    private readonly ReportCustomers _customers = new();
    private readonly ReportOrders _orders = new();

    /// <summary>Creates an empty builder.</summary>
    /// <param name="options">The periods and settings of the report.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public MetricReportBuilder(MetricReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _events = new ReportTally(options);
    }

    /// <summary>The number of events added.</summary>
    public long EventCount { get; private set; }

    /// <summary>The number of customers of these events.</summary>
    public int CustomerCount => _customers.Count;

    /// <summary>Adds an event.</summary>
    /// <param name="customerId">The id of the customer; compared ordinally, not empty.</param>
    /// <param name="customerEvent">The event.</param>
    /// <exception cref="ArgumentException">The customer id is null or empty, or the event is <c>default</c>.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than those before.</exception>
    /// <remarks>A refused event does not change the builder.</remarks>
    public void Add(string customerId, in CustomerEvent customerEvent)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerId);
        if (customerEvent.Kind == CustomerEventKind.None)
            throw new ArgumentException("The event is default: make it by one of CustomerEvent's factories.", nameof(customerEvent));

        if (customerEvent.Snapshot is { } snapshot) _orders.ThrowIfOtherCurrency(snapshot);
        var customer = _customers.NumberOf(customerId);
        if (customerEvent.Snapshot is { } order) _orders.Apply(customer, order);
        else AddOther(ref _customers[customer], customerEvent);
        _events.Saw(customerEvent.Kind);
        EventCount++;
    }

    /// <summary>Adds all events of another builder, which does not change.</summary>
    /// <exception cref="ArgumentNullException">The other builder is null.</exception>
    /// <exception cref="ArgumentException">The other builder is for another report, or this one itself.</exception>
    /// <exception cref="CurrencyMismatchException">Its orders are in another currency.</exception>
    public void Merge(MetricReportBuilder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this)) throw new ArgumentException("A builder cannot be merged with itself.", nameof(other));
        if (other._events.Options != _events.Options)
            throw new ArgumentException("The other builder is for another report.", nameof(other));
        foreach (var (_, order) in other._orders.All) _orders.ThrowIfOtherCurrency(order);

        var numbers = new int[other.CustomerCount];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _customers.NumberOf(other._customers.IdOf(i));
            _customers[numbers[i]].Add(other._customers[i]);
        }

        foreach (var (customer, order) in other._orders.All) _orders.Apply(numbers[customer], order);
        _events.Add(other._events);
        EventCount += other.EventCount;
    }

    /// <summary>Builds the report of all events added so far; in parallel. The builder accepts more events afterwards.</summary>
    public MetricReport Build()
    {
        var (starts, orders) = _orders.ByCustomer(CustomerCount);
        var whole = ReportTally.Of(
            _events.Options, CustomerCount, (customer, i) => customer.Read(orders.AsSpan(starts[i]..starts[i + 1]), _customers[i]));
        whole.Add(_events);
        return whole.ToReport();
    }

    private void AddOther(ref ReportTraits traits, in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind == CustomerEventKind.ContactCaptured) traits.Lead(customerEvent.AtTicks);
        if (customerEvent.Kind == CustomerEventKind.ReferredBy) traits.Referred(customerEvent.AtTicks);
        foreach (var window in _events.Windows)
        {
            if (!window.Period.Contains(customerEvent.AtTicks)) continue;
            if (customerEvent.Kind == CustomerEventKind.Visit) traits.Visited(window);
            if (customerEvent.Kind == CustomerEventKind.ReferralMade) traits.Referring(window);
            _events.Add(customerEvent, window);
        }
    }
}
