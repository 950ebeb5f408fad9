namespace LifecycleKit.Experiments;

/// <summary>The number of customers in each arm of an experiment with a control and one treatment.</summary>
/// <remarks><c>default</c> has no customers.</remarks>
public readonly record struct ArmSizes
{
    /// <summary>Creates sizes.</summary>
    /// <param name="control">Customers in the control, at least 0.</param>
    /// <param name="treatment">Customers in the treatment, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or exceeds 10¹⁰.</exception>
    public ArmSizes(long control, long treatment)
    {
        Control = Checked(control, nameof(control));
        Treatment = Checked(treatment, nameof(treatment));
    }

    /// <summary>The number of customers without the treatment.</summary>
    public long Control { get; }

    /// <summary>The number of customers with the treatment.</summary>
    public long Treatment { get; }

    /// <summary>The number of customers in both arms.</summary>
    public long Total => Control + Treatment;

    /// <summary>The sizes as <c>control + treatment</c>, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Control} + {Treatment}");

    private static long Checked(long size, string name) => size is >= 0 and <= ExperimentPlan.MaxCustomerCount
        ? size
        : throw new ArgumentOutOfRangeException(name, size, "An arm must have from 0 to 10,000,000,000 customers.");
}
