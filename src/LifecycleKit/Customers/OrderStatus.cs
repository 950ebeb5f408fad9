namespace LifecycleKit.Customers;

/// <summary>The status of an order, as far as it matters to a lifecycle. The numbers are part of the stored format.</summary>
public enum OrderStatus
{
    /// <summary>Placed, not yet paid. The order counts: the customer has decided.</summary>
    Placed = 0,

    /// <summary>Paid, in whole or on account; shipped and completed orders are paid ones.</summary>
    Paid = 1,

    /// <summary>Cancelled, voided or never paid. The order does not count.</summary>
    Cancelled = 2,
}
