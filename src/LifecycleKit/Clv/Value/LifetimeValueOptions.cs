namespace LifecycleKit.Clv;

/// <summary>The options of a lifetime value: margin, discount and horizon. The horizon is in the unit of the purchase model.</summary>
public sealed record LifetimeValueOptions
{
    private readonly double _margin = 1;
    private readonly double _horizon = double.PositiveInfinity;

    /// <summary>A margin of 1, an infinite horizon, and a discount of 10 % a year compounded continuously.</summary>
    public static LifetimeValueOptions Default { get; } = new();

    /// <summary>
    /// The part of a purchase's gross amount that is earned, usually in (0, 1]; finite and above 0. 1 by default: the value is revenue.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The margin is 0, negative, infinite or NaN.</exception>
    public double Margin
    {
        get => _margin;
        init => _margin = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be finite and above 0.");
    }

    /// <summary>
    /// How later purchases are discounted, each from its own instant; 10 % a year compounded continuously by default. Without a discount
    /// the value over an infinite horizon may be infinite.
    /// </summary>
    public Discount Discount { get; init; } = Discount.Continuous(0.10);

    /// <summary>The horizon of the value, in the purchase model's unit; at least 0, +∞ by default: the whole future.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public double Horizon
    {
        get => _horizon;
        init => _horizon = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Horizon), value, "The horizon must be at least 0.");
    }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"LifetimeValueOptions {{ Margin = {Margin}, Discount = {Discount}, Horizon = {Horizon} }}");
}
