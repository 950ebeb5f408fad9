namespace LifecycleKit.Experiments;

/// <summary>An arm of an experiment as it is read out: its name, its planned share, and what its customers came to.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ReadoutArm
{
    /// <summary>Makes an arm.</summary>
    /// <param name="name">The name, such as "control"; compared ordinally.</param>
    /// <param name="plannedShare">The share of the customers that was planned, or a weight in that proportion to those of the other arms; above 0.</param>
    /// <param name="outcome">What all exposed customers of the arm came to.</param>
    /// <param name="amounts">The same customers' revenues one by one, for the winsorised revenue; null, by default, for none.</param>
    /// <exception cref="ArgumentException">The name is empty, or the amounts are of another number of customers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not finite and above 0.</exception>
    public ReadoutArm(string name, double plannedShare, ArmOutcome outcome, RevenueSample? amounts = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(plannedShare > 0 && double.IsFinite(plannedShare)))
            throw new ArgumentOutOfRangeException(nameof(plannedShare), plannedShare, "A planned share must be finite and above 0.");
        if (amounts is not null && amounts.CustomerCount != outcome.CustomerCount)
            throw new ArgumentException($"There are amounts of {amounts.CustomerCount} customers, but {outcome.CustomerCount} in the arm.", nameof(amounts));
        (Name, PlannedShare, Outcome, Amounts) = (name, plannedShare, outcome, amounts);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The planned share, or a weight in that proportion.</summary>
    public double PlannedShare { get; }

    /// <summary>What all exposed customers came to.</summary>
    public ArmOutcome Outcome { get; }

    /// <summary>The revenues one by one; null when they were not kept.</summary>
    public RevenueSample? Amounts { get; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ReadoutArm {{ Name = {Name}, PlannedShare = {PlannedShare}, Outcome = {Outcome}, Amounts = {Amounts} }}");
}
