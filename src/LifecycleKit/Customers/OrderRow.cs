namespace LifecycleKit.Customers;

/// <summary>A row of an order export: an order, or one line of an order.</summary>
/// <remarks><c>default</c> has no customer, and every method refuses it.</remarks>
/// <param name="CustomerId">The id of the customer; verbatim, compared ordinally, not empty.</param>
/// <param name="PlacedAt">The instant at which the order was placed.</param>
/// <param name="Amount">Gross amount in the reporting currency; below 0 for a return or a credit.</param>
/// <param name="OrderId">The order that the row belongs to, verbatim; null or empty when the export has no order ids.</param>
public readonly record struct OrderRow(string CustomerId, DateTimeOffset PlacedAt, decimal Amount, string? OrderId = null)
{
    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"OrderRow {{ CustomerId = {CustomerId}, PlacedAt = {PlacedAt:O}, Amount = {Amount}, OrderId = {OrderId} }}");
}
