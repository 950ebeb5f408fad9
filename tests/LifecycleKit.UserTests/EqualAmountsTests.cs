using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.UserTests;

public class EqualAmountsTests
{
    private const int Cases = 3_000;
    private const ulong Seed = 20_240_229;

    /// <summary>Amounts within the documented range, with up to 28 digits, thirds and sevenths among them.</summary>
    private static readonly Gen<decimal> Amounts = Gen.OneOf(
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Choose(0, int.MaxValue / 4)
        from sign in Gen.Elements(true, false)
        from scale in Gen.Choose(14, 28)
        select new decimal(low, middle, high, sign, (byte)scale),
        from numerator in Gen.Choose(-100_000_000, 100_000_000)
        from denominator in Gen.Choose(1, 1_000)
        select (decimal)numerator / denominator);

    [Fact]
    public void Variance_OfEqualAmounts_IsExactlyZeroInAnyMerge() => Holds(
        from amount in Amounts
        from first in Gen.Choose(1, 200)
        from second in Gen.Choose(1, 200)
        select (amount, first, second),
        x =>
        {
            var (one, two) = (Means(x.first, x.amount), Means(x.second, x.amount));
            Assert.Equal(0, (one + two).Variance().Value);
            Assert.Equal(one + two, two + one);
            Assert.Equal(Means(x.first + x.second, x.amount), one + two);
            Assert.Equal("all values are equal", (one + two).Mean().StandardErrorReason);
            Assert.Throws<InvalidOperationException>(() => (one + two).TInterval());
        });

    [Fact]
    public void RevenueDifference_OfConstantArms_HasNoTestAndNoInterval() => Holds(
        from a in Amounts
        from b in Amounts
        from m in Gen.Choose(2, 60)
        from n in Gen.Choose(2, 60)
        select (a, b, m, n),
        x =>
        {
            var (treatment, control) = (Arm(x.m, true, x.a), Arm(x.n, true, x.b));
            HasNoSpread(ArmComparison.Between(treatment, control).RevenueDifference());
            HasNoSpread(
                ConfidenceSequence.Create(50, minimumCustomers: 2).Look(MeanDifference.Between(treatment.Revenue, control.Revenue)));
            var (targeted, held) = (Campaign(x.m, x.a), Campaign(x.n, x.b));
            HasNoSpread(ArmComparison.Between(targeted, held).RevenueDifference().Times(x.m));
            HasNoSpread(ArmComparison.Between(targeted, held).LifetimeValueDifference().Times(x.m));
            var capped = MeanDifference.Between(Sample(x.m, x.a).Cap(x.a), Sample(x.n, x.b).Cap(x.a));
            Assert.Equal("neither group varies", capped.PValue().Reason);
            if (x.a == x.b) Assert.Equal(0, capped.Difference().Value);
        });

    [Fact]
    public void CupedRevenueDifference_OfConstantRevenueOrSpendBefore_HasNoTestAndNoInterval() => Holds(
        from a in Amounts
        from b in Amounts
        from n in Gen.Choose(3, 30)
        select (a, b, n),
        x =>
        {
            var customers = Enumerable.Range(0, x.n).ToArray();
            var constant = customers.Select(i => ArmOutcome.Of(true, x.a, i)).Aggregate((sum, one) => sum + one);
            HasNoSpread(ArmComparison.Between(constant, constant).CupedRevenueDifference());
            HasNoSpread(ConfidenceSequence.Create(50, minimumCustomers: 2).Look(CupedDifference.Between(constant, constant)));
            var before = customers.Select(i => ArmOutcome.Of(true, i, x.b)).Aggregate((sum, one) => sum + one);
            Assert.Equal(
                "spend before the experiment does not vary",
                ArmComparison.Between(before, before).CupedRevenueDifference().PValue().Reason);
            var foretold = customers.Select(i => ArmOutcome.Of(true, i * 0.3m + 7, i * 0.1m)).Aggregate((sum, one) => sum + one);
            HasNoSpread(ArmComparison.Between(foretold, foretold).CupedRevenueDifference());
        });

    [Fact]
    public void RevenueDifference_OfThirds_IsAsOfAmountsOfTwoDecimals()
    {
        var effect = ArmComparison.Between(Arm(20, true, 10m / 3), Arm(20, true, 11m / 3)).RevenueDifference();
        Assert.Equal("neither group varies", effect.PValue().Reason);
        Assert.False(effect.HasInterval);
        Assert.Equal(-0.33333334, effect.Estimate.Value, 1e-15);
        Assert.Equal(
            "neither group varies", ArmComparison.Between(Arm(20, true, 3.1e-9m), Arm(20, true, 0)).RevenueDifference().PValue().Reason);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void ConversionLift_WhereEveryoneConverted_HasAReasonInsteadOfAnInterval(int customers)
    {
        var comparison =
            ArmComparison.Between(Arm(customers, true, 1), Arm(customers, true, 1), new ReadoutOptions { MinExpectedCount = 0 });
        var lift = comparison.ConversionLift();
        Assert.Equal((0.0, false), (lift.Estimate.Value, lift.HasInterval));
        Assert.Contains(
            "every customer of both arms converted", Assert.Throws<InvalidOperationException>(() => lift.Interval()).Message,
            StringComparison.Ordinal);
        Assert.True(comparison.ConversionDifference().Interval().Width > 0);
    }

    [Fact]
    public void Interval_OfUnanimousAnswers_HasAReason()
    {
        Assert.Equal("all answers are of one kind", NetPromoterScore.Of(9, 0, 0).ToEstimate().StandardErrorReason);
        Assert.Contains(
            "one kind", Assert.Throws<InvalidOperationException>(() => NetPromoterScore.Of(0, 0, 3).Interval()).Message,
            StringComparison.Ordinal);
        Assert.Equal("all mentions are of one kind", BrandSentiment.Create(4, 0, 0).ToEstimate().StandardErrorReason);
        Assert.False(BrandSentiment.Create(4, 9, 0).ToPolarEstimate().HasStandardError);
        Assert.False(ProportionDifference.Between(Ratio.Of(5, 5), Ratio.Of(0, 4)).Difference().HasStandardError);
        Assert.False(SpearmanCorrelation.Of([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).Rho.HasStandardError);
    }

    [Fact]
    public void FromCounts_OfSums_IsTheCustomersOneByOne() => Holds(
        from revenues in Gen.NonEmptyListOf(Gen.Choose(-100_000, 10_000_000))
        from converted in Gen.Choose(0, revenues.Count)
        select (revenues.Select(cents => cents / 100m).ToArray(), converted),
        x =>
        {
            var (revenues, converted) = x;
            var one = revenues.Select((revenue, i) => ArmOutcome.Of(i < converted, revenue)).Aggregate((sum, arm) => sum + arm);
            Assert.Equal(
                one, ArmOutcome.FromCounts(converted, revenues.Length, revenues.Sum(), revenues.Sum(revenue => revenue * revenue)));
            Assert.Equal(one.Conversion, ArmOutcome.FromCounts(converted, revenues.Length).Conversion);
        });

    [Fact]
    public void FromCounts_OfSumsWithoutCustomers_Throws()
    {
        Assert.Equal(default, ArmOutcome.FromCounts(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("converted", () => ArmOutcome.FromCounts(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>("customers", () => ArmOutcome.FromCounts(0, -5));
        Assert.Throws<ArgumentOutOfRangeException>("converted", () => ArmOutcome.FromCounts(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>("sum", () => ArmOutcome.FromCounts(0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("sum", () => ArmOutcome.FromCounts(0, 1, 1e16m, 1e28m));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => ArmOutcome.FromCounts(1, 2, 10, 49.99m));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => ArmOutcome.FromCounts(1, 2, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => ArmOutcome.FromCounts(0, 0, 0, 1));
    }

    private static void HasNoSpread(EffectEstimate effect)
    {
        Assert.True(effect.Estimate.HasValue);
        Assert.False(effect.HasInterval);
        Assert.Contains("varies", effect.PValue().Reason, StringComparison.Ordinal);
        Assert.Contains("varies", Assert.Throws<InvalidOperationException>(() => effect.Interval()).Message, StringComparison.Ordinal);
    }

    private static MeanValue Means(int count, decimal amount) =>
        Enumerable.Repeat(MeanValue.Of(amount), count).Aggregate((sum, one) => sum + one);

    private static ArmOutcome Arm(int customers, bool converted, decimal revenue) =>
        Enumerable.Repeat(ArmOutcome.Of(converted, revenue), customers).Aggregate((sum, one) => sum + one);

    private static ArmOutcome Campaign(int customers, decimal revenue) =>
        Enumerable.Repeat(ArmOutcome.Of(true, revenue, lifetimeValue: 12.3456), customers).Aggregate((sum, one) => sum + one);

    private static RevenueSample Sample(int customers, decimal revenue) => RevenueSample.Create([.. Enumerable.Repeat(revenue, customers)]);

    private static void Holds<T>(Gen<T> cases, Action<T> law) => Prop.ForAll(Arb.From(cases), law)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(Seed, Seed | 1).WithQuietOnSuccess(true));
}
