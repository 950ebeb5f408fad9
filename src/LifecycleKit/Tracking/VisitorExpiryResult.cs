namespace LifecycleKit.Tracking;

/// <summary>The result of a call that removes expired visitors.</summary>
public sealed record VisitorExpiryResult
{
    /// <summary>The number of customers that were read.</summary>
    public int CustomerCount { get; init; }

    /// <summary>The number of visitors that were removed.</summary>
    public int RemovedCount { get; init; }

    /// <summary>Whether the pass over the customers of the shop has not ended: then call again.</summary>
    public bool HasMore { get; init; }

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{CustomerCount} read, {RemovedCount} removed{(HasMore ? ", more to read" : string.Empty)}");
}
