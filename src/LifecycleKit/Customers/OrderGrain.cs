namespace LifecycleKit.Customers;

/// <summary>What one order is where rows carry no order id.</summary>
public enum OrderGrain
{
    /// <summary>All rows of a customer and calendar day are one order, placed at the earliest of their instants.</summary>
    Day,

    /// <summary>Each row is an order.</summary>
    Row,
}
