using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>A discount of future payments: a rate with its compounding and its period.</summary>
/// <remarks>
/// Stored as the force of interest per year, δ: a payment after t years is worth e^(−δ t). A yearly effective rate i has δ = ln(1 + i);
/// a year has 365.25 days. <c>default</c> is no discount.
/// </remarks>
public readonly record struct Discount
{
    private Discount(double forcePerYear) => ForcePerYear = forcePerYear;

    /// <summary>No discount: later payments are worth as much as present ones.</summary>
    public static Discount None => default;

    /// <summary>The force of interest per year, δ; at least 0.</summary>
    public double ForcePerYear { get; }

    /// <summary>Creates a discount from a rate compounded continuously: with 0.10 a payment after a year is worth e^(−0.10).</summary>
    /// <param name="rate">The rate per <paramref name="unit"/>, finite and at least 0.</param>
    /// <param name="unit">The period of the rate; a year by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN, or the unit is not a member of
    /// <see cref="TimeUnit"/>.</exception>
    public static Discount Continuous(double rate, TimeUnit unit = TimeUnit.Year) =>
        new(Checked(rate) * (TimeUnit.Year.ToDays() / unit.ToDays()));

    /// <summary>Creates a discount from a rate compounded once per period: with 0.10 a payment after a year is worth 1 / 1.10.</summary>
    /// <param name="rate">The rate per <paramref name="unit"/>, finite and at least 0.</param>
    /// <param name="unit">The period of the rate; a year by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN, or the unit is not a member of
    /// <see cref="TimeUnit"/>.</exception>
    public static Discount Effective(double rate, TimeUnit unit = TimeUnit.Year) =>
        new(ElementaryFunctions.Log1p(Checked(rate)) * (TimeUnit.Year.ToDays() / unit.ToDays()));

    /// <summary>Returns the force of interest per unit of time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not a member of <see cref="TimeUnit"/>.</exception>
    public double RatePer(TimeUnit unit) => ForcePerYear * (unit.ToDays() / TimeUnit.Year.ToDays());

    /// <summary>
    /// Returns the rate that gives the same discount when compounded once per unit: e^(δ unit) − 1. A yearly rate i is (1 + i)^(1/12) − 1
    /// per month, not i / 12.
    /// </summary>
    /// <returns>At least 0; +∞ when the rate exceeds the range of <see cref="double"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not a member of <see cref="TimeUnit"/>.</exception>
    public double EffectivePer(TimeUnit unit) => ElementaryFunctions.Expm1(RatePer(unit));

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"Discount {{ ForcePerYear = {ForcePerYear} }}");

    private static double Checked(double rate) => rate >= 0 && double.IsFinite(rate)
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "A discount rate must be finite and at least 0.");
}
