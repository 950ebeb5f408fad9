using System.Globalization;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

public abstract partial class ExperimentPlan
{
    /// <summary>
    /// Up to this size the search tries all smaller sizes that might be enough; above it, a single customer hardly changes the power.
    /// </summary>
    private const long TriedOneByOne = 20_000;

    /// <summary>Returns the smallest number of customers with which the test detects an effect with the target power.</summary>
    /// <remarks>
    /// The control n is the smallest whole number that has the target power together with m, n times <see cref="TreatmentPerControl"/>,
    /// rounded up: with n − 1 it is not reached. Exact power of shares rises with n in teeth, so a few sizes above n may miss the target by
    /// a little (Chernick and Liu 2002, "The saw-toothed behavior of power versus sample size", The American Statistician 56); of more than
    /// 20,000 in the control n is such a size, not always the first.
    /// </remarks>
    /// <param name="effect">The effect to detect.</param>
    /// <param name="atMost">The customers available for both arms, from 0 to 10¹⁰, which is the default.</param>
    /// <returns>The sizes; no sizes, with the reason, when the available customers are not enough, or the effect is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The effect leads to a rate that is not from 0 to 1, or the customers are out of
    /// range.</exception>
    public ArmSizes RequiredCustomers(Effect effect, long atMost = MaxCustomerCount)
    {
        if (atMost is not (>= 0 and <= MaxCustomerCount))
            throw new ArgumentOutOfRangeException(nameof(atMost), atMost, "There must be from 0 to 10,000,000,000 customers.");
        var difference = Difference(effect);
        if (difference == 0) return ArmSizes.None("no number of customers can detect an effect of zero");
        var (few, many) = (0L, 1L);
        while (!IsEnough(many, difference))
        {
            if (many == Largest) return ArmSizes.None(NotEnough(atMost));
            (few, many) = (many, Math.Min(many * 2, Largest));
        }

        while (many - few > 1)
        {
            var middle = few + (many - few) / 2;
            if (IsEnough(middle, difference)) many = middle;
            else few = middle;
        }

        var sizes = Sizes(First(many, difference));
        return sizes.Total <= atMost ? sizes : ArmSizes.None(NotEnough(atMost));
    }

    /// <summary>
    /// Returns the smallest control with which the test detects an effect when all other customers are treated: for a universal control
    /// group, or to withhold a treatment from as few customers as possible. <see cref="TreatmentPerControl"/> does not matter.
    /// </summary>
    /// <param name="customers">The customers of both arms together, from 0 to 10¹⁰.</param>
    /// <param name="effect">The effect to detect.</param>
    /// <returns>The sizes: with one customer fewer in the control the power is less than the target. No sizes, with the reason, when no
    /// control is enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The effect leads to a rate that is not from 0 to 1, or the customers are out of
    /// range.</exception>
    public ArmSizes SmallestControl(long customers, Effect effect)
    {
        if (customers is not (>= 0 and <= MaxCustomerCount))
            throw new ArgumentOutOfRangeException(nameof(customers), customers, "There must be from 0 to 10,000,000,000 customers.");
        var difference = Difference(effect);
        if (difference == 0) return ArmSizes.None("no number of customers can detect an effect of zero");
        var (few, many) = (FewestOfArm - 1, (long)(customers * BestControlShare));
        if (many < FewestOfArm || customers - many < FewestOfArm || Power(many, customers - many, difference) < TargetPower)
            return ArmSizes.None(NotEnough(customers));
        while (many - few > 1)
        {
            var middle = few + (many - few) / 2;
            if (Power(middle, customers - middle, difference) >= TargetPower) many = middle;
            else few = middle;
        }

        return new ArmSizes(many, customers - many);
    }

    /// <summary>The largest control with which both arms are within the range of a plan.</summary>
    private long Largest => (long)((MaxCustomerCount - 1) / (1 + TreatmentPerControl));

    private static string NotEnough(long customers) => customers == MaxCustomerCount
        ? "more than 10,000,000,000 customers would be needed"
        : string.Create(CultureInfo.InvariantCulture, $"{customers} customers are too few for this effect");

    private Estimate Smallest(ArmSizes sizes, bool isFall)
    {
        var sign = isFall ? -1 : 1;
        var missing = new Missing(this, sizes, sign);
        var farthest = Farthest(isFall);
        if (missing.Value(0) >= 0) return Estimate.Of(0);
        if (double.IsInfinity(farthest)) return Estimate.Of(sign * RootSearch.OnHalfLine(ref missing, 1));
        return missing.Value(farthest) < 0
            ? Estimate.None("no effect is large enough for so few customers")
            : Estimate.Of(sign * RootSearch.Brent(ref missing, 0, farthest));
    }

    /// <summary>Returns the sizes by the ratio; the rounding error of a product such as 0.1 · 30 does not add a customer.</summary>
    private ArmSizes Sizes(long control) => new(control, Math.Max(1, (long)Math.Ceiling(control * TreatmentPerControl * (1 - 1e-12))));

    private bool IsEnough(long control, double difference)
    {
        var sizes = Sizes(control);
        return CanTest(sizes) && Power(sizes.Control, sizes.Treatment, difference) >= TargetPower;
    }

    /// <summary>Returns the smallest size that is enough, among the teeth below a size that is enough.</summary>
    private long First(long control, double difference)
    {
        var first = control;
        for (var size = control - 1; size > 0 && size < TriedOneByOne; size--)
        {
            var sizes = Sizes(size);
            if (!CanTest(sizes)) break;
            var missing = TargetPower - Power(sizes.Control, sizes.Treatment, difference);
            if (missing <= 0) first = size;
            else if (missing > DepthOfTeeth(sizes.Control, sizes.Treatment, difference)) break;
        }

        return first;
    }

    /// <summary>The power with an effect, less the target power.</summary>
    private readonly struct Missing(ExperimentPlan plan, ArmSizes sizes, int sign) : IScalarFunction
    {
        public double Value(double x) => plan.Power(sizes.Control, sizes.Treatment, sign * x) - plan.TargetPower;
    }
}
