using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments.Planning;

public class ProportionExperimentPlanTests
{
    private static readonly double[] Baselines = [0.01, 0.02, 0.05, 0.1, 0.3, 0.5];
    private static readonly double[] Lifts = [-0.3, 0.15, 0.4];

    private static readonly Gen<(int Control, int Treatment, double Baseline, double Treated)> Cases =
        from control in Gen.Choose(1, 60)
        from treatment in Gen.Choose(1, 60)
        from baseline in Gen.Choose(0, 50)
        from treated in Gen.Choose(0, 50)
        select (control, treatment, baseline / 50.0, treated / 50.0);

    /// <summary>All pairs of counts, added up at 40 digits (mpmath 1.3).</summary>
    [Theory]
    [InlineData(20, 20, 0.1, 0.5, 0.83803803527180732)]
    [InlineData(50, 30, 0.04, 0.2, 0.61966746291051387)]
    [InlineData(100, 100, 0.10, 0.25, 0.81584662302491186)]
    [InlineData(97, 97, 0.4, 0.6, 0.80670835927224524)]
    [InlineData(30, 300, 0.02, 0.02, 0.052331009177827067)]
    [InlineData(10, 10, 0.5, 0.99, 0.78409654923161713)]
    [InlineData(200, 100, 0.05, 0.12, 0.58788884611608733)]
    public void Power_OfGivenSizes_IsTheExactOne(int control, int treatment, double baseline, double treated, double power) =>
        Assert.Equal(power, Power(control, treatment, baseline, treated), 1e-13);

    /// <summary>The plan and the p-value of the read-out find the same pairs of counts significant.</summary>
    [Fact]
    public void Power_OfAnySizes_IsTheChanceOfSmallPValues() => Law.Holds(Cases, x =>
    {
        var power = 0.0;
        for (var pair = 0; pair < (x.Treatment + 1) * (x.Control + 1); pair++)
        {
            var (i, j) = Math.DivRem(pair, x.Control + 1);
            if (ProportionDifference.Between(Ratio.Of(i, x.Treatment), Ratio.Of(j, x.Control)).PValue().Value <= 0.05)
                power += Chance(i, x.Treatment, x.Treated) * Chance(j, x.Control, x.Baseline);
        }

        Assert.Equal(power, Power(x.Control, x.Treatment, x.Baseline, x.Treated), 1e-11);
    }, count: 150);

    /// <summary>
    /// From 0.10 to 0.15 with equal arms: 686 by the normal approximation, n = (z √(2 p̄ q̄) + z′ √(p q + p′ q′))² / δ² (Fleiss, Levin and
    /// Paik 2003, chapter 4, before the correction for continuity); the others by the same formula, at 40 digits. The exact size is near
    /// it, and apart where conversions are few.
    /// </summary>
    [Theory]
    [InlineData(0.10, 0.15, 0.8, 686)]
    [InlineData(0.10, 0.20, 0.8, 199)]
    [InlineData(0.25, 0.40, 0.9, 203)]
    [InlineData(0.05, 0.03, 0.8, 1506)]
    public void RequiredCustomers_OfTextbookRates_AreNearTheNormalApproximation(double baseline, double treated, double power, int size)
    {
        var needed = ExperimentPlan.ForProportions(baseline, power: power).RequiredCustomers(Effect.Absolute(treated - baseline));
        Assert.Equal(needed.Control, needed.Treatment);
        Assert.InRange(needed.Control, size * 0.97, size * 1.03);
    }

    [Theory]
    [InlineData(0.10, 0.15, 1)]
    [InlineData(0.02, 0.04, 1)]
    [InlineData(0.50, 0.60, 1)]
    [InlineData(0.30, 0.20, 1)]
    [InlineData(0.10, 0.15, 9)]
    [InlineData(0.01, 0.03, 0.5)]
    [InlineData(0.50, 0.90, 2)]
    [InlineData(0.004, 0.02, 3)]
    public void RequiredCustomers_OfAnyPlan_AreTheSmallest(double baseline, double treated, double ratio)
    {
        var plan = ExperimentPlan.ForProportions(baseline, treatmentPerControl: ratio);
        var sizes = plan.RequiredCustomers(Effect.Absolute(treated - baseline));
        Assert.Equal((long)Math.Ceiling(sizes.Control * ratio), sizes.Treatment);
        for (var size = 1; size <= sizes.Control; size++)
        {
            var power = Power(size, (long)Math.Ceiling(size * ratio), baseline, treated);
            Assert.True(size == sizes.Control == power >= 0.8, $"{size}: {power}");
        }
    }

    /// <summary>The bound: exact power, so no error of a simulation; where each tooth is below a point.</summary>
    [Theory]
    [InlineData(0.8, 0.25)]
    [InlineData(0.8, 1)]
    [InlineData(0.8, 9)]
    [InlineData(0.9, 1)]
    public void Power_AtTheComputedSize_IsWithinAPointOfTheTarget(double target, double ratio) => Assert.All(
        from baseline in Baselines
        from lift in Lifts
        select (Plan: ExperimentPlan.ForProportions(baseline, power: target, treatmentPerControl: ratio), Effect: Effect.Relative(lift)),
        x => Assert.InRange(x.Plan.Power(x.Plan.RequiredCustomers(x.Effect), x.Effect).Value, target, target + 0.01));

    /// <summary>The error of 200,000 runs is 0.001 at most; five of them are half a point.</summary>
    [Theory]
    [InlineData(0.10, 0.05, 1)]
    [InlineData(0.02, 0.02, 1)]
    [InlineData(0.30, -0.06, 3)]
    [InlineData(0.01, 0.03, 9)]
    public void RequiredCustomers_OfSimulatedExperiments_HaveThePower(double baseline, double effect, double ratio)
    {
        const int runs = 200_000;
        var plan = ExperimentPlan.ForProportions(baseline, treatmentPerControl: ratio);
        var sizes = plan.RequiredCustomers(Effect.Absolute(effect));
        var draws = new RandomDraws(7);
        var seen = 0;
        for (var i = 0; i < runs; i++)
        {
            var treated = Ratio.Of(draws.NextBinomial(sizes.Treatment, baseline + effect), sizes.Treatment);
            var control = Ratio.Of(draws.NextBinomial(sizes.Control, baseline), sizes.Control);
            seen += ProportionDifference.Between(treated, control).PValue().Value <= plan.Level ? 1 : 0;
        }

        var exact = plan.Power(sizes, Effect.Absolute(effect)).Value;
        Assert.InRange((double)seen / runs, exact - 0.005, exact + 0.005);
        Assert.InRange((double)seen / runs, 0.79, 0.83);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(50, 900)]
    [InlineData(20_000, 20_000)]
    public void MinimumDetectableEffect_OfSizes_HasThePower(int control, int treatment)
    {
        var (plan, sizes) = (ExperimentPlan.ForProportions(0.3), new ArmSizes(control, treatment));
        var rise = plan.MinimumDetectableEffect(sizes);
        var fall = plan.MinimumDetectableEffect(sizes, isFall: true);
        Assert.True(rise.Value > 0 && fall.Value < 0);
        Assert.Equal(0.8, plan.Power(sizes, Effect.Absolute(rise.Value)).Value, 1e-9);
        Assert.Equal(0.8, plan.Power(sizes, Effect.Relative(fall.Value / plan.Baseline)).Value, 1e-9);
    }

    [Fact]
    public void Members_WithoutAnAnswer_SayWhy()
    {
        var plan = ExperimentPlan.ForProportions(0.02);
        Assert.Equal(
            "no effect is large enough for so few customers",
            plan.MinimumDetectableEffect(new ArmSizes(40, 40), isFall: true).Reason);
        Assert.Equal("an arm has no customers", plan.MinimumDetectableEffect(new ArmSizes(0, 40)).Reason);
        Assert.Equal("an arm has no customers", plan.Power(new ArmSizes(40, 0), Effect.Relative(0.1)).Reason);
        Assert.Equal("500 customers are too few for this effect", plan.RequiredCustomers(Effect.Relative(0.1), atMost: 500).Reason);
        Assert.Equal("no number of customers can detect an effect of zero", plan.RequiredCustomers(Effect.Relative(0)).Reason);
        Assert.Equal("more than 10,000,000,000 customers would be needed", plan.RequiredCustomers(Effect.Relative(1e-6)).Reason);
        Assert.Equal("100 customers are too few for this effect", plan.SmallestControl(100, Effect.Relative(0.1)).Reason);
        Assert.Equal(
            "500 customers are too few for this effect", plan.Power(plan.RequiredCustomers(Effect.Relative(0.1), 500), default).Reason);
        Assert.Equal("not computed", plan.MinimumDetectableEffect(default).Reason);
        Assert.Throws<InvalidOperationException>(() => plan.RequiredCustomers(Effect.Relative(0)).Total);
        Assert.Equal((false, "not computed"), (default(ArmSizes).HasValue, default(ArmSizes).Reason));
        Assert.Equal(default, ArmSizes.None("not computed"));
    }

    [Fact]
    public void RequiredCustomers_OfTinyEffects_AreFoundToo()
    {
        var plan = ExperimentPlan.ForProportions(0.05);
        var sizes = plan.RequiredCustomers(Effect.Relative(0.002));
        Assert.True(plan.Power(sizes, Effect.Relative(0.002)).Value >= 0.8);
        Assert.True(plan.Power(new ArmSizes(sizes.Control - 1, sizes.Treatment - 1), Effect.Relative(0.002)).Value < 0.8);
    }

    [Fact]
    public void SmallestControl_OfAllCustomers_IsTheSmallest()
    {
        var plan = ExperimentPlan.ForProportions(0.2);
        var sizes = plan.SmallestControl(20_000, Effect.Absolute(0.03));
        Assert.Equal(20_000, sizes.Total);
        Assert.True(sizes.Control < 2_500);
        Assert.True(plan.Power(sizes, Effect.Absolute(0.03)).Value >= 0.8);
        Assert.True(plan.Power(new ArmSizes(sizes.Control - 1, sizes.Treatment + 1), Effect.Absolute(0.03)).Value < 0.8);
    }

    [Fact]
    public void Arguments_OutOfRange_AreNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>("baseline", () => ExperimentPlan.ForProportions(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("baseline", () => ExperimentPlan.ForProportions(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ExperimentPlan.ForProportions(0.1, level: 0));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => ExperimentPlan.ForProportions(0.1, power: 0.05));
        Assert.Throws<ArgumentOutOfRangeException>("treatmentPerControl", () => ExperimentPlan.ForProportions(0.1, treatmentPerControl: 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            "effect", () => ExperimentPlan.ForProportions(0.9).RequiredCustomers(Effect.Relative(0.2)));
        Assert.Throws<ArgumentOutOfRangeException>(
            "atMost", () => ExperimentPlan.ForProportions(0.9).RequiredCustomers(Effect.Relative(0.1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "customers", () => ExperimentPlan.ForProportions(0.9).SmallestControl(-1, Effect.Relative(0.1)));
        Assert.Throws<ArgumentOutOfRangeException>("control", () => new ArmSizes(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("treatment", () => new ArmSizes(0, long.MaxValue));
        Assert.Throws<ArgumentException>("reason", () => ArmSizes.None(" "));
        Assert.Throws<ArgumentOutOfRangeException>("difference", () => Effect.Absolute(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("lift", () => Effect.Relative(double.PositiveInfinity));
    }

    [Fact]
    public void Members_OnceWarm_AllocateNothing()
    {
        var plan = ExperimentPlan.ForProportions(0.2);
        Assert.Equal(0, Allocation.Of(() =>
        {
            var sizes = plan.RequiredCustomers(Effect.Absolute(0.5));
            _ = plan.Power(sizes, Effect.Absolute(0.4));
            _ = plan.MinimumDetectableEffect(sizes);
            _ = plan.SmallestControl(40, Effect.Absolute(0.6));
        }));
    }

    private static double Power(long control, long treatment, double baseline, double treated) =>
        ExperimentPlan.ForProportions(baseline).Power(new ArmSizes(control, treatment), Effect.Absolute(treated - baseline)).Value;

    private static double Chance(int count, int trials, double share)
    {
        var chance = Math.Pow(share, count) * Math.Pow(1 - share, trials - count);
        for (var i = 1; i <= count; i++) chance *= (trials - count + i) / (double)i;
        return chance;
    }
}
