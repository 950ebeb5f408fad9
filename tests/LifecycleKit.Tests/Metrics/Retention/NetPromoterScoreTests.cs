using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class NetPromoterScoreTests : EventMetricContract<NetPromoterScore>
{
    private protected override CustomerEvent Example => Answer(8);

    [Fact]
    public void Of_OneAnswerOfEach_CountsTwoPromotersTwoPassivesSevenDetractors() => Assert.Equal(
        NetPromoterScore.Of(2, 2, 7), NetPromoterScore.Of(Enumerable.Range(0, 11).Select(score => Answer(score))));

    [Fact]
    public void Of_OtherSurveysAndEvents_IsNoAnswer() => Assert.Equal(default, NetPromoterScore.Of(
    [
        CustomerEvent.SurveyAnswer(Days.Start, SurveyKind.Csat, 5), CustomerEvent.SurveyAnswer(Days.Start, SurveyKind.Other, 9),
        CustomerEvent.Review(Days.Start, 5),
    ]));

    /// <summary>100 (p − d) and 100 √((p + d − (p − d)²) / n), worked out at 40 digits.</summary>
    [Theory]
    [InlineData(5, 3, 2, 30, 24.698178070456938)]
    [InlineData(600, 300, 100, 50, 2.1213203435596426)]
    [InlineData(1, 1, 1, 0, 47.140452079103168)]
    public void ToEstimate_OfAnExample_IsScoreAndError(long promoters, long passives, long detractors, double score, double error)
    {
        var estimate = NetPromoterScore.Of(promoters, passives, detractors).ToEstimate();
        Assert.Equal(score, estimate.Value, 1e-12);
        Assert.Equal(error, estimate.StandardError, 1e-12);
    }

    [Fact]
    public void Interval_OfManyAnswers_IsTheScoreAndTwoErrors()
    {
        var interval = NetPromoterScore.Of(600, 300, 100).Interval();
        Assert.Equal(50 - 1.959963984540054 * 2.1213203435596426, interval.Lower, 1e-9);
        Assert.Equal(50 + 1.959963984540054 * 2.1213203435596426, interval.Upper, 1e-9);
    }

    [Fact]
    public void Interval_NearTheEdges_IsCut()
    {
        Assert.Equal(100, NetPromoterScore.Of(9, 1, 0).Interval().Upper);
        Assert.Equal(-100, NetPromoterScore.Of(0, 1, 9).Interval(0.99).Lower);
    }

    [Fact]
    public void ToEstimate_NoAnswers_SaysSo()
    {
        Assert.Equal("there are no answers", default(NetPromoterScore).ToEstimate().Reason);
        Assert.Throws<InvalidOperationException>(() => default(NetPromoterScore).Interval());
    }

    [Fact]
    public void OfAnswer_OffTheScaleOrFractional_IsRefused() => Assert.All([-1, 11, 8.5m, 10.0001m, -0.1m], score =>
        Assert.Throws<ArgumentOutOfRangeException>("answer", () => NetPromoterScore.OfAnswer(score)));

    [Fact]
    public void OfAnswer_WithDecimals_IsTheWholeNumber() => Assert.Equal(NetPromoterScore.Of(1, 0, 0), NetPromoterScore.OfAnswer(9.00m));

    [Fact]
    public void Of_NegativeCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("promoters", () => NetPromoterScore.Of(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("passives", () => NetPromoterScore.Of(0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("detractors", () => NetPromoterScore.Of(0, 0, -1));
    }

    /// <summary>The error by the definition of a variance: answers worth 100, 0 and −100.</summary>
    [Fact]
    public void ToEstimate_OfAnyCounts_IsMeanAndSpreadOfTheAnswers() => Law.Holds(
        from promoters in Gen.Choose(0, 50)
        from passives in Gen.Choose(0, 50)
        from detractors in Gen.Choose(0, 50)
        where promoters + passives + detractors > 0
        select (promoters, passives, detractors),
        x =>
        {
            double[] worth =
                [.. Enumerable.Repeat(100, x.promoters), .. Enumerable.Repeat(0, x.passives), .. Enumerable.Repeat(-100, x.detractors)];
            var mean = worth.Average();
            var estimate = NetPromoterScore.Of(x.promoters, x.passives, x.detractors).ToEstimate();
            Assert.InRange(estimate.Value, -100, 100);
            Assert.Equal(mean, estimate.Value, 1e-10);
            var kinds = worth.Distinct().Count();
            Assert.Equal(kinds > 1, estimate.HasStandardError);
            if (kinds > 1)
                Assert.Equal(Math.Sqrt(worth.Average(w => (w - mean) * (w - mean)) / worth.Length), estimate.StandardError, 1e-10);
        });

    [Fact]
    public void ToString_OfAScore_HasTheAnswers() => Assert.Equal("100 of 9", NetPromoterScore.Of(9, 0, 0).ToString());

    private protected override NetPromoterScore Whole(IEnumerable<CustomerEvent> events) => NetPromoterScore.Of(events);

    private protected override NetPromoterScore Part(in CustomerEvent customerEvent) => NetPromoterScore.Of(customerEvent);

    private static CustomerEvent Answer(decimal score) => CustomerEvent.SurveyAnswer(Days.Start, SurveyKind.Nps, score);
}
