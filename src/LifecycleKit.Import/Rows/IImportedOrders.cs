using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>The orders of a file, packed.</summary>
internal interface IImportedOrders
{
    /// <summary>The log of the orders.</summary>
    OrderLog Log { get; }

    /// <summary>Returns the orders by customer and in the order of time.</summary>
    IEnumerable<ImportedOrder> GetOrders();
}
