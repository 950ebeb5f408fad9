using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Statistics;
using Interval = LifecycleKit.Statistics.Interval;

namespace LifecycleKit.Tests.Experiments;

/// <summary>The value of a campaign: its customers against those of the universal control group, per customer and in total.</summary>
public class CampaignTests
{
    private static readonly Gen<(decimal Revenue, double Value)[]> Lists =
        Gen.ArrayOf(from cents in Gen.Choose(-1_000, 90_000) from value in Gen.Choose(0, 1_000_000) select (cents / 100m, value / 1e4));

    [Fact]
    public void Times_OfSleepAsMoney_IsWelchsTimesTheTargeted()
    {
        // Student (1908), as in the tests of MeanDifference: −1.58 with error 0.8491, p = 0.07939, interval −3.3655 to 0.2055; times ten.
        decimal[] first = [0.7m, -1.6m, -0.2m, -1.2m, -0.1m, 3.4m, 3.7m, 0.8m, 0.0m, 2.0m];
        decimal[] second = [1.9m, 0.8m, 1.1m, 0.1m, -0.1m, 4.4m, 5.5m, 1.6m, 4.6m, 3.4m];
        var value = ArmComparison.Between(Of(first.Select(x => (x, 0.0))), Of(second.Select(x => (x, 0.0))));
        Assert.Equal(-1.58, value.RevenueDifference().Estimate.Value, 1e-14);
        var total = value.RevenueDifference().Times(value.Treatment.CustomerCount);
        Assert.Equal(-15.8, total.Estimate.Value, 1e-13);
        Assert.Equal(8.4909101723876196, total.Estimate.StandardError, 1e-13);
        Assert.Equal(0.079394140187358138, total.PValue().Value, 1e-14);
        Assert.Equal(-33.654832307117106, total.Interval().Lower, 1e-11);
        Assert.Equal(2.0548323071171059, total.Interval().Upper, 1e-11);
        var lifetime = value.LifetimeValueDifference().Times(value.Treatment.CustomerCount);
        Assert.Equal("neither group varies", lifetime.PValue().Reason);
        Assert.Equal(Estimate.Of(0, "neither group varies"), lifetime.Estimate);
    }

    [Fact]
    public void Totals_OfAnyGroups_AreThoseOfCustomersTimesTheirNumber() => Law.Holds(Gen.Two(Lists), x =>
    {
        var value = ArmComparison.Between(Of(x.Item1), Of(x.Item2));
        foreach (var each in new[] { value.RevenueDifference(), value.LifetimeValueDifference() })
        {
            var total = each.Times(value.Treatment.CustomerCount);
            Assert.Equal(
                (each.Estimate.HasValue, each.HasInterval, each.PValue()), (total.Estimate.HasValue, total.HasInterval, total.PValue()));
            if (each.Estimate.HasValue) Assert.Equal(x.Item1.Length * each.Estimate.Value, total.Estimate.Value);
            if (each.HasInterval) Assert.Equal(x.Item1.Length * each.Interval().Lower, total.Interval().Lower);
        }
    });

    [Fact]
    public void Addition_OfAnySplit_IsTheWhole() => Law.Holds(
        from list in Lists from cut in Gen.Choose(0, list.Length) select (list, cut),
        x =>
        {
            Assert.Equal(Of(x.list), Of(x.list[x.cut..]) + Of(x.list[..x.cut]));
            Assert.Equal(Of(x.list), Of(x.list) + default(ArmOutcome));
        });

    [Fact]
    public void Values_WithoutEnoughData_SayWhatIsMissing()
    {
        var some = Of([(1, 2), (3, 4)]);
        var value = ArmComparison.Between(some + ArmOutcome.Of(true, 5), some);
        Assert.Equal(
            "the lifetime value is known of 2 of the 3 customers of the treatment",
            value.LifetimeValueDifference().Times(3).Estimate.Reason);
        Assert.Equal(
            "control has 1 customer of the 2 that a variance needs",
            ArmComparison.Between(some, ArmOutcome.Of(true, 5, lifetimeValue: 1)).LifetimeValueDifference().PValue().Reason);
        Assert.Equal(
            "treatment has 2 customers of the 30 that a comparison of means needs",
            ArmComparison.Between(some, some, new ReadoutOptions { MinCustomerCount = 30 }).LifetimeValueDifference().PValue().Reason);
    }

    [Fact]
    public void Times_OfNoCustomersOrFewer_IsNothingOrRefused()
    {
        var effect = new EffectEstimate(Estimate.Of(2, 1), Estimate.Of(0.5), Interval.Create(1, double.PositiveInfinity, 0.95));
        Assert.Equal(new EffectEstimate(Estimate.Of(0, 0), Estimate.Of(0.5), Interval.Create(0, 0, 0.95)), effect.Times(0));
        Assert.Throws<ArgumentOutOfRangeException>("customers", () => effect.Times(-1));
    }

    [Fact]
    public void GetEffect_OfLifetimeValue_IsThatOfTheComparison()
    {
        var (treatment, control) = (Of([(1, 2), (3, 5)]), Of([(1, 2), (3, 3)]));
        var readout = ExperimentReadout.Create(new ReadoutArm("a", 1, control), [new ReadoutArm("b", 1, treatment)]);
        Assert.Equal(1, readout.GetEffect("b", EffectMeasure.LifetimeValue).Estimate.Value);
        Assert.Equal(readout.Compare("b").LifetimeValueDifference(), readout.GetEffect("b", EffectMeasure.LifetimeValue));
        Assert.Contains("lifetime value", treatment.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.1e12)]
    public void Of_NoLifetimeValue_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>("lifetimeValue", () => ArmOutcome.Of(true, 1, null, value));

    private static ArmOutcome Of(IEnumerable<(decimal Revenue, double Value)> customers) =>
        customers.Aggregate(default(ArmOutcome), (sum, x) => sum + ArmOutcome.Of(true, x.Revenue, lifetimeValue: x.Value));
}
