namespace LifecycleKit.Tracking;

/// <summary>The result of a call that removes expired events.</summary>
public sealed record EventExpiryResult
{
    /// <summary>The number of customers that were read.</summary>
    public int CustomerCount { get; init; }

    /// <summary>The number of events that were removed.</summary>
    public int RemovedCount { get; init; }

    /// <summary>The number of customers whose events stay, since code of the host failed for them; observers know each of them.</summary>
    public int FailedCount { get; init; }

    /// <summary>Whether the pass over the customers of the shop has not ended: then call again.</summary>
    public bool HasMore { get; init; }

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{CustomerCount} read, {RemovedCount} event(s) removed, {FailedCount} failed{(HasMore ? ", more to read" : string.Empty)}");
}
