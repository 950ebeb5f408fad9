namespace LifecycleKit.Clv;

/// <summary>A history of opportunities with the number of customers of a sample who have it.</summary>
/// <param name="History">The history.</param>
/// <param name="CustomerCount">The number of customers with this history; at least 1.</param>
public readonly record struct OpportunitySampleRow(OpportunityHistory History, long CustomerCount)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"OpportunitySampleRow {{ History = {History}, CustomerCount = {CustomerCount} }}");
}
