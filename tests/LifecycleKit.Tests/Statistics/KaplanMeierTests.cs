using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Statistics;
using Interval = LifecycleKit.Statistics.Interval;

namespace LifecycleKit.Tests.Statistics;

public class KaplanMeierTests
{
    // The 6-MP arm of E. J. Freireich et al., Blood 21, 1963, weeks in remission.
    private static readonly KaplanMeier Remission = KaplanMeier.Fit(SurvivalSample.Create(
    [
        SurvivalRow.Event(6, 3), SurvivalRow.Censored(6), SurvivalRow.Event(7), SurvivalRow.Censored(9), SurvivalRow.Event(10),
        SurvivalRow.Censored(10), SurvivalRow.Censored(11), SurvivalRow.Event(13), SurvivalRow.Event(16), SurvivalRow.Censored(17),
        SurvivalRow.Censored(19), SurvivalRow.Censored(20), SurvivalRow.Event(22), SurvivalRow.Event(23), SurvivalRow.Censored(25),
        SurvivalRow.Censored(32, 2), SurvivalRow.Censored(34), SurvivalRow.Censored(35),
    ]));

    private static readonly Gen<SurvivalRow> Rows =
        from duration in Gen.Choose(0, 12)
        from entry in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, Math.Max(0, duration - 1))))
        from isEvent in Gen.Elements(true, false)
        from count in Gen.Choose(1, 4)
        select isEvent ? SurvivalRow.Event(duration / 4.0, count, entry / 4.0) : SurvivalRow.Censored(duration / 4.0, count, entry / 4.0);

    private static readonly Gen<SurvivalRow[]> Samples = Gen.Choose(1, 25).SelectMany(n => Rows.ArrayOf(n));

    // The bounds are computed at 40 digits.
    [Theory]
    [InlineData(6, 0.857143, 0.076360, 0.61971795526598378, 0.95155174764699703)]
    [InlineData(7, 0.806723, 0.086935, 0.56314656462223332, 0.92280901920288045)]
    [InlineData(10, 0.752941, 0.096350, 0.50319951079995636, 0.88936183516926559)]
    [InlineData(13, 0.690196, 0.106815, 0.431610222486184, 0.84906596334945081)]
    [InlineData(16, 0.627451, 0.114054, 0.36751085598750202, 0.80491218947184132)]
    [InlineData(22, 0.537815, 0.128234, 0.26777893676713499, 0.74679071763539459)]
    [InlineData(23, 0.448179, 0.134591, 0.18805200595923234, 0.68014262849524151)]
    public void Fit_RemissionTimes_AreAsPublished(double time, double survival, double error, double lower, double upper)
    {
        var estimate = Remission.SurvivalAt(time);
        var interval = Remission.IntervalAt(time);

        Assert.Equal((survival, error), (Math.Round(estimate.Value, 6), Math.Round(estimate.StandardError, 6)));
        Assert.Equal(lower, interval.Lower, 1e-13);
        Assert.Equal(upper, interval.Upper, 1e-13);
        Assert.Equal(interval, Remission.IntervalAt(Math.BitIncrement(time)));
    }

    [Fact]
    public void Steps_RemissionTimes_CountThoseAtRisk()
    {
        Assert.Equal([21L, 17, 16, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2, 1], Remission.Steps.Select(step => step.AtRisk));
        Assert.Equal((6.0, 3L, 1L), (Remission.Steps[0].Time, Remission.Steps[0].EventCount, Remission.Steps[0].CensoredCount));
        Assert.False(Remission.HasGap);
    }

    [Fact]
    public void Quantile_RemissionTimes_AreTheFirstTimes()
    {
        Assert.Equal(Estimate.Of(23), Remission.Median());
        Assert.Equal(Estimate.Of(6), Remission.Quantile(0.01));
        Assert.Equal("survival is still 0.4482 at the last observed time, 35", Remission.Quantile(0.6).Reason);
        Assert.Equal(Interval.Create(13, double.PositiveInfinity, 0.95), Remission.QuantileInterval(0.5));
    }

    // Computed at 40 digits.
    [Fact]
    public void RestrictedMean_RemissionTimes_IsTheArea()
    {
        var mean = Remission.RestrictedMean(35);
        Assert.Equal(23.287394957983193, mean.Value, 1e-13);
        Assert.Equal(2.8274676233714394, mean.StandardError, 1e-14);
        Assert.Equal(Estimate.Of(5, "there was no event, or all were at one time"), Remission.RestrictedMean(5));
        Assert.Equal(Estimate.Of(0, "there was no event, or all were at one time"), Remission.RestrictedMean(0));
        Assert.Equal("the last observed time is 35", Remission.RestrictedMean(35.5).Reason);
    }

    [Fact]
    public void SurvivalAt_OutsideTheTimes_IsOneOrSaysWhy()
    {
        Assert.Equal(Estimate.Of(1, "there was no event so far"), Remission.SurvivalAt(5.9));
        Assert.Equal(Remission.Steps[^1].Survival, Remission.SurvivalAt(35));
        Assert.Equal("the last observed time is 35", Remission.SurvivalAt(35.1).Reason);
        Assert.Equal(Interval.Create(0, Remission.IntervalAt(35).Upper, 0.95), Remission.IntervalAt(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => Remission.SurvivalAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => Remission.SurvivalAt(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => Remission.RestrictedMean(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => Remission.Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Remission.IntervalAt(7, 1));
    }

    [Fact]
    public void IntervalAt_BeforeTheFirstEvent_IsExact()
    {
        // No event among 21: the lower bound is 0.025^(1/21).
        Assert.Equal(0.83890238478092038, Remission.IntervalAt(1).Lower, 1e-14);
        Assert.Equal(1, Remission.IntervalAt(1).Upper);
        var lone = KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Censored(1, 9), SurvivalRow.Censored(2)]));
        Assert.Equal(0.025, lone.IntervalAt(2).Lower, 1e-15);
        Assert.Equal(0.025, lone.IntervalAt(1.5).Lower, 1e-15);
        Assert.Equal(Math.Pow(0.025, 0.1), lone.IntervalAt(1).Lower, 1e-15);
    }

    [Fact]
    public void IntervalAt_AfterTheLastCustomer_GoesFromZeroToTheBoundBefore()
    {
        var all = KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Event(1, 2), SurvivalRow.Event(2, 2)]));
        Assert.Equal(
            (Estimate.Of(0, "survival reached 0"), Estimate.Of(0, "survival reached 0")), (all.SurvivalAt(2), all.SurvivalAt(1e9)));
        Assert.Equal(Interval.Create(0, all.IntervalAt(1).Upper, 0.95), all.IntervalAt(1e9));
        Assert.Equal((1.5, Math.Sqrt(0.0625)), (all.RestrictedMean(double.PositiveInfinity).Value, all.RestrictedMean(9).StandardError));

        var atOnce = KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Event(3, 4)])).IntervalAt(3);
        Assert.Equal(0, atOnce.Lower);
        Assert.Equal(1 - Math.Pow(0.025, 0.25), atOnce.Upper, 1e-14);
    }

    [Fact]
    public void Fit_NoCustomers_SaysSo()
    {
        var none = KaplanMeier.Fit(SurvivalSample.Empty);
        Assert.Empty(none.Steps);
        foreach (var answer in new[] { none.SurvivalAt(0), none.Median(), none.RestrictedMean(1) })
            Assert.Equal("there are no observations", answer.Reason);
        Assert.Equal(Interval.Create(0, 1, 0.9), none.IntervalAt(1, 0.9));
        Assert.Equal(Interval.Create(0, double.PositiveInfinity, 0.9), none.QuantileInterval(0.5, 0.9));
    }

    [Fact]
    public void Fit_LateEntries_AreAtRiskFromTheirEntryOn()
    {
        // At risk: at 2 those of entry 0 and 1, 5; at 3 also the one of entry 2, 5 (one left at 2); at 4, three.
        var late = KaplanMeier.Fit(SurvivalSample.Create(
        [
            SurvivalRow.Event(2), SurvivalRow.Event(3, entry: 1), SurvivalRow.Event(4, entry: 2), SurvivalRow.Censored(3, entry: 1),
            SurvivalRow.Event(5), SurvivalRow.Censored(6),
        ]));

        Assert.Equal([5L, 5, 3, 2, 1], late.Steps.Select(step => step.AtRisk));
        double[] survival = [4 / 5.0, 16 / 25.0, 32 / 75.0, 16 / 75.0, 16 / 75.0];
        Assert.All(late.Steps.Zip(survival), x => Assert.Equal(x.Second, x.First.Survival.Value, 1e-15));
        Assert.Equal(32 / 75.0 * Math.Sqrt(1 / 20.0 + 1 / 20.0 + 1 / 6.0), late.SurvivalAt(4.5).StandardError, 1e-15);
        Assert.False(late.HasGap);
    }

    [Fact]
    public void HasGap_NoCustomerAtRiskForAWhile_IsTrue()
    {
        Assert.True(KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Event(3, 2, entry: 1)])).HasGap);
        Assert.True(KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Censored(1), SurvivalRow.Event(3, 2, entry: 2)])).HasGap);
        Assert.False(KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Censored(1), SurvivalRow.Event(3, 2, entry: 1)])).HasGap);
        Assert.Equal(0, KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Censored(3, 2, entry: 1)])).IntervalAt(2).Lower);
    }

    [Fact]
    public void Fit_DurationsOfZero_AreAtRisk()
    {
        var zero = KaplanMeier.Fit(SurvivalSample.Create([SurvivalRow.Event(0), SurvivalRow.Censored(-0.0), SurvivalRow.Event(1, 2)]));
        Assert.Equal(0.75, zero.SurvivalAt(0).Value);
        Assert.Equal(0.75, zero.RestrictedMean(1).Value);
    }

    [Fact]
    public void Fit_AnySample_IsTheProductOfItsFormula() => Law.Holds(Samples, rows =>
    {
        var curve = KaplanMeier.Fit(SurvivalSample.Create(rows));
        foreach (var step in curve.Steps)
        {
            var (survival, greenwood) = (1.0, 0.0);
            foreach (var time in rows.Where(row => row.IsEvent && row.Duration <= step.Time).Select(row => row.Duration).Distinct())
            {
                double n = rows.Where(row => row.Duration >= time && (row.Entry == 0 || row.Entry < time)).Sum(row => row.Count);
                double d = rows.Where(row => row.IsEvent && row.Duration == time).Sum(row => row.Count);
                survival *= 1 - d / n;
                greenwood += d / (n * (n - d));
            }

            Assert.Equal(survival, step.Survival.Value, 1e-14);
            Assert.Equal(survival > 0 && greenwood > 0, step.Survival.HasStandardError);
            if (step.Survival.HasStandardError) Assert.Equal(survival * Math.Sqrt(greenwood), step.Survival.StandardError, 1e-13);
            var (tight, wide) = (step.Interval(0.5), step.Interval(0.99));
            Assert.True(wide.Lower >= 0 && wide.Lower <= tight.Lower && tight.Upper <= wide.Upper && wide.Upper <= 1);
            Assert.True(tight.Contains(step.Survival.Value), $"{tight} without {step}");
        }
    });

    [Fact]
    public void RestrictedMean_AnySample_IsTheSumOfRectangles() => Law.Holds(Samples, rows =>
    {
        var curve = KaplanMeier.Fit(SurvivalSample.Create(rows));
        var horizon = curve.Steps[^1].Time;
        const int cells = 4;
        var area = Enumerable.Range(0, (int)(horizon * cells)).Sum(i => curve.SurvivalAt((i + 0.5) / cells).Value / cells);
        Assert.Equal(area, curve.RestrictedMean(horizon).Value, 1e-13);
    });

    [Fact]
    public void Quantile_AnySample_LiesInItsInterval() => Law.Holds(
        from rows in Samples from p in Gen.Choose(1, 99) select (Rows: rows, P: p / 100.0),
        x =>
        {
            var curve = KaplanMeier.Fit(SurvivalSample.Create(x.Rows));
            if (!curve.Quantile(x.P).TryGetValue(out var time)) return;
            Assert.True(curve.QuantileInterval(x.P).Contains(time));
            Assert.True(curve.SurvivalAt(time).Value <= 1 - x.P + 1e-12);
            Assert.All(curve.Steps.Where(step => step.Time < time), step => Assert.True(step.Survival.Value > 1 - x.P));
        });

    [Fact]
    public void Fit_WithoutCensoring_IsTheShareOfSurvivors() => Law.Holds(
        Gen.Choose(0, 30).NonEmptyListOf(),
        durations =>
        {
            var curve = KaplanMeier.Fit(SurvivalSample.Create([.. durations.Select(t => SurvivalRow.Event(t))]));
            var n = durations.Count;
            foreach (var step in curve.Steps)
            {
                var survival = durations.Count(t => t > step.Time) / (double)n;
                Assert.Equal(survival, step.Survival.Value);
                if (survival > 0) Assert.Equal(Math.Sqrt(survival * (1 - survival) / n), step.Survival.StandardError, 1e-14);
            }

            Assert.Equal(durations.Average(), curve.RestrictedMean(double.PositiveInfinity).Value, 1e-12);
            Assert.Equal(durations.Order().ElementAt((n - 1) / 2), curve.Median().Value);
        });

    [Fact]
    public void Fit_InAnotherUnit_IsTheSameCurve() => Law.Holds(
        from rows in Samples from exponent in Gen.Choose(-20, 20) select (Rows: rows, Unit: Math.ScaleB(1, exponent)),
        x =>
        {
            var (days, other) =
                (KaplanMeier.Fit(SurvivalSample.Create(x.Rows)), KaplanMeier.Fit(SurvivalSample.Create([.. x.Rows.Select(InUnit)])));
            Assert.Equal(days.Steps.Select(step => step.Survival), other.Steps.Select(step => step.Survival));
            Assert.Equal(days.Steps.Select(step => step.Time * x.Unit), other.Steps.Select(step => step.Time));
            Assert.Equal(days.RestrictedMean(days.Steps[^1].Time).Value * x.Unit, other.RestrictedMean(other.Steps[^1].Time).Value);

            SurvivalRow InUnit(SurvivalRow row) => row.IsEvent
                ? SurvivalRow.Event(row.Duration * x.Unit, row.Count, row.Entry * x.Unit)
                : SurvivalRow.Censored(row.Duration * x.Unit, row.Count, row.Entry * x.Unit);
        });

    [Fact]
    public void Fit_OfMergedParts_IsThatOfTheWhole() => Law.Holds(
        from rows in Samples from cut in Gen.Choose(0, rows.Length) from shuffled in Gen.Shuffle(rows)
            select (Rows: rows, Cut: cut, shuffled),
        x =>
        {
            var whole = SurvivalSample.Create(x.Rows);
            var (a, b) = (SurvivalSample.Create(x.shuffled.AsSpan(..x.Cut)), SurvivalSample.Create(x.shuffled.AsSpan(x.Cut..)));
            Assert.Equal(whole.Rows, a.Merge(b).Rows);
            Assert.Equal(KaplanMeier.Fit(whole).Steps, KaplanMeier.Fit(b.Merge(a)).Steps);
            Assert.Equal(whole.Count, a.Count + b.Count);
        });
}
