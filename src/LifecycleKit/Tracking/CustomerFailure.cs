namespace LifecycleKit.Tracking;

/// <summary>
/// A failure of code of the host for one customer, in a sweep, a search or the removal of old events. A later call tries again.
/// </summary>
/// <param name="Customer">The customer.</param>
/// <param name="Error">The error.</param>
public sealed record CustomerFailure(CustomerKey Customer, Exception Error)
{
    /// <summary>Returns a digest of the customer and the type of the error; culture-invariant.</summary>
    public override string ToString() => $"{Customer}: {Error.GetType().Name}";
}
