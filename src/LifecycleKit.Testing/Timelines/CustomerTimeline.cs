using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>
/// The history of one customer, written event by event for a test: <c>timeline.Visit().AfterDays(3).Order(59.90m).AfterDays(90)</c>.
/// </summary>
/// <remarks>
/// <para>A timeline is immutable: each method returns a longer timeline, so that two stories can have a common beginning. Time only goes
/// forward. An event happens at <see cref="Now"/>; when an event has happened there already, the next one happens <see cref="Gap"/>
/// later, since no customer enters a stage twice at one instant and two states of an order at one instant contradict each other.</para>
/// <para>Ids of events are made of the customer's id and a number, so the same timeline always gives the same events.</para>
/// </remarks>
public sealed partial class CustomerTimeline
{
    private readonly ImmutableList<DateTimeOffset> _reportedAt;
    private readonly ImmutableList<CustomerEvent> _events;
    private readonly ImmutableList<OrderSnapshot> _orders;

    private CustomerTimeline(
        CustomerTimeline before, DateTimeOffset now, ImmutableList<CustomerEvent> events, ImmutableList<DateTimeOffset> reportedAt,
        ImmutableList<OrderSnapshot> orders)
    {
        CustomerId = before.CustomerId;
        Start = before.Start;
        TimeZone = before.TimeZone;
        Now = now;
        _events = events;
        _reportedAt = reportedAt;
        _orders = orders;
    }

    private CustomerTimeline(string customerId, DateTimeOffset start, TimeZoneInfo zone)
    {
        CustomerId = customerId;
        Start = start.ToUniversalTime();
        TimeZone = zone;
        Now = Start;
        _events = [];
        _reportedAt = [];
        _orders = [];
    }

    /// <summary>The time between two events without any other time between them: one minute.</summary>
    public static TimeSpan Gap { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The host's id of the customer.</summary>
    public string CustomerId { get; }

    /// <summary>The instant at which the timeline starts, in UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The zone of the calendar days of <see cref="AfterDays"/> and <see cref="OnDay"/>.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The instant that the timeline has reached, in UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The events so far, in the order in which the shop gets to know them.</summary>
    public IReadOnlyList<CustomerEvent> Events => _events;

    /// <summary>The current state of each order, in the order in which the orders were reported.</summary>
    public IReadOnlyList<OrderSnapshot> Orders => _orders;

    /// <summary>Creates an empty timeline.</summary>
    /// <param name="customerId">The host's id of the customer; not blank.</param>
    /// <param name="start">The instant at which the timeline starts.</param>
    /// <param name="timeZone">The zone whose calendar days count; null for UTC.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public static CustomerTimeline Create(string customerId, DateTimeOffset start, TimeZoneInfo? timeZone = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customerId);
        if (start == default) throw new ArgumentOutOfRangeException(nameof(start), start, "The instant of the start is missing.");
        return new CustomerTimeline(customerId, start, timeZone ?? TimeZoneInfo.Utc);
    }

    /// <summary>Adds any event, at its own instant; for an event without a method of its own.</summary>
    /// <param name="customerEvent">The event; it may be of the past, so that it is reported late. When it is of the future, time first goes
    /// on to its instant.</param>
    /// <exception cref="ArgumentException">The event is <c>default</c>.</exception>
    public CustomerTimeline Event(in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind == CustomerEventKind.None)
            throw new ArgumentException("The event is default. Make it with a factory of CustomerEvent.", nameof(customerEvent));
        return Add(customerEvent.At > Now ? customerEvent.At : Now, customerEvent, ReplaceOrder(customerEvent.Snapshot));
    }

    /// <summary>Returns the events with the id of the customer, for <see cref="ILifecycleTracker.BackfillAsync(IEnumerable{TrackedEvent},
    /// BackfillOptions, CancellationToken)"/> and other methods that take events of several customers.</summary>
    public IEnumerable<TrackedEvent> GetTrackedEvents() => _events.Select(one => new TrackedEvent(CustomerId, one));

    /// <summary>Returns the number of events and the instant that the timeline has reached, without the customer;
    /// culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{_events.Count} event(s) until {Now:O}");

    /// <summary>The instants at which the shop gets to know the events.</summary>
    internal IReadOnlyList<DateTimeOffset> ReportedAt => _reportedAt;

    /// <summary>The instant of the next event.</summary>
    internal DateTimeOffset NextAt => _reportedAt is [.., var last] && last == Now ? Now + Gap : Now;

    /// <summary>The instant at which the customer starts in a lifecycle: that of the first event.</summary>
    internal DateTimeOffset FirstAt => _events is [var first, ..] ? first.At : Start;

    private string NextId => FormattableString.Invariant($"{CustomerId}-{_events.Count + 1}");

    private CustomerTimeline Add(DateTimeOffset reportedAt, in CustomerEvent customerEvent, ImmutableList<OrderSnapshot> orders) =>
        new(this, reportedAt, _events.Add(customerEvent), _reportedAt.Add(reportedAt), orders);

    /// <summary>Adds an event that is not an order, at the instant of the next event.</summary>
    private CustomerTimeline Add(Func<DateTimeOffset, string, CustomerEvent> make)
    {
        var at = NextAt;
        return Add(at, make(at, NextId), _orders);
    }

    private ImmutableList<OrderSnapshot> ReplaceOrder(OrderSnapshot? snapshot)
    {
        if (snapshot is null) return _orders;
        var index = _orders.FindIndex(order => string.Equals(order.OrderId, snapshot.OrderId, StringComparison.Ordinal));
        return index < 0 ? _orders.Add(snapshot) : _orders.SetItem(index, snapshot);
    }
}
