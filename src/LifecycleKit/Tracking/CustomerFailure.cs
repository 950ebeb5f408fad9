namespace LifecycleKit.Tracking;

/// <summary>
/// A customer whose time-based moves could not be computed, since code of the host failed. They are put off and tried again.
/// </summary>
/// <param name="Customer">The customer.</param>
/// <param name="Error">The error.</param>
/// <remarks>Immutable.</remarks>
public sealed record CustomerFailure(CustomerKey Customer, Exception Error)
{
    /// <summary>A digest of the customer and the kind of error; culture-invariant.</summary>
    public override string ToString() => $"{Customer}: {Error.GetType().Name}";
}
