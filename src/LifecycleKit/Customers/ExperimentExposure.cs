namespace LifecycleKit.Customers;

/// <summary>The first exposure of one customer to an experiment.</summary>
public readonly record struct ExperimentExposure : IKeyed<string>
{
    /// <summary>The key of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The key of the arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The instant of the exposure, in UTC.</summary>
    public required DateTimeOffset ExposedAt { get; init; }

    string IKeyed<string>.Key => Experiment;

    /// <summary>Returns the experiment, the arm and the instant, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Experiment}: {Arm} at {ExposedAt:O}");

    /// <summary>
    /// Whether this exposure counts rather than the other: the earlier one, at one instant the arm first in ordinal order.
    /// </summary>
    internal bool IsBefore(in ExperimentExposure other)
    {
        if (other.Arm is null) return true;
        return ExposedAt != other.ExposedAt ? ExposedAt < other.ExposedAt : string.CompareOrdinal(Arm, other.Arm) < 0;
    }
}
