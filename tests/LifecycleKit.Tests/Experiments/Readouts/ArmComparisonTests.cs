using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class ArmComparisonTests
{
    private static readonly Gen<(ArmOutcome Treatment, ArmOutcome Control)> Pairs =
        Gen.Two(Arms.Lists).Select(x => (Arms.Of(x.Item1), Arms.Of(x.Item2)));

    [Fact]
    public void ConversionLift_OfThePhysiciansHealthStudy_IsTheKnownOne()
    {
        // Agresti, Categorical Data Analysis, 2nd ed. 2002, section 3.1: relative risk 1.818, interval 1.43 to 2.31; at 40 digits.
        var lift = ArmComparison.Between(Arms.Converted(189, 11_034), Arms.Converted(104, 11_037)).ConversionLift();
        Assert.Equal(0.817801794453507341, lift.Estimate.Value, 1e-13);
        Assert.Equal(0.220585260246268466, lift.Estimate.StandardError, 1e-13);
        Assert.Equal(0.433030903050562807, lift.Interval().Lower, 1e-13);
        Assert.Equal(1.30588423242244579, lift.Interval().Upper, 1e-13);
        Assert.InRange(lift.PValue().Value, 1e-8, 1e-6);
    }

    [Fact]
    public void ConversionDifference_OfArms_IsThatOfTheirShares()
    {
        var effect = ArmComparison.Between(Arms.Converted(56, 70), Arms.Converted(48, 80)).ConversionDifference();
        var shares = ProportionDifference.Between(Ratio.Of(56, 70), Ratio.Of(48, 80));
        Assert.Equal(
            (shares.Difference(), shares.NewcombeInterval(), shares.PValue()), (effect.Estimate, effect.Interval(), effect.PValue()));
    }

    [Fact]
    public void RevenueDifference_OfArms_IsWelchs() =>
        Law.Holds(Pairs.Where(x => x.Treatment.CustomerCount > 1 && x.Control.CustomerCount > 1), x =>
        {
            var effect = ArmComparison.Between(x.Treatment, x.Control, new ReadoutOptions { Level = 0.9 }).RevenueDifference();
            var means = MeanDifference.Between(x.Treatment.Revenue, x.Control.Revenue);
            Assert.Equal((means.Difference(), means.PValue()), (effect.Estimate, effect.PValue()));
            Assert.Equal(means.PValue().HasValue, effect.HasInterval);
            if (effect.HasInterval) Assert.Equal(means.WelchInterval(0.9), effect.Interval());
        });

    [Fact]
    public void Effects_OfExchangedArms_TurnTheirSign() => Law.Holds(Pairs, x =>
    {
        var (there, back) = (ArmComparison.Between(x.Treatment, x.Control), ArmComparison.Between(x.Control, x.Treatment));
        foreach (var (a, b) in new[]
        {
            (there.ConversionDifference(), back.ConversionDifference()), (there.RevenueDifference(), back.RevenueDifference()),
            (there.CupedRevenueDifference(), back.CupedRevenueDifference()),
        })
        {
            Assert.Equal(a.Estimate.HasValue, b.Estimate.HasValue);
            Assert.Equal(a.HasInterval, b.HasInterval);
            if (!a.HasInterval) continue;
            var tolerance = 1e-9 * (1e-12 + a.Interval().Width);
            Assert.Equal(a.Estimate.Value, -b.Estimate.Value, tolerance);
            Assert.Equal(a.Interval().Lower, -b.Interval().Upper, tolerance);
            Assert.Equal(a.Interval().Upper, -b.Interval().Lower, tolerance);
            Assert.Equal(a.PValue().HasValue, b.PValue().HasValue);
            if (a.PValue().TryGetValue(out var p)) Assert.Equal(p, b.PValue().Value, 1e-9);
        }

        var (lift, turned) = (there.ConversionLift(), back.ConversionLift());
        if (!lift.HasInterval) return;
        Assert.Equal(1, (1 + lift.Estimate.Value) * (1 + turned.Estimate.Value), 1e-12);
        Assert.Equal(1, (1 + lift.Interval().Lower) * (1 + turned.Interval().Upper), 1e-12);
    });

    [Fact]
    public void Effects_OfMoneyInAnotherUnit_Scale() => Law.Holds(Gen.Two(Arms.Lists), x =>
    {
        const decimal rate = 4;
        var plain = ArmComparison.Between(Arms.Of(x.Item1), Arms.Of(x.Item2));
        var scaled = ArmComparison.Between(Arms.Of(x.Item1.Select(Scaled)), Arms.Of(x.Item2.Select(Scaled)));
        Assert.Equal(plain.ConversionDifference(), scaled.ConversionDifference());
        foreach (var (a, b) in new[]
        {
            (plain.RevenueDifference(), scaled.RevenueDifference()), (plain.CupedRevenueDifference(), scaled.CupedRevenueDifference()),
        })
        {
            Assert.Equal(a.HasInterval, b.HasInterval);
            if (!a.HasInterval) continue;
            Assert.Equal(4 * a.Estimate.Value, b.Estimate.Value, 1e-9 * (1 + a.Interval().Width));
            Assert.Equal(4 * a.Interval().Width, b.Interval().Width, 1e-9 * (1 + a.Interval().Width));
            Assert.Equal(a.PValue().Value, b.PValue().Value, 1e-9);
        }

        static (bool, decimal, decimal) Scaled((bool Converted, decimal Revenue, decimal Before) c) =>
            (c.Converted, rate * c.Revenue, rate * c.Before);
    });

    [Fact]
    public void Effects_WithoutEnoughData_SayWhatIsMissing()
    {
        var empty = ArmComparison.Between(default, Arms.Converted(3, 10));
        Assert.Equal("treatment has no customers", empty.ConversionDifference().Estimate.Reason);
        Assert.Equal("treatment has no customers", empty.ConversionLift().PValue().Reason);
        Assert.Equal("treatment has 0 customers of the 2 that a variance needs", empty.RevenueDifference().PValue().Reason);

        var one = ArmComparison.Between(Arms.Converted(1, 1), Arms.Converted(3, 10));
        Assert.Equal("treatment has 1 customer of the 2 that a variance needs", one.RevenueDifference().PValue().Reason);
        Assert.Equal(Estimate.Of(7, "a variance needs two values"), one.RevenueDifference().Estimate);
        Assert.Throws<InvalidOperationException>(() => one.RevenueDifference().Interval());
        Assert.Equal("treatment expects 0.4 conversions of the 5 that the z test needs", one.ConversionDifference().PValue().Reason);
        Assert.True(one.ConversionDifference().HasInterval);

        var few = ArmComparison.Between(Arms.Converted(0, 20), Arms.Converted(38, 40), new ReadoutOptions { MinCustomerCount = 100 });
        Assert.Equal("treatment has no conversions, and a lift needs one", few.ConversionLift().Estimate.Reason);
        Assert.Equal("treatment has 20 customers of the 100 that a comparison of means needs", few.RevenueDifference().PValue().Reason);
        Assert.Equal(
            "treatment has 20 customers of the 100 that a comparison of means needs", few.CupedRevenueDifference().Estimate.Reason);
        var most = ArmComparison.Between(Arms.Converted(39, 40), Arms.Converted(18, 20));
        Assert.Equal(
            "control expects 1 customers without conversion of the 5 that the z test needs", most.ConversionDifference().PValue().Reason);
        Assert.Equal(
            "neither group varies", ArmComparison.Between(Arms.Converted(0, 9), Arms.Converted(0, 9)).RevenueDifference().PValue().Reason);
    }

    [Fact]
    public void Options_OutOfRange_NameTheRule()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Level", () => new ReadoutOptions { Level = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("Level", () => new ReadoutOptions { Level = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("MinCustomerCount", () => new ReadoutOptions { MinCustomerCount = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("MinExpectedCount", () => new ReadoutOptions { MinExpectedCount = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("SampleRatioThreshold", () => new ReadoutOptions { SampleRatioThreshold = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("WinsorQuantile", () => new ReadoutOptions { WinsorQuantile = 1 });
        Assert.Same(ReadoutOptions.Default, default(ArmComparison).Options);
    }

    [Fact]
    public void Effect_Default_IsNotComputed()
    {
        Assert.Equal("(not computed), p (not computed)", default(EffectEstimate).ToString());
        Assert.Throws<InvalidOperationException>(() => default(EffectEstimate).Interval());
    }

    [Fact]
    public void Effects_OfArms_AllocateNothing()
    {
        var (a, b) = (Arms.Converted(30, 100), Arms.Converted(20, 90));
        var customer = ArmOutcome.Of(true, 3, 4);
        Assert.Equal(0, Allocation.Of(() =>
        {
            var comparison = ArmComparison.Between(a + ArmOutcome.Of(false, 0), b);
            comparison.ConversionDifference();
            comparison.ConversionLift();
            comparison.RevenueDifference();
            ArmComparison.Between(customer + ArmOutcome.Of(false, 0, 1) + customer, customer + ArmOutcome.Of(true, 1, 1))
                .CupedRevenueDifference();
        }));
    }
}
