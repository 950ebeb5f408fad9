using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>All rows of one kind that a store has of one customer.</summary>
/// <typeparam name="T">The row: an order, a kept event or a transition.</typeparam>
/// <param name="Customer">The customer.</param>
/// <param name="Rows">The rows, at least one.</param>
public readonly record struct CustomerRows<T>(CustomerKey Customer, ImmutableArray<T> Rows)
{
    /// <summary>Returns a digest of the customer and the number of rows; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Customer}: {(Rows.IsDefault ? 0 : Rows.Length)} row(s)");
}
