namespace LifecycleKit.Customers;

/// <summary>The exception for an amount in another currency than that of the sums.</summary>
/// <remarks>Amounts are never added across currencies: convert the order at the rate of its day before recording it, and keep that
/// rate.</remarks>
public sealed class CurrencyMismatchException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="expected">The currency of the sums.</param>
    /// <param name="actual">The currency of the order.</param>
    /// <param name="orderId">The id of the order.</param>
    public CurrencyMismatchException(string expected, string actual, string orderId)
        : base($"Order '{orderId}' is in {actual}, but amounts are summed in {expected}. Convert it before recording it.")
    {
        Expected = expected;
        Actual = actual;
        OrderId = orderId;
    }

    /// <summary>The currency of the sums.</summary>
    public string Expected { get; }

    /// <summary>The currency of the order.</summary>
    public string Actual { get; }

    /// <summary>The id of the order.</summary>
    public string OrderId { get; }
}
