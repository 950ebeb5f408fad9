namespace LifecycleKit.Testing;

/// <summary>A rule of a contract that the tested code breaks.</summary>
/// <param name="Check">The name of the check.</param>
/// <param name="Expected">What the contract demands.</param>
/// <param name="Found">What the check found. Customers that the check did not make itself are shown as digests.</param>
public sealed record ContractViolation(string Check, string Expected, string Found)
{
    /// <summary>Returns the check, what was expected and what was found, in one line; culture-invariant.</summary>
    public override string ToString() => $"{Check}: expected {Expected}, found {Found}";
}
