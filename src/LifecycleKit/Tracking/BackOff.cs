namespace LifecycleKit.Tracking;

/// <summary>The delays between the attempts of what failed: handlers, sweeps of a customer, pending events.</summary>
internal static class BackOff
{
    private const int MaxDoublings = 6;

    /// <summary>Returns the delay: one minute after the first failure, doubled after each consecutive failure, at most one hour.</summary>
    /// <param name="failureCount">The number of consecutive failures, at least 1.</param>
    public static TimeSpan After(int failureCount)
    {
        var minutes = TimeSpan.FromMinutes(1 << Math.Min(failureCount - 1, MaxDoublings));
        return minutes < TimeSpan.FromHours(1) ? minutes : TimeSpan.FromHours(1);
    }
}
