using LifecycleKit.Customers;
using LifecycleKit.EntityFrameworkCore;
using LifecycleKit.Tracking;

// The namespace of DbContext, so that RecordLifecycle needs no using of its own.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Records events of customers in the transaction of the host.</summary>
public static class LifecycleDbContextExtensions
{
    /// <summary>
    /// Adds an event to the pending events, as one row of the change tracker of this context. The row is inserted by the next
    /// <c>SaveChanges</c>, in the same transaction as everything else, and has no key or constraint that could make the transaction fail.
    /// <see cref="ILifecycleTracker.ApplyPendingAsync"/> applies the event after the commit, on this host or on another one.
    /// </summary>
    /// <param name="context">The context of the host, whose model has the tables of the store.</param>
    /// <param name="customerId">The host's id of the customer, at most 256 characters.</param>
    /// <param name="customerEvent">The event. An event id makes it certain that repeated calls count once.</param>
    /// <param name="scope">The shop, at most 128 characters; empty for the default one.</param>
    /// <exception cref="ArgumentException">An argument is missing, or an id is longer than the store keeps.</exception>
    /// <exception cref="InvalidOperationException">The model does not contain the tables.</exception>
    public static void RecordLifecycle(this DbContext context, string customerId, CustomerEvent customerEvent, string scope = "")
    {
        ArgumentNullException.ThrowIfNull(context);
        KeyLimits.Check(new CustomerKey(scope, customerId), nameof(customerId));
        KeyLimits.Check(customerEvent, nameof(customerEvent));
        LifecycleTables.Find(context, context.Model, LifecycleTables.PendingEvents);
        context.Set<Dictionary<string, object>>(LifecycleTables.PendingEvents).Add(new Dictionary<string, object>
        {
            ["scope"] = scope,
            ["customer_id"] = customerId,
            ["event"] = customerEvent.ToJson(),
            ["failure_count"] = 0,
        });
    }
}
