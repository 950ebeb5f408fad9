namespace LifecycleKit.Clv;

/// <summary>The options of forecasts: how far they look ahead, in the model's unit, and how later purchases are discounted.</summary>
public sealed record ForecastOptions
{
    private readonly double _horizon = 13;
    private readonly double _valueHorizon = 52;

    /// <summary>
    /// The horizon of <see cref="PurchaseForecast.ExpectedPurchases"/>, in the model's unit; finite and at least 0, 13 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative, infinite or NaN.</exception>
    public double Horizon
    {
        get => _horizon;
        init => _horizon = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Horizon), value, "The horizon must be finite and at least 0.");
    }

    /// <summary>
    /// The horizon of <see cref="PurchaseForecast.DiscountedPurchases"/>, in the model's unit; at least 0, +∞ for the whole future, 52 by
    /// default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public double ValueHorizon
    {
        get => _valueHorizon;
        init => _valueHorizon = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ValueHorizon), value, "The horizon must be at least 0.");
    }

    /// <summary>How later purchases are discounted, each from its own instant; no discount by default.</summary>
    public Discount Discount { get; init; }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ForecastOptions {{ Horizon = {Horizon}, ValueHorizon = {ValueHorizon}, Discount = {Discount} }}");
}
