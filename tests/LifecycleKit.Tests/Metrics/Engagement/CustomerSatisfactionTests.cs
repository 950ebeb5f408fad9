using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class CustomerSatisfactionTests : EventMetricContract<Ratio>
{
    private protected override CustomerEvent Example => Answer(4);

    [Fact]
    public void Of_AnswersOfFivePoints_CountsFourAndFive() =>
        Assert.Equal(Ratio.Of(2, 5), CustomerSatisfaction.Of([Answer(1), Answer(2), Answer(3), Answer(4), Answer(5)]));

    [Fact]
    public void Of_OtherSurveysAndEvents_IsUndefined() => Assert.Equal(default, CustomerSatisfaction.Of(
    [
        CustomerEvent.SurveyAnswer(Days.Start, SurveyKind.Nps, 10), CustomerEvent.SurveyAnswer(Days.Start, SurveyKind.Other, 5),
        CustomerEvent.Review(Days.Start, 5),
    ]));

    [Fact]
    public void Of_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(8, 10), CustomerSatisfaction.Of(8, 10));

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    public void Of_ImpossibleCounts_AreRefused(long top, long answers) =>
        Assert.Throws<ArgumentOutOfRangeException>("satisfied", () => CustomerSatisfaction.Of(top, answers));

    [Fact]
    public void OfFivePoints_OfAnExample_IsNotTheMeanAnswer() =>
        Assert.Equal(Ratio.Of(70, 100), CustomerSatisfaction.OfFivePoints([5, 10, 15, 40, 30]));

    [Fact]
    public void OfTenPoints_OfAnExample_CountsNineAndTen() =>
        Assert.Equal(Ratio.Of(19, 55), CustomerSatisfaction.OfTenPoints([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));

    [Fact]
    public void OfFivePoints_OfOtherCounts_IsRefused()
    {
        Assert.Throws<ArgumentException>("counts", () => CustomerSatisfaction.OfFivePoints([1, 2, 3, 4]));
        Assert.Throws<ArgumentException>("counts", () => CustomerSatisfaction.OfTenPoints([1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => CustomerSatisfaction.OfFivePoints([1, 2, -3, 4, 5]));
    }

    [Fact]
    public void OfFivePoints_NoAnswers_IsUndefined() => Assert.False(CustomerSatisfaction.OfFivePoints([0, 0, 0, 0, 0]).IsDefined);

    private protected override Ratio Whole(IEnumerable<CustomerEvent> events) => CustomerSatisfaction.Of(events);

    private protected override Ratio Part(in CustomerEvent customerEvent) => CustomerSatisfaction.Of(customerEvent);

    private static CustomerEvent Answer(decimal score) => CustomerEvent.SurveyAnswer(Days.Start, SurveyKind.Csat, score);
}
