namespace LifecycleKit.Customers;

/// <summary>An amount came in another currency than the one that is being summed.</summary>
/// <remarks>Amounts are never added across currencies: convert the order at the rate of its day before recording it, and keep that rate.</remarks>
public sealed class CurrencyMismatchException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="expected">The currency of the sums.</param>
    /// <param name="actual">The currency that came in.</param>
    /// <param name="orderId">The order that carried it.</param>
    public CurrencyMismatchException(string expected, string actual, string orderId)
        : base($"Order '{orderId}' is in {actual}, but amounts are summed in {expected}. Convert it before recording it.") =>
        (Expected, Actual, OrderId) = (expected, actual, orderId);

    /// <summary>The currency of the sums.</summary>
    public string Expected { get; }

    /// <summary>The currency that came in.</summary>
    public string Actual { get; }

    /// <summary>The order that carried it.</summary>
    public string OrderId { get; }
}
