using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class MeanValueTests
{
    /// <summary>Money of up to nine digits before the point and two after it.</summary>
    private static readonly Gen<decimal> Values =
        from units in Gen.Choose(-999_999_999, 999_999_999)
        from cents in Gen.Choose(0, 99)
        select units + cents / 100m;

    private static readonly Gen<MeanValue> Means = Gen.ListOf(Values).Select(Of);

    [Fact]
    public void Default_OfTheType_IsNoValues()
    {
        MeanValue none = default;
        Assert.Equal((0, 0m), (none.Count, none.Sum));
        Assert.Equal("there are no values", none.Mean().Reason);
        Assert.Equal("a variance needs two values", none.Variance().Reason);
    }

    [Fact]
    public void Mean_OfOneValue_HasNoStandardError()
    {
        var one = MeanValue.Of(12.5m);
        Assert.Equal(Estimate.Of(12.5, "a variance needs two values"), one.Mean());
        Assert.False(one.Variance().HasValue);
    }

    [Fact]
    public void Mean_OfSeveralValues_HasVarianceOverCountAsSquaredError()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squared deviations 32.
        var mean = Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal(32 / 7.0, mean.Variance().Value, 1e-15);
        Assert.Equal(5, mean.Mean().Value);
        Assert.Equal(Math.Sqrt(32 / 7.0 / 8), mean.Mean().StandardError, 1e-15);
    }

    [Fact]
    public void Mean_AndVariance_AreThoseOfTheDefinition() => Law.Holds(Gen.NonEmptyListOf(Values), values =>
    {
        var centre = values.Sum() / values.Count;
        Assert.Equal((double)centre, Of(values).Mean().Value, 1e-12 * Math.Abs((double)centre));
        if (values.Count < 2) return;
        var variance = values.Sum(value => (double)(value - centre) * (double)(value - centre)) / (values.Count - 1);
        Assert.Equal(variance, Of(values).Variance().Value, 1e-12 * variance);
    });

    [Theory]
    [InlineData("999999999.01", "999999999.02", "999999999.02")]
    [InlineData("1000000.001", "1000000.002", "1000000.004")]
    [InlineData("-999999999.99", "-999999999.98", "-999999999.96")]
    public void Variance_OfLargeValuesCloseTogether_IsThatOfTheirDifferences(string a, string b, string c)
    {
        decimal[] values = [Parse(a), Parse(b), Parse(c)];
        var expected = Of(values.Select(value => value - values[0])).Variance().Value;
        Assert.Equal(expected, Of(values).Variance().Value, 1e-14 * expected);
    }

    [Fact]
    public void Variance_OfEqualValues_IsZero() => Law.Holds(
        Gen.Zip(Values, Gen.Choose(2, 50)), x => Assert.Equal(0, Of(Enumerable.Repeat(x.Item1, x.Item2)).Variance().Value));

    [Fact]
    public void Addition_OfParts_IsCommutativeAndAssociativeWithDefaultNeutral() => Law.Holds(Gen.Three(Means), x =>
    {
        var (a, b, c) = x;
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a, a + default(MeanValue));
        Assert.Equal(a + b, a.Add(b));
    });

    [Fact]
    public void Addition_OfPartsInAnySplitAndOrder_IsTheWhole() => Law.Holds(
        from values in Gen.NonEmptyListOf(Values)
        from shuffled in Gen.Shuffle(values.ToArray())
        from cut in Gen.Choose(0, values.Count)
        select (values, shuffled, cut),
        x => Assert.Equal(Of(x.values), Of(x.shuffled.Take(x.cut)) + Of(x.shuffled.Skip(x.cut))));

    [Fact]
    public void Of_AValueBeyondTheRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => MeanValue.Of(decimal.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => MeanValue.Of(-1_000_000_000_000_000.01m));
        Assert.Equal(-1_000_000_000_000_000m, MeanValue.Of(-1_000_000_000_000_000m).Sum);
    }

    [Fact]
    public void Of_AValueOfManyDigits_IsRoundedToEightDecimals() => Assert.Equal(3.33333333m, MeanValue.Of(10m / 3).Sum);

    [Fact]
    public void Addition_PastTheCount_Throws()
    {
        var doubled = Enumerable.Range(0, 62).Aggregate(MeanValue.Of(0), (mean, _) => mean + mean);
        Assert.Throws<OverflowException>(() => doubled + doubled);
    }

    [Fact]
    public void ToString_OfAMean_IsInvariant() => Assert.Equal("2.5 of 1", MeanValue.Of(2.5m).ToString());

    [Fact]
    public void Members_OfAMean_AllocateNothing() =>
        Assert.Equal(0, Allocation.Of(() => _ = (MeanValue.Of(1.5m) + MeanValue.Of(2)).Add(3).Mean()));

    [Fact]
    public void TInterval_OfTheSleepData_IsTheKnownOne()
    {
        // Student (1908), Biometrika 6, the additional hours of sleep of ten patients: mean difference 1.58, t = 4.0621 with 9 degrees of
        // freedom.
        var interval = Of([1.2m, 2.4m, 1.3m, 1.3m, 0, 1.0m, 1.8m, 0.8m, 4.6m, 1.4m]).TInterval();
        Assert.Equal(0.70011424, interval.Lower, 1e-7);
        Assert.Equal(2.4598858, interval.Upper, 1e-7);
    }

    [Fact]
    public void TInterval_OfTwoValues_IsThatOfCauchy()
    {
        // One degree of freedom: t = cot(π·tail); 1 and 3 have mean 2 and standard error 1.
        var interval = Of([1, 3]).TInterval(0.9);
        Assert.Equal(2 - 1 / Math.Tan(Math.PI * 0.05), interval.Lower, 1e-13);
        Assert.Equal(2 + 1 / Math.Tan(Math.PI * 0.05), interval.Upper, 1e-13);
        Assert.Equal(0.9, interval.Level);
    }

    [Fact]
    public void TInterval_OfAnyValues_HoldsTheMean() => Law.Holds(Means.Where(mean => mean.Mean() is { HasStandardError: true }), mean =>
        Assert.True(mean.TInterval(0.5).Contains(mean.Mean().Value) && mean.TInterval(0.5).Width <= mean.TInterval().Width));

    [Fact]
    public void TInterval_WithoutVariance_SaysWhy()
    {
        Assert.Contains(
            "all values are equal", Assert.Throws<InvalidOperationException>(() => Of([5, 5, 5]).TInterval()).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(MeanValue).TInterval());
        Assert.Throws<InvalidOperationException>(() => MeanValue.Of(1).TInterval());
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Of([1, 2]).TInterval(0));
        Assert.Equal(0, Allocation.Of(() => (MeanValue.Of(1.5m) + MeanValue.Of(2)).TInterval()));
    }

    private static MeanValue Of(IEnumerable<decimal> values) => values.Aggregate(default(MeanValue), (mean, value) => mean.Add(value));

    private static decimal Parse(string value) => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
}
