namespace LifecycleKit.Tracking;

/// <summary>A handler that failed for a customer, and when it is called again.</summary>
/// <param name="Handler">The name of the handler.</param>
/// <param name="FailureCount">How often in a row it has failed; at least 1.</param>
/// <param name="RetryAt">When it is called again at the earliest, in UTC.</param>
/// <remarks>Immutable.</remarks>
public readonly record struct HandlerRetry(string Handler, int FailureCount, DateTimeOffset RetryAt)
{
    private const int MaxDoublings = 6;

    /// <summary>The handler, its failures and when it is called again; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Handler}: {FailureCount} failure(s), again at {RetryAt:O}");

    /// <summary>A minute after the first failure in a row, twice as long after each further one, at most an hour.</summary>
    internal static TimeSpan BackOff(int failureCount)
    {
        var minutes = TimeSpan.FromMinutes(1 << Math.Min(failureCount - 1, MaxDoublings));
        return minutes < TimeSpan.FromHours(1) ? minutes : TimeSpan.FromHours(1);
    }
}
