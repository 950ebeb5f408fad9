namespace LifecycleKit.Customers;

/// <summary>One entry of an <see cref="OrderLog"/>: an order when the amount is at least 0, a credit when the amount is negative.</summary>
/// <remarks><c>default</c> is an order of 0 at 0001-01-01.</remarks>
/// <param name="PlacedAt">The instant at which the order was placed, at offset zero (UTC).</param>
/// <param name="Amount">The exact sum of its rows, in the reporting currency.</param>
public readonly record struct OrderEntry(DateTimeOffset PlacedAt, decimal Amount)
{
    /// <summary>Whether the entry is a credit, which lowers net revenue and is not an order.</summary>
    public bool IsCredit => Amount < 0;

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"OrderEntry {{ PlacedAt = {PlacedAt:O}, Amount = {Amount}, IsCredit = {IsCredit} }}");
}
