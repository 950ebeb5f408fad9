namespace LifecycleKit.Tracking;

/// <summary>The next attempt of a handler that failed for a customer.</summary>
/// <param name="Handler">The name of the handler.</param>
/// <param name="FailureCount">The number of consecutive failures; at least 1.</param>
/// <param name="RetryAt">The earliest instant of the next call, in UTC.</param>
public readonly record struct HandlerRetry(string Handler, int FailureCount, DateTimeOffset RetryAt)
{
    private const int MaxDoublings = 6;

    /// <summary>Returns the handler, its failures and the instant of the next call; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Handler}: {FailureCount} failure(s), again at {RetryAt:O}");

    /// <summary>Returns the delay: one minute after the first failure, doubled after each consecutive failure, at most one hour.</summary>
    internal static TimeSpan BackOff(int failureCount)
    {
        var minutes = TimeSpan.FromMinutes(1 << Math.Min(failureCount - 1, MaxDoublings));
        return minutes < TimeSpan.FromHours(1) ? minutes : TimeSpan.FromHours(1);
    }
}
