namespace LifecycleKit.Tracking;

/// <summary>
/// A customer whose time-based transitions could not be computed, since code of the host failed. A later sweep tries again.
/// </summary>
/// <param name="Customer">The customer.</param>
/// <param name="Error">The error.</param>
public sealed record CustomerFailure(CustomerKey Customer, Exception Error)
{
    /// <summary>Returns a digest of the customer and the type of the error; culture-invariant.</summary>
    public override string ToString() => $"{Customer}: {Error.GetType().Name}";
}
