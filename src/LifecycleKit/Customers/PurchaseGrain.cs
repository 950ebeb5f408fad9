namespace LifecycleKit.Customers;

/// <summary>The meaning of one purchase in a <see cref="PurchaseHistory"/>.</summary>
public enum PurchaseGrain
{
    /// <summary>All orders of a calendar day are one purchase, and time is counted in whole calendar days.</summary>
    Day,

    /// <summary>Each order is a purchase, and time is exact.</summary>
    Order,
}
