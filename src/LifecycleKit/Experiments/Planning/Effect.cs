namespace LifecycleKit.Experiments;

/// <summary>The effect of a treatment: a difference, absolute or relative to the baseline without the treatment.</summary>
/// <remarks>
/// From a rate of 0.04 to one of 0.05 is <c>Effect.Absolute(0.01)</c> and <c>Effect.Relative(0.25)</c>; a fall is negative. <c>default</c>
/// is an effect of 0.
/// </remarks>
public readonly record struct Effect
{
    private Effect(double size, bool isRelative) => (Size, IsRelative) = (size, isRelative);

    /// <summary>The difference: in the unit of the figure, or as a multiple of the baseline when <see cref="IsRelative"/>.</summary>
    public double Size { get; }

    /// <summary>Indicates whether the size is a multiple of the baseline.</summary>
    public bool IsRelative { get; }

    /// <summary>
    /// Creates an effect from treatment − control, in the unit of the figure: 0.01 is one percentage point of a rate, 2.5 is 2.50 of a mean
    /// order value.
    /// </summary>
    /// <param name="difference">Any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The difference is infinite or NaN.</exception>
    public static Effect Absolute(double difference) => new(Finite(difference, nameof(difference)), false);

    /// <summary>Creates an effect from (treatment − control) / control: 0.25 is a quarter more.</summary>
    /// <param name="lift">Any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lift is infinite or NaN.</exception>
    public static Effect Relative(double lift) => new(Finite(lift, nameof(lift)), true);

    /// <summary>Returns the difference in the unit of the figure.</summary>
    /// <param name="baseline">The rate or mean of the control.</param>
    public double Apply(double baseline) => IsRelative ? Size * baseline : Size;

    /// <summary>The effect with its sign, culture-invariant: <c>+0.01</c>, or <c>+0.25 of the baseline</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Size > 0 ? "+" : "")}{Size}{(IsRelative ? " of the baseline" : "")}");

    private static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "An effect must be a finite number.");
}
