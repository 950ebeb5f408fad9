namespace LifecycleKit.Experiments;

/// <summary>
/// The number of customers in each arm of an experiment with a control and one treatment, or the reason why no number is enough.
/// </summary>
/// <remarks><c>default</c> has no sizes; its reason says that they were never computed.</remarks>
public readonly record struct ArmSizes
{
    private const string NeverComputed = "not computed";

    private readonly long _control;
    private readonly long _treatment;
    private readonly string? _reason;

    /// <summary>Creates sizes.</summary>
    /// <param name="control">Customers in the control, at least 0.</param>
    /// <param name="treatment">Customers in the treatment, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or exceeds 10¹⁰.</exception>
    public ArmSizes(long control, long treatment)
    {
        _control = Checked(control, nameof(control));
        _treatment = Checked(treatment, nameof(treatment));
        HasValue = true;
    }

    private ArmSizes(string reason) => _reason = reason;

    /// <summary>Indicates whether there are sizes.</summary>
    public bool HasValue { get; }

    /// <summary>The reason why there are no sizes; empty when there are.</summary>
    public string Reason => HasValue ? string.Empty : _reason ?? NeverComputed;

    /// <summary>The number of customers without the treatment.</summary>
    /// <exception cref="InvalidOperationException">There are no sizes; the message gives the reason.</exception>
    public long Control => HasValue ? _control : throw NoValue();

    /// <summary>The number of customers with the treatment.</summary>
    /// <exception cref="InvalidOperationException">There are no sizes; the message gives the reason.</exception>
    public long Treatment => HasValue ? _treatment : throw NoValue();

    /// <summary>The number of customers in both arms.</summary>
    /// <exception cref="InvalidOperationException">There are no sizes; the message gives the reason.</exception>
    public long Total => Control + Treatment;

    /// <summary>Returns a result without sizes.</summary>
    /// <param name="reason">The reason, without a full stop, such as "500 customers are too few for this effect".</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static ArmSizes None(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return reason == NeverComputed ? default : new(reason);
    }

    /// <summary>The sizes as <c>control + treatment</c>, or the reason in parentheses; culture-invariant.</summary>
    public override string ToString() => HasValue ? FormattableString.Invariant($"{_control} + {_treatment}") : $"({Reason})";

    private InvalidOperationException NoValue() => new($"There are no sizes: {Reason}.");

    private static long Checked(long size, string name) => size is >= 0 and <= ExperimentPlan.MaxCustomerCount
        ? size
        : throw new ArgumentOutOfRangeException(name, size, "An arm must have from 0 to 10,000,000,000 customers.");
}
