namespace LifecycleKit.Products;

/// <summary>A row of an export of order lines: one product of one order.</summary>
/// <remarks><c>default</c> has no order and no product, and every method refuses it.</remarks>
/// <param name="CustomerId">The id of the customer, verbatim, compared ordinally; null or empty when the customer is not known.</param>
/// <param name="OrderId">The order of this customer that the row belongs to, verbatim; not empty.</param>
/// <param name="PlacedAt">The instant at which the order was placed.</param>
/// <param name="ProductId">The id of the product, verbatim, compared ordinally; not empty.</param>
/// <param name="Quantity">The number of units, or an amount such as kilograms; below 0 for a return.</param>
/// <param name="NetAmount">The price of the row after discount, in the reporting currency; below 0 for a return or a credit.</param>
/// <param name="Category">The category of the product; null or empty when there is none.</param>
public readonly record struct OrderLineRow(
    string? CustomerId, string OrderId, DateTimeOffset PlacedAt, string ProductId, decimal Quantity = 1, decimal NetAmount = 0,
    string? Category = null)
{
    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"OrderLineRow {{ CustomerId = {CustomerId}, OrderId = {OrderId}, PlacedAt = {PlacedAt:O}, ")
        + FormattableString.Invariant($"ProductId = {ProductId}, Quantity = {Quantity}, NetAmount = {NetAmount}, Category = {Category} }}");
}
