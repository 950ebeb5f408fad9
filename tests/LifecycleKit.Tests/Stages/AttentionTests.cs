using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class AttentionTests
{
    private readonly Story _story = new(LifecyclePresets.Attention);

    [Fact]
    public void Attention_CustomerWhoComesBackAndRecommends_IsAnAdvocate()
    {
        _story.Visit().Wait(3).Visit().Wait(1).Order().Wait(60).Order().Wait(10).Refer();

        Assert.Equal("attention > consideration > conversion > return > advocate", _story.Path);
    }

    [Fact]
    public void Attention_ManyShortVisits_AreNoConsideration()
    {
        for (var visit = 0; visit < 20; visit++) _story.Visit(engaged: false);
        Assert.Equal("attention", _story.Visit(engaged: true).Stage);
        Assert.Equal("attention", _story.Visit(engaged: false).Stage);
        Assert.Equal("consideration", _story.Visit(engaged: true).Stage);
    }

    [Theory]
    [InlineData(Channels.Email)]
    [InlineData(Channels.Sms)]
    [InlineData(Channels.Push)]
    public void Attention_ContactLeft_IsConsideration(Channels channel) => Assert.Equal("consideration", _story.Contact(channel).Stage);

    [Fact]
    public void Attention_Cart_IsConsiderationUnlessItIsEmpty()
    {
        Assert.Equal("attention", _story.Cart(items: 0).Stage);
        Assert.Equal("consideration", _story.Cart(items: 1).Stage);
    }

    [Fact]
    public void Attention_ConsiderationOfAnAbsentee_EndsAfter90Days() => Assert.Equal("attention", _story.Cart(items: 1).Wait(90).Stage);

    [Fact]
    public void Attention_PraiseOfAOneTimeBuyer_WaitsForTheSecondOrder() =>
        Assert.Equal("conversion", _story.Order().Review(5).Refer().Stage);

    [Fact]
    public void Attention_PraiseBeforeTheSecondOrder_CountsWhenItComes() =>
        Assert.Equal("attention > conversion > return > advocate", _story.Order().Review(5).Order().Path);

    [Theory]
    [InlineData(4, "advocate")]
    [InlineData(3, "return")]
    public void Attention_ReviewOfAReturningCustomer_CountsFromFourStars(int stars, string stage) =>
        Assert.Equal(stage, _story.Order().Order().Review(stars).Stage);

    [Theory]
    [InlineData(SurveyKind.Nps, 9, "advocate")]
    [InlineData(SurveyKind.Nps, 8, "return")]
    [InlineData(SurveyKind.Csat, 5, "return")]
    [InlineData(SurveyKind.Other, 10, "return")]
    public void Attention_AnswerOfAReturningCustomer_CountsOnThePromoterScaleAlone(SurveyKind survey, int score, string stage) =>
        Assert.Equal(stage, _story.Order().Order().Answer(survey, score).Stage);

    [Theory]
    [InlineData(SurveyKind.Nps, 6, "return")]
    [InlineData(SurveyKind.Nps, 7, "advocate")]
    [InlineData(SurveyKind.Csat, 1, "advocate")]
    public void Attention_AnswerOfAnAdvocate_DisappointsFromSixDown(SurveyKind survey, int score, string stage) =>
        Assert.Equal(stage, _story.Order().Order().Refer().Answer(survey, score).Stage);

    [Fact]
    public void Attention_AdvocateWhoReturnsTheirOrders_ConsidersAgain()
    {
        _story.Order().Order().Refer().RefundLast();
        Assert.Equal("conversion", _story.Stage);
        _story.RefundLast();

        Assert.Equal("consideration", _story.Stage);
        Assert.Equal("advocate", _story.Highest);
    }

    [Fact]
    public void Attention_AdvocateSilentForAYear_IsBackInConsideration()
    {
        _story.Order().Order().Refer().Wait(365);
        Assert.Equal("attention", _story.Stage);

        Assert.Equal(
            "attention > conversion > return > advocate > consideration > attention > conversion > return > advocate",
            _story.Order().Wait(30).Order().Path);
    }

    [Fact]
    public void Attention_SilentCustomerWhoStillLooks_Considers() =>
        Assert.Equal("consideration", _story.Order().Wait(300).Visit().Wait(70).Stage);

    [Fact]
    public void Attention_OldOrderThatArrivesLate_ConvertsNoCustomer() => Assert.Equal("attention", _story.Order(daysAgo: 400).Stage);
}
