using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// The effect of a treatment against its control in one measure: estimate with standard error, interval and p-value, each with a reason
/// when missing.
/// </summary>
/// <remarks>
/// An effect above 0 is a higher figure of the treatment. There may be an estimate without a test ("not enough data"); <see cref="PValue"/>
/// then has the reason. <c>default</c> is an effect that was never computed.
/// </remarks>
public readonly record struct EffectEstimate
{
    private readonly Interval _interval;
    private readonly Estimate _pValue;

    /// <summary>Creates an effect.</summary>
    /// <param name="estimate">The effect, or the reason why there is none.</param>
    /// <param name="pValue">The two-sided p-value of no effect, from 0 to 1, or the reason why there is none.</param>
    /// <param name="interval">The interval of the effect; null, by default, when there is none.</param>
    /// <exception cref="ArgumentException">There is an interval without an effect.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The p-value is not from 0 to 1.</exception>
    public EffectEstimate(Estimate estimate, Estimate pValue, Interval? interval = null)
    {
        if (pValue.TryGetValue(out var p) && !(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pValue), p, "A p-value must be from 0 to 1.");
        if (interval is not null && !estimate.HasValue)
            throw new ArgumentException("An interval needs an effect.", nameof(interval));
        Estimate = estimate;
        _pValue = pValue;
        _interval = interval ?? default;
    }

    /// <summary>The effect in the measure's unit, with its standard error if known, or the reason why there is none.</summary>
    public Estimate Estimate { get; }

    /// <summary>Indicates whether there is an interval.</summary>
    public bool HasInterval => _interval.Level > 0;

    /// <summary>Returns the interval of the effect, at the level of the read-out.</summary>
    /// <exception cref="InvalidOperationException">There is no interval; the message gives the reason.</exception>
    public Interval Interval() => HasInterval
        ? _interval
        : throw new InvalidOperationException($"There is no interval: {WhyNoInterval}.");

    /// <summary>
    /// Returns the two-sided p-value of no effect, from 0 to 1, without a standard error, or the reason why there is none.
    /// </summary>
    public Estimate PValue() => _pValue;

    /// <summary>Returns an effect without an estimate, a test and an interval.</summary>
    /// <param name="reason">The reason, without a full stop, such as "treatment has no customers".</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static EffectEstimate None(string reason) => Untested(Estimate.None(reason), reason);

    /// <summary>
    /// Returns the total effect on a number of customers: the estimate per customer, its standard error and its interval, times that
    /// number. The p-value stays.
    /// </summary>
    /// <param name="customers">The number of customers, at least 0, such as those who were to be treated.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public EffectEstimate Times(long customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        if (!Estimate.TryGetValue(out var value)) return this;
        var estimate = Estimate.HasStandardError
            ? Estimate.Of(Total(value), Total(Estimate.StandardError))
            : Estimate.Of(Total(value), Estimate.StandardErrorReason);
        if (!HasInterval) return new(estimate, _pValue);
        return new(estimate, _pValue, Statistics.Interval.Create(Total(_interval.Lower), Total(_interval.Upper), _interval.Level));

        double Total(double each) => customers == 0 ? 0 : customers * each;
    }

    /// <summary>The estimate, the interval if there is one, and the p-value or its reason; culture-invariant.</summary>
    public override string ToString() => HasInterval
        ? FormattableString.Invariant($"{Estimate}, {_interval}, p {_pValue}")
        : FormattableString.Invariant($"{Estimate}, p {_pValue}");

    private string WhyNoInterval => Estimate.HasValue && !_pValue.HasValue ? _pValue.Reason : Estimate.StandardErrorReason;

    /// <summary>Returns an estimate, if there is one, without interval and test.</summary>
    internal static EffectEstimate Untested(Estimate estimate, string reason) => new(estimate, Estimate.None(reason));
}
