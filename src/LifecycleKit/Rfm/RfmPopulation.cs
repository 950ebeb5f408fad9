namespace LifecycleKit.Rfm;

/// <summary>The customers of a fit whose values give the cut points of frequency and monetary. Recency is cut among all buyers.</summary>
/// <remarks>The cut points are applied to all customers: a customer with one order has the lowest score of frequency in both.</remarks>
public enum RfmPopulation
{
    /// <summary>All customers with a counted order.</summary>
    AllBuyers = 0,

    /// <summary>
    /// Customers with two or more counted orders, so that the scores tell repeat customers apart in a shop where most customers order
    /// once. A fit with fewer than 20 of them (<see cref="RfmModel.MinRepeatCustomerCount"/>) cuts among all buyers instead.
    /// </summary>
    RepeatCustomers = 1,
}
