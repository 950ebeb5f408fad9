using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class RevenueSampleTests
{
    private static readonly Gen<decimal[]> Lists = Gen.ArrayOf(Gen.Choose(-20, 300).Select(x => x / 10m));

    [Fact]
    public void Merge_OfAnySplit_IsTheWhole() => Law.Holds(
        from list in Lists from cut in Gen.Choose(0, list.Length) from cap in Gen.Choose(0, 40) select (list, cut, (decimal)cap),
        x =>
        {
            var (whole, merged) = (RevenueSample.Create(x.list),
                RevenueSample.Create(x.list.AsSpan(x.cut)).Merge(RevenueSample.Create(x.list.AsSpan(0, x.cut))));
            Assert.Equal((x.list.Length, whole.ToString()), (merged.CustomerCount, merged.ToString()));
            Assert.Equal(whole.Cap(x.Item3), merged.Cap(x.Item3));
            Assert.Equal(x.list.Aggregate(default(MeanValue), (sum, v) => sum.Add(Math.Min(v, x.Item3))), merged.Cap(x.Item3));
        });

    [Fact]
    public void Quantile_OfAnySample_IsTheSmallestThatEnoughDoNotExceed() => Law.Holds(
        Gen.Zip(Lists.Where(x => x.Length > 0), Gen.Choose(1, 99)),
        x => Assert.Equal(
            x.Item1.Order().First(v => x.Item1.Count(w => w <= v) * 100 >= x.Item2 * x.Item1.Length),
            RevenueSample.Create(x.Item1).Quantile(x.Item2 / 100.0)));

    [Fact]
    public void Members_OutOfRange_NameTheRule()
    {
        Assert.Throws<InvalidOperationException>(() => RevenueSample.Empty.Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>("q", () => RevenueSample.Create([1]).Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>("q", () => RevenueSample.Create([1]).Quantile(double.NaN));
        Assert.Throws<ArgumentNullException>("other", () => RevenueSample.Empty.Merge(null!));
    }

    [Fact]
    public void GetEffect_OfWinsorisedRevenue_CapsBothArmsAtTheQuantileOfBoth()
    {
        decimal[] treatment = [0, 10, 20, 1_000];
        decimal[] control = [0, 5, 10, 30];
        var readout = Readout(treatment, control);
        Assert.Equal(30, readout.WinsorisedCap.Value);
        Assert.Equal(15 - 11.25, readout.GetEffect("b", EffectMeasure.WinsorisedRevenue).Estimate.Value);
        Assert.Equal(11.25 - 15, Readout(control, treatment).GetEffect("b", EffectMeasure.WinsorisedRevenue).Estimate.Value);
        // With a cap above all amounts it is the plain difference.
        var plain = MeanDifference.Between(RevenueSample.Create(treatment).Cap(5_000), RevenueSample.Create(control).Cap(5_000));
        Assert.Equal(257.5 - 11.25, plain.Difference().Value);
    }

    private static ExperimentReadout Readout(decimal[] treatment, decimal[] control) => ExperimentReadout.Create(
        Arm("a", control), [Arm("b", treatment)], new ReadoutOptions { WinsorQuantile = 0.8 });

    private static ReadoutArm Arm(string name, decimal[] amounts) => new(
        name, 1, amounts.Aggregate(default(ArmOutcome), (sum, x) => sum + ArmOutcome.Of(x > 0, x)), RevenueSample.Create(amounts));
}
