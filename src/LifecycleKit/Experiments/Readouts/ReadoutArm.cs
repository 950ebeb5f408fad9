namespace LifecycleKit.Experiments;

/// <summary>An arm of an experiment for a read-out: its name, planned share and outcome.</summary>
public sealed class ReadoutArm
{
    /// <summary>Creates an arm.</summary>
    /// <param name="name">The name, such as "control"; compared ordinally.</param>
    /// <param name="plannedShare">The planned share of the customers, or a weight in proportion to those of the other arms; above
    /// 0.</param>
    /// <param name="outcome">The outcome of all exposed customers of the arm.</param>
    /// <param name="amounts">The same customers' revenues one by one, for the winsorised revenue; null, by default, for none.</param>
    /// <exception cref="ArgumentException">The name is empty, or the number of amounts differs from the number of customers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not finite and above 0.</exception>
    public ReadoutArm(string name, double plannedShare, ArmOutcome outcome, RevenueSample? amounts = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(plannedShare > 0 && double.IsFinite(plannedShare)))
            throw new ArgumentOutOfRangeException(nameof(plannedShare), plannedShare, "A planned share must be finite and above 0.");
        if (amounts is not null && amounts.CustomerCount != outcome.CustomerCount)
        {
            throw new ArgumentException(
                $"There are amounts of {amounts.CustomerCount} customers, but the arm has {outcome.CustomerCount}.", nameof(amounts));
        }

        Name = name;
        PlannedShare = plannedShare;
        Outcome = outcome;
        Amounts = amounts;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The planned share, or a weight in that proportion.</summary>
    public double PlannedShare { get; }

    /// <summary>The outcome of all exposed customers.</summary>
    public ArmOutcome Outcome { get; }

    /// <summary>The revenues one by one; null when they were not kept.</summary>
    public RevenueSample? Amounts { get; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ReadoutArm {{ Name = {Name}, PlannedShare = {PlannedShare}, Outcome = {Outcome}, Amounts = {Amounts} }}");
}
