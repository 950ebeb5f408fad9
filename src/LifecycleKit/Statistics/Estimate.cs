using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>A figure with its standard error, or the reason why there is none.</summary>
/// <remarks>
/// A result is never NaN and never null, since "not enough data" is a result too: read <see cref="HasValue"/> or
/// <see cref="TryGetValue"/>, and show <see cref="Reason"/> when there is no value. <c>default</c> is an estimate that was never computed.
/// Two estimates are equal when value, standard error and reason are.
/// </remarks>
public readonly record struct Estimate
{
    private const string NeverComputed = "not computed";
    private const string Unknown = "it is not known";

    private readonly double _value;
    private readonly double _standardError;
    private readonly string? _reason;
    private readonly State _state;

    private Estimate(double value, double standardError, string? reason, State state)
    {
        _value = value;
        _standardError = standardError;
        _reason = reason;
        _state = state;
    }

    private enum State : byte
    {
        Missing,
        Value,
        ValueAndError,
    }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => _state != State.Missing;

    /// <summary>Whether the standard error of the value is known.</summary>
    public bool HasStandardError => _state == State.ValueAndError;

    /// <summary>The value, never NaN. It is infinite where infinity is the result, such as for a payback that is never reached.</summary>
    /// <exception cref="InvalidOperationException">There is no value; the message gives the reason.</exception>
    public double Value => HasValue ? _value : throw new InvalidOperationException($"There is no value: {Reason}.");

    /// <summary>The standard error of the value, in the value's unit, at least 0.</summary>
    /// <exception cref="InvalidOperationException">There is no value, or its standard error is not known.</exception>
    public double StandardError => HasStandardError
        ? _standardError
        : throw new InvalidOperationException(
            HasValue ? $"There is no standard error: {StandardErrorReason}." : $"There is no value: {Reason}.");

    /// <summary>The reason why there is no value; empty when there is one.</summary>
    public string Reason => HasValue ? string.Empty : _reason ?? NeverComputed;

    /// <summary>The reason why there is no standard error; empty when there is one.</summary>
    public string StandardErrorReason => HasStandardError ? string.Empty : HasValue ? _reason ?? Unknown : Reason;

    /// <summary>Creates an estimate whose standard error is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    public static Estimate Of(double value) => new(NotNaN(value), 0, null, State.Value);

    /// <summary>Creates an estimate with its standard error.</summary>
    /// <param name="value">The value; not NaN.</param>
    /// <param name="standardError">Its standard error, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, or the standard error is negative, infinite or NaN.</exception>
    public static Estimate Of(double value, double standardError)
    {
        if (!(standardError >= 0 && double.IsFinite(standardError)))
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error must be finite and at least 0.");
        return new Estimate(NotNaN(value), standardError, null, State.ValueAndError);
    }

    /// <summary>
    /// Creates an estimate without a standard error and with the reason, such as data that do not vary (a standard error of 0 would wrongly
    /// claim certainty).
    /// </summary>
    /// <param name="value">The value; not NaN.</param>
    /// <param name="standardErrorReason">The reason, without a full stop, such as "all values are equal".</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static Estimate Of(double value, string standardErrorReason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(standardErrorReason);
        return new(NotNaN(value), 0, standardErrorReason, State.Value);
    }

    /// <summary>Creates an estimate without a value and with the reason.</summary>
    /// <param name="reason">The reason, without a full stop, such as "fewer than two orders".</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static Estimate None(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return reason == NeverComputed ? default : new Estimate(0, 0, reason, State.Missing);
    }

    /// <summary>Gets the value if there is one.</summary>
    /// <param name="value">The value, or 0 when there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGetValue(out double value)
    {
        value = _value;
        return HasValue;
    }

    /// <summary>
    /// Returns the normal-theory interval, value ± z · standard error. For an infinite value, or a standard error of 0, the interval is a
    /// point.
    /// </summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There is no value, or its standard error is not known.</exception>
    public Interval Interval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        // The lower tail keeps the digits of a level close to 1, which 0.5 + level / 2 rounds away.
        var half = -NormalDistribution.Quantile((1 - level) / 2) * StandardError;
        if (double.IsInfinity(_value)) half = 0;
        return Statistics.Interval.Create(_value - half, _value + half, level);
    }

    /// <summary>Returns the value with its standard error if known, or the reason in brackets; culture-invariant.</summary>
    public override string ToString() => _state switch
    {
        State.ValueAndError => FormattableString.Invariant($"{_value} ± {_standardError}"),
        State.Value => FormattableString.Invariant($"{_value}"),
        _ => $"({Reason})",
    };

    private static double NotNaN(double value) => !double.IsNaN(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A value must be a number; for no value use Estimate.None.");
}
