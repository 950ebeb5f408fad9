using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The customers of a hold-out with one number of repeat purchases in the calibration, or with at least that number.</summary>
public sealed class HoldoutBucket
{
    /// <summary>x, the number of repeat purchases in the calibration; the smallest such number in an open bucket.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public required int RepeatPurchaseCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(RepeatPurchaseCount));
            field = value;
        }
    }

    /// <summary>Whether the bucket also has customers with more repeat purchases: true for the last bucket only.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The number of customers; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public required long CustomerCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(CustomerCount));
            field = value;
        }
    }

    /// <summary>The mean number of purchases in the hold-out, with its standard error; without a value when there are no
    /// customers.</summary>
    public Estimate Actual { get; init; }

    /// <summary>The mean that each model expected, in the order of the models; without a value when there are no customers.</summary>
    public ImmutableArray<Estimate> Expected { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>x, followed by a plus when the bucket is open; culture-invariant.</summary>
    public string Label => FormattableString.Invariant($"{RepeatPurchaseCount}{(IsOpen ? "+" : "")}");

    /// <summary>Returns label, number of customers and actual mean; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"x = {Label}: {CustomerCount} customers, actual {Actual}");
}
