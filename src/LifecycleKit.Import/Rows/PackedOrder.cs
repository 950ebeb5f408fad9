namespace LifecycleKit.Import;

/// <summary>An order: its customer and its rows.</summary>
/// <param name="Customer">The number of the customer.</param>
/// <param name="Start">The place of its first row in the list of rows by order.</param>
/// <param name="Count">The number of its rows, at least 1.</param>
/// <param name="Part">0 for the first order of an order id, 1 for the second, and so on; -1 for rows without order id.</param>
/// <param name="PlacedTicks">The instant at which it was placed, in UTC ticks.</param>
internal readonly record struct PackedOrder(int Customer, int Start, int Count, int Part, long PlacedTicks);
