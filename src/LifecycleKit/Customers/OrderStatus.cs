namespace LifecycleKit.Customers;

/// <summary>How far an order has come, as far as the lifecycle cares. The numbers are part of the stored format.</summary>
public enum OrderStatus
{
    /// <summary>Placed, not yet paid. It counts: the customer has decided.</summary>
    Placed = 0,

    /// <summary>Paid, in whole or on account; shipped and completed orders are paid ones.</summary>
    Paid = 1,

    /// <summary>Cancelled, voided or never paid: it counts for nothing.</summary>
    Cancelled = 2,
}
