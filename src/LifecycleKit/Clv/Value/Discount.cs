using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>What a payment in the future is worth today: a rate with its compounding and its period.</summary>
/// <remarks>
/// Kept as the force of interest per year, δ: a payment after t years is worth e^(−δ t). A yearly effective rate i is δ = ln(1 + i); a
/// year has 365.25 days. <c>default</c> discounts nothing. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct Discount
{
    private Discount(double forcePerYear) => ForcePerYear = forcePerYear;

    /// <summary>No discount: money later is worth as much as money now.</summary>
    public static Discount None => default;

    /// <summary>The force of interest per year, δ; at least 0.</summary>
    public double ForcePerYear { get; }

    /// <summary>A rate compounded continuously: 0.10 is e^(−0.10) after a year.</summary>
    /// <param name="rate">The rate per <paramref name="unit"/>, finite and at least 0.</param>
    /// <param name="unit">The period of the rate; a year by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN, or the unit is not a member of <see cref="TimeUnit"/>.</exception>
    public static Discount Continuous(double rate, TimeUnit unit = TimeUnit.Year) =>
        new(Checked(rate) * (TimeUnit.Year.ToDays() / unit.ToDays()));

    /// <summary>A rate compounded once in its period: 0.10 is 1 / 1.10 after a year.</summary>
    /// <param name="rate">The rate per <paramref name="unit"/>, finite and at least 0.</param>
    /// <param name="unit">The period of the rate; a year by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN, or the unit is not a member of <see cref="TimeUnit"/>.</exception>
    public static Discount Effective(double rate, TimeUnit unit = TimeUnit.Year) =>
        new(ElementaryFunctions.Log1p(Checked(rate)) * (TimeUnit.Year.ToDays() / unit.ToDays()));

    /// <summary>The force of interest per unit of time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not a member of <see cref="TimeUnit"/>.</exception>
    public double RatePer(TimeUnit unit) => ForcePerYear * (unit.ToDays() / TimeUnit.Year.ToDays());

    /// <summary>
    /// The rate that, compounded once in a unit, is the same discount: e^(δ unit) − 1. Of a yearly rate i a month has (1 + i)^(1/12) − 1,
    /// not i / 12.
    /// </summary>
    /// <returns>At least 0; +∞ where it exceeds the range of <see cref="double"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not a member of <see cref="TimeUnit"/>.</exception>
    public double EffectivePer(TimeUnit unit) => ElementaryFunctions.Expm1(RatePer(unit));

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"Discount {{ ForcePerYear = {ForcePerYear} }}");

    private static double Checked(double rate) => rate >= 0 && double.IsFinite(rate)
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "A discount rate must be finite and at least 0.");
}
