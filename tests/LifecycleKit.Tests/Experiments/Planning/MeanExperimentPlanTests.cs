using LifecycleKit.Experiments;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Experiments.Planning;

public class MeanExperimentPlanTests
{
    /// <summary>The integral of the noncentral t's tails over the density of √(V/ν), at 40 digits (mpmath 1.3).</summary>
    [Theory]
    [InlineData(64, 64, 1, 1, 0.5, 0.80145955792225408)]
    [InlineData(63, 63, 1, 1, 0.5, 0.79516833812333782)]
    [InlineData(393, 393, 1, 1, 0.2, 0.79959424116191434)]
    [InlineData(26, 26, 1, 1, 0.8, 0.8074866151465276)]
    [InlineData(5, 9, 1, 3, 2, 0.38300393597522305)]
    [InlineData(2, 2, 1, 1, 3, 0.38740012852597104)]
    [InlineData(2, 3, 1, 1.5, 4, 0.66131861583936719)]
    [InlineData(10, 200, 1, 1, 1, 0.79327275107107557)]
    [InlineData(1_000_000, 2_000_000, 40, 45, 0.2, 0.97458796659743769)]
    public void Power_OfGivenSizes_IsThatOfTheNoncentralT(
        int control, int treatment, double deviation, double treated, double effect, double power) =>
        Assert.Equal(
            power, ExperimentPlan.ForMeans(0, deviation, treated).Power(new ArmSizes(control, treatment), Effect.Absolute(effect)).Value,
            1e-10);

    /// <summary>
    /// Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed. 1988, table 2.4.1: 26 for d = 0.8 and 64 for d = 0.5; for d =
    /// 0.2 it gives 393, rounded, whose power is 0.7996 at 40 digits.
    /// </summary>
    [Theory]
    [InlineData(0.8, 26)]
    [InlineData(0.5, 64)]
    [InlineData(0.2, 394)]
    public void RequiredCustomers_OfCohensEffects_AreTheTabulatedSizes(double effect, int size)
    {
        var plan = ExperimentPlan.ForMeans(baseline: 50, standardDeviation: 20);
        var sizes = plan.RequiredCustomers(Effect.Absolute(20 * effect));
        Assert.Equal(new ArmSizes(size, size), sizes);
        Assert.Equal(sizes, plan.RequiredCustomers(Effect.Relative(-0.4 * effect)));
        Assert.True(plan.Power(new ArmSizes(size - 1, size - 1), Effect.Absolute(20 * effect)).Value < 0.8);
    }

    /// <summary>The error of 40,000 runs is 0.002 at most; a point is five of them.</summary>
    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 0.8, 1)]
    [InlineData(1, 0.6, 4)]
    [InlineData(3, 0.9, 0.5)]
    public void RequiredCustomers_OfSimulatedExperiments_HaveThePower(double treatedDeviation, double effect, double ratio)
    {
        const int runs = 40_000;
        var plan = ExperimentPlan.ForMeans(0, 1, treatedDeviation, treatmentPerControl: ratio);
        var (n, m) = ((double)plan.RequiredCustomers(Effect.Absolute(effect)).Control,
            (double)plan.RequiredCustomers(Effect.Absolute(effect)).Treatment);
        var draws = new RandomDraws(11);
        var seen = 0;
        for (var i = 0; i < runs; i++)
        {
            // Mean and variance of normal values are independent, so two draws make an arm.
            var difference = effect + draws.NextNormal() * Math.Sqrt(1 / n + treatedDeviation * treatedDeviation / m);
            var control = draws.NextGamma((n - 1) / 2, (n - 1) / 2) / n;
            var treated = draws.NextGamma((m - 1) / 2, (m - 1) / 2) * treatedDeviation * treatedDeviation / m;
            var freedom = (control + treated) * (control + treated) / (control * control / (n - 1) + treated * treated / (m - 1));
            seen += 2 * StudentDistribution.Survival(Math.Abs(difference) / Math.Sqrt(control + treated), freedom) <= plan.Level ? 1 : 0;
        }

        Assert.InRange((double)seen / runs, 0.79, 0.815);
    }

    [Fact]
    public void MinimumDetectableEffect_OfSizes_HasThePower()
    {
        var (plan, sizes) = (ExperimentPlan.ForMeans(40, 30), new ArmSizes(80, 150));
        var (rise, fall) = (plan.MinimumDetectableEffect(sizes), plan.MinimumDetectableEffect(sizes, isFall: true));
        Assert.Equal(0.8, plan.Power(sizes, Effect.Absolute(rise.Value)).Value, 1e-9);
        Assert.Equal(-rise.Value, fall.Value);
        Assert.Equal("an arm has fewer than two customers", plan.MinimumDetectableEffect(new ArmSizes(1, 9)).Reason);
    }

    [Fact]
    public void Power_WithoutAnEffect_IsTheLevel() =>
        Assert.Equal(0.05, ExperimentPlan.ForMeans(1, 1).Power(new ArmSizes(7, 9), default).Value, 1e-10);

    [Fact]
    public void SmallestControl_OfAllCustomers_IsTheSmallest()
    {
        var plan = ExperimentPlan.ForMeans(40, 30, treatmentStandardDeviation: 90);
        var sizes = plan.SmallestControl(3_000, Effect.Absolute(12));
        Assert.Equal(3_000, sizes.Total);
        Assert.True(plan.Power(sizes, Effect.Absolute(12)).Value >= 0.8);
        Assert.True(plan.Power(new ArmSizes(sizes.Control - 1, sizes.Treatment + 1), Effect.Absolute(12)).Value < 0.8);
    }

    [Fact]
    public void Arguments_OutOfRange_AreNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>("baseline", () => ExperimentPlan.ForMeans(double.PositiveInfinity, 1));
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => ExperimentPlan.ForMeans(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("treatmentStandardDeviation", () => ExperimentPlan.ForMeans(1, 1, double.NaN));
    }
}
