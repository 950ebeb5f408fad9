using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>A period of a <see cref="TrackingTable"/>: the repeat purchases in it, actual and expected.</summary>
public sealed class TrackingRow
{
    /// <summary>The first instant of the period.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The first instant after it; the last period may be cut short.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Whether the period starts at the end of the calibration or later.</summary>
    public bool IsHoldout { get; init; }

    /// <summary>The repeat purchases in the period.</summary>
    public long Actual { get; init; }

    /// <summary>The repeat purchases since the start of the first period.</summary>
    public long CumulativeActual { get; init; }

    /// <summary>The repeat purchases that each model expects in the period, in the order of the models.</summary>
    public ImmutableArray<double> Expected { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The repeat purchases that each model expects since the start of the first period.</summary>
    public ImmutableArray<double> CumulativeExpected { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Returns the period and its repeat purchases; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:O} to {End:O}: {Actual} ({CumulativeActual} so far)");
}
