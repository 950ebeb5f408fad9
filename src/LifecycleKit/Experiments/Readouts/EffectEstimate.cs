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

    private EffectEstimate(Estimate estimate, Interval interval, Estimate pValue)
    {
        Estimate = estimate;
        _interval = interval;
        _pValue = pValue;
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

    /// <summary>The estimate, the interval if there is one, and the p-value or its reason; culture-invariant.</summary>
    public override string ToString() => HasInterval
        ? FormattableString.Invariant($"{Estimate}, {_interval}, p {_pValue}")
        : FormattableString.Invariant($"{Estimate}, p {_pValue}");

    private string WhyNoInterval => Estimate.HasValue && !_pValue.HasValue ? _pValue.Reason : Estimate.StandardErrorReason;

    internal static EffectEstimate Of(Estimate estimate, Interval interval, Estimate pValue) => new(estimate, interval, pValue);

    /// <summary>Returns an estimate, if there is one, without interval and test.</summary>
    internal static EffectEstimate Untested(Estimate estimate, string reason) => new(estimate, default, Estimate.None(reason));

    /// <summary>Returns an estimate without a standard error, for which the formula has no interval.</summary>
    internal static EffectEstimate WithoutInterval(Estimate estimate, Estimate pValue) => new(estimate, default, pValue);

    internal static EffectEstimate None(string reason) => Untested(Estimate.None(reason), reason);

    /// <summary>Returns the total effect on a number of customers.</summary>
    internal EffectEstimate Times(double customers)
    {
        if (!Estimate.TryGetValue(out var value)) return this;
        var estimate = Estimate.HasStandardError
            ? Estimate.Of(customers * value, customers * Estimate.StandardError)
            : Estimate.Of(customers * value, Estimate.StandardErrorReason);
        var interval = HasInterval
            ? Statistics.Interval.Create(customers * _interval.Lower, customers * _interval.Upper, _interval.Level)
            : default;
        return new(estimate, interval, _pValue);
    }
}
