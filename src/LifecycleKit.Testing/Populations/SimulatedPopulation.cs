using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Customers with orders and other events, drawn from models: to fit models of which the true parameters are known, and to fill a
/// tracker.</summary>
/// <remarks>
/// First orders are spread evenly over the period; the times of further orders are drawn from the purchase model, and amounts from the
/// spend model. Instants are whole seconds, and amounts have two decimals. Equal options give equal events on every machine and framework.
/// </remarks>
public sealed class SimulatedPopulation
{
    private readonly TimeZoneInfo _zone;

    private SimulatedPopulation(ImmutableArray<SimulatedCustomer> customers, TimeZoneInfo zone)
    {
        Customers = customers;
        _zone = zone;
    }

    /// <summary>The customers, in the order of their ids.</summary>
    public ImmutableArray<SimulatedCustomer> Customers { get; }

    /// <summary>Draws a population.</summary>
    /// <param name="options">Models, number, seed and period.</param>
    /// <param name="cancellationToken">Stops the draws between blocks of customers.</param>
    /// <exception cref="ArgumentException">The period ends before it starts, or first orders are placed after its end.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SimulatedPopulation Create(SimulatedPopulationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SimulatedPopulation(new PopulationDraw(options).Draw(cancellationToken), options.TimeZone);
    }

    /// <summary>
    /// Draws the customers of a whole shop: visits, carts that are ordered, left and lost, orders with lines on their way to the customer,
    /// returns, complaints, reviews, seasons, and many customers with one order.
    /// </summary>
    /// <param name="options">Number, seed, period, seasons and shares.</param>
    /// <param name="cancellationToken">Stops the draws between customers.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SimulatedPopulation CreateShop(SimulatedShopOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SimulatedPopulation(new ShopDraw(options).Draw(cancellationToken), options.TimeZone);
    }

    /// <summary>
    /// Draws the contacts of a shop that sells to companies: visits and webinars, leads that go cold, deals that are negotiated and won,
    /// lost or still open, orders that follow, support cases, referrals and opinions. The customers are the contacts; each joins an account
    /// such as <c>account-000001</c>, whose shop gets the events by <see cref="LifecycleOptions.RollUpTo"/>.
    /// </summary>
    /// <param name="options">Number of accounts, seed, period and shares.</param>
    /// <param name="cancellationToken">Stops the draws between accounts.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SimulatedPopulation CreateBusiness(SimulatedBusinessOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SimulatedPopulation(new BusinessDraw(options).Draw(cancellationToken), options.TimeZone);
    }

    /// <summary>Returns the events of all customers in chronological order, those of one instant in the order of the customers.</summary>
    public IEnumerable<TrackedEvent> GetTrackedEvents() => Customers
        .SelectMany(customer => customer.Events, (customer, one) => new TrackedEvent(customer.CustomerId, one))
        .OrderBy(one => one.Event.At);

    /// <summary>Returns the orders in their last state, for fits.</summary>
    public OrderLog GetOrderLog()
    {
        var builder = new OrderLogBuilder(new OrderLogOptions { TimeZone = _zone });
        foreach (var customer in Customers)
        {
            foreach (var one in customer.Events)
            {
                if (one.Snapshot is { } order) builder.Add(customer.CustomerId, order);
            }
        }

        return builder.Build();
    }

    /// <summary>Returns the numbers of customers and events; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Customers.Length} customers, {Customers.Sum(customer => (long)customer.Events.Length)} events");
}
