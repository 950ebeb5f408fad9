namespace LifecycleKit.Tracking;

/// <summary>
/// A customer whose last sweep failed, since code of the host failed. The next sweep after <see cref="RetryAt"/> tries again.
/// </summary>
/// <param name="Customer">The customer.</param>
/// <param name="FailureCount">The number of consecutive failures, at least 1.</param>
/// <param name="RetryAt">The instant of the next attempt, in UTC; null when the customer is not due.</param>
public readonly record struct StuckCustomer(CustomerKey Customer, int FailureCount, DateTimeOffset? RetryAt)
{
    /// <summary>Returns a digest of the customer, the failures and the instant of the next attempt; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Customer}: {FailureCount} failure(s), again {(RetryAt is { } at ? at.ToString("O", null) : "never")}");
}
