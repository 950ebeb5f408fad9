using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class MeanDifferenceTests
{
    private static readonly Gen<decimal> Values = Gen.Choose(-1_000_000, 1_000_000).Select(cents => cents / 100m);

    private static readonly Gen<MeanDifference> Differences =
        Gen.Two(Gen.ListOf(Values)).Select(x => MeanDifference.Between(Of(x.Item1), Of(x.Item2)));

    [Fact]
    public void EveryMember_OfTheSleepData_IsTheKnownOne()
    {
        // Student (1908), Biometrika 6, taken as two independent groups: t = −1.8608 with 17.776 degrees of freedom, p = 0.07939; at 40
        // digits.
        var sleep = MeanDifference.Between(
            Of([0.7m, -1.6m, -0.2m, -1.2m, -0.1m, 3.4m, 3.7m, 0.8m, 0.0m, 2.0m]),
            Of([1.9m, 0.8m, 1.1m, 0.1m, -0.1m, 4.4m, 5.5m, 1.6m, 4.6m, 3.4m]));
        var interval = sleep.WelchInterval();
        Assert.Equal(-1.58, sleep.Difference().Value, 1e-15);
        Assert.Equal(0.84909101723876196, sleep.Difference().StandardError, 1e-14);
        Assert.Equal(17.77647351617849, sleep.DegreesOfFreedom().Value, 1e-12);
        Assert.Equal(0.079394140187358138, sleep.PValue().Value, 1e-14);
        Assert.Equal(-3.3654832307117106, interval.Lower, 1e-12);
        Assert.Equal(0.20548323071171059, interval.Upper, 1e-12);
        Assert.Equal(0.95, interval.Level);
    }

    [Fact]
    public void PValue_FarApart_KeepsItsDigits()
    {
        // t = −1278.35 with 4.864 degrees of freedom, at 40 digits (mpmath 1.3).
        var far = MeanDifference.Between(Of([1, 2, 3, 4]), Of([1001, 1002, 1002.5m]));
        Assert.Equal(1.2458291186297678e-14, far.PValue().Value, 1e-27);
    }

    [Fact]
    public void DegreesOfFreedom_OfEqualGroups_AreAllButTwo()
    {
        Assert.Equal(6, MeanDifference.Between(Of([1, 2, 3, 4]), Of([11, 12, 13, 14])).DegreesOfFreedom().Value, 1e-14);
        // Where one group does not vary, the other's alone.
        Assert.Equal(3, MeanDifference.Between(Of([1, 2, 3, 4]), Of([5, 5, 5])).DegreesOfFreedom().Value);
    }

    [Fact]
    public void EveryMember_OfAnyGroups_IsThatOfTheFormula() => Law.Holds(
        Differences.Where(x => x.First.Count > 1 && x.Second.Count > 1 && x.DegreesOfFreedom().HasValue),
        x =>
        {
            var (s, r) = (x.First.Variance().Value / x.First.Count, x.Second.Variance().Value / x.Second.Count);
            var freedom = (s + r) * (s + r) / (s * s / (x.First.Count - 1) + r * r / (x.Second.Count - 1));
            Assert.Equal(freedom, x.DegreesOfFreedom().Value, 1e-12 * freedom);
            Assert.InRange(
                freedom, (Math.Min(x.First.Count, x.Second.Count) - 1) * (1 - 1e-14), (x.First.Count + x.Second.Count - 2) * (1 + 1e-14));
            // The bound of the interval whose level is 1 − p is 0.
            var p = x.PValue().Value;
            Assert.InRange(p, 0, 1);
            if (p is < 1e-6 or > 0.999) return;
            var interval = x.WelchInterval(1 - p);
            Assert.True(interval.Contains(x.Difference().Value));
            Assert.Equal(0, Math.Min(Math.Abs(interval.Lower), Math.Abs(interval.Upper)), 1e-8 * interval.Width);
        });

    [Fact]
    public void EveryMember_OfExchangedGroups_TurnsItsSign() => Law.Holds(Differences, x =>
    {
        var turned = MeanDifference.Between(x.Second, x.First);
        Assert.Equal(x.Difference().HasValue, turned.Difference().HasValue);
        if (!x.PValue().HasValue) return;
        var (interval, other) = (x.WelchInterval(), turned.WelchInterval());
        Assert.Equal(-turned.Difference().Value, x.Difference().Value);
        Assert.Equal(turned.PValue().Value, x.PValue().Value, 1e-11);
        Assert.Equal(-other.Upper, interval.Lower, 1e-11 * interval.Width);
        Assert.Equal(-other.Lower, interval.Upper, 1e-11 * interval.Width);
    });

    [Fact]
    public void Merge_OfPartsInAnySplit_IsTheWhole() => Law.Holds(
        Gen.Two(from values in Gen.ListOf(Values) from cut in Gen.Choose(0, values.Count) select (values, cut)),
        x =>
        {
            var ((a, i), (b, j)) = x;
            var parts = MeanDifference.Between(Of(a.Take(i)), Of(b.Take(j))).Merge(MeanDifference.Between(Of(a.Skip(i)), Of(b.Skip(j))));
            var whole = MeanDifference.Between(Of(a), Of(b));
            Assert.Equal(whole, parts);
            Assert.Equal((whole.Difference(), whole.PValue()), (parts.Difference(), parts.PValue()));
            Assert.Equal(whole, whole.Merge(default));
        });

    [Fact]
    public void Members_OfTooFewValues_SayWhy()
    {
        Assert.Equal("a group has no values", default(MeanDifference).Difference().Reason);
        var one = MeanDifference.Between(MeanValue.Of(3), Of([1, 2]));
        Assert.Equal(Estimate.Of(1.5, "a variance needs two values"), one.Difference());
        Assert.Equal("a variance needs two values", one.DegreesOfFreedom().Reason);
        Assert.Equal("a variance needs two values", one.PValue().Reason);
        Assert.Throws<InvalidOperationException>(() => one.WelchInterval());
        Assert.Throws<ArgumentOutOfRangeException>("level", () => one.WelchInterval(1));
    }

    [Fact]
    public void Members_WhereNeitherGroupVaries_HaveNoTestAndNoInterval()
    {
        var constant = MeanDifference.Between(Of([5, 5]), Of([3, 3, 3]));
        Assert.Equal(Estimate.Of(2, "neither group varies"), constant.Difference());
        Assert.Equal("neither group varies", constant.DegreesOfFreedom().Reason);
        Assert.Equal("neither group varies", constant.PValue().Reason);
        Assert.Contains(
            "neither group varies", Assert.Throws<InvalidOperationException>(() => constant.WelchInterval()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PValue_OfEqualMeans_IsOne() => Assert.Equal(1, MeanDifference.Between(Of([1, 3]), Of([0, 2, 4])).PValue().Value);

    [Fact]
    public void ToString_OfADifference_IsInvariant() => Assert.Equal(
        "0.5 of 1 and 1", MeanDifference.Between(MeanValue.Of(2.5m), MeanValue.Of(2)).ToString());

    [Fact]
    public void Members_OfADifference_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        var group = MeanValue.Of(1) + MeanValue.Of(2);
        var difference = MeanDifference.Between(group, group.Add(7)).Merge(default);
        difference.Difference();
        difference.WelchInterval();
        difference.PValue();
    }));

    private static MeanValue Of(IEnumerable<decimal> values) => values.Aggregate(default(MeanValue), (mean, value) => mean.Add(value));
}
