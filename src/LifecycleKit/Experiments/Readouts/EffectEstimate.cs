using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>How far a treatment is from its control in one measure: estimate with standard error, interval and p-value, each or its reason.</summary>
/// <remarks>
/// Above 0 the treatment has more. There may be an estimate without a test of it ("not enough data"); <see cref="PValue"/> then gives the
/// reason. <c>default</c> is an effect that was never computed. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct EffectEstimate
{
    private readonly Interval _interval;

    private EffectEstimate(Estimate estimate, Interval interval, Estimate pValue) => (Estimate, _interval, PValue) = (estimate, interval, pValue);

    /// <summary>The effect in the measure's unit, with its standard error where that is known, or why there is none.</summary>
    public Estimate Estimate { get; }

    /// <summary>The two-sided p-value of no effect, from 0 to 1, without a standard error, or why there is none.</summary>
    public Estimate PValue { get; }

    /// <summary>Whether there is an interval.</summary>
    public bool HasInterval => _interval.Level > 0;

    /// <summary>The interval of the effect.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message gives the reason.</exception>
    public Interval Interval => HasInterval
        ? _interval
        : throw new InvalidOperationException($"There is no interval: {WhyNoInterval}.");

    /// <summary>The estimate, the interval if there is one, and the p-value or its reason; culture-invariant.</summary>
    public override string ToString() => HasInterval
        ? FormattableString.Invariant($"{Estimate}, {_interval}, p {PValue}")
        : FormattableString.Invariant($"{Estimate}, p {PValue}");

    private string WhyNoInterval => Estimate.HasValue && !PValue.HasValue ? PValue.Reason : Estimate.StandardErrorReason;

    internal static EffectEstimate Of(Estimate estimate, Interval interval, Estimate pValue) => new(estimate, interval, pValue);

    /// <summary>An estimate, if there is one, without interval and test.</summary>
    internal static EffectEstimate Untested(Estimate estimate, string reason) => new(estimate, default, Estimate.None(reason));

    /// <summary>An estimate without a standard error, whose formula has no interval then.</summary>
    internal static EffectEstimate WithoutInterval(Estimate estimate, Estimate pValue) => new(estimate, default, pValue);

    internal static EffectEstimate None(string reason) => Untested(Estimate.None(reason), reason);

    /// <summary>The effect on so many customers together; nothing on none.</summary>
    internal EffectEstimate Times(double customers)
    {
        if (!Estimate.TryGetValue(out var value)) return this;
        var estimate = Estimate.HasStandardError ? Estimate.Of(customers * value, customers * Estimate.StandardError) : Estimate.Of(customers * value, Estimate.StandardErrorReason);
        return new(estimate, HasInterval ? Interval.Create(customers * _interval.Lower, customers * _interval.Upper, _interval.Level) : default, PValue);
    }
}
