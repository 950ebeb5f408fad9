namespace LifecycleKit.Customers;

/// <summary>One entry of an <see cref="OrderLog"/>: an order when the amount is at least 0, a credit when it is below.</summary>
/// <remarks><c>default</c> is an order of 0 at 0001-01-01. Immutable and safe to share between threads.</remarks>
/// <param name="PlacedAt">When it was placed, at offset zero (UTC).</param>
/// <param name="Amount">The exact sum of its rows, in the reporting currency.</param>
public readonly record struct OrderEntry(DateTimeOffset PlacedAt, decimal Amount)
{
    /// <summary>Whether this is a credit: it lowers net revenue and is no order.</summary>
    public bool IsCredit => Amount < 0;

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"OrderEntry {{ PlacedAt = {PlacedAt:O}, Amount = {Amount}, IsCredit = {IsCredit} }}");
}
