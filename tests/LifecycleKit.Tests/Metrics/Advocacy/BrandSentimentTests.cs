using FsCheck.Fluent;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class BrandSentimentTests
{
    /// <summary>0.60 − 0.15 over all, √((0.75 − 0.45²) / 100); 45 / 75 without the neutral ones, √((1 − 0.6²) / 75).</summary>
    [Fact]
    public void Estimates_OfAnExample_DifferByTheNeutralMentions()
    {
        var sentiment = BrandSentiment.Create(60, 25, 15);
        Assert.Equal(100, sentiment.MentionCount);
        Assert.Equal(0.45, sentiment.ToEstimate().Value, 1e-15);
        Assert.Equal(0.0739932429347437, sentiment.ToEstimate().StandardError, 1e-15);
        Assert.Equal(0.6, sentiment.ToPolarEstimate().Value, 1e-15);
        Assert.Equal(0.0923760430703401, sentiment.ToPolarEstimate().StandardError, 1e-15);
    }

    [Theory]
    [InlineData(2, 0, 2, 0, 0.5)]
    public void ToEstimate_WithoutNeutralMentions_IsThePolarOne(
        long positive, long neutral, long negative, double value, double standardError)
    {
        var sentiment = BrandSentiment.Create(positive, neutral, negative);
        Assert.Equal(Estimate.Of(value, standardError), sentiment.ToEstimate());
        Assert.Equal(sentiment.ToEstimate(), sentiment.ToPolarEstimate());
    }

    [Fact]
    public void Estimates_WithoutMentions_SayWhy()
    {
        Assert.Equal("there are no mentions", default(BrandSentiment).ToEstimate().Reason);
        Assert.Equal("all mentions are neutral", BrandSentiment.Create(0, 3, 0).ToPolarEstimate().Reason);
        Assert.Equal(Estimate.Of(0, "all mentions are of one kind"), BrandSentiment.Create(0, 3, 0).ToEstimate());
    }

    /// <summary>The same as the mean of values 1, 0 and −1, whose unbiased variance has n − 1 for n.</summary>
    [Fact]
    public void ToEstimate_OfAnyCounts_IsTheMeanOfSignedMentions() => Law.Holds(
        from counts in Gen.ArrayOf(Gen.Choose(0, 50), 3)
        select counts,
        counts =>
        {
            var values = new[] { 1m, 0m, -1m }.SelectMany((value, i) => Enumerable.Repeat(value, counts[i])).ToList();
            if (values.Count < 2) return;
            var (mean, estimate) = (values.Aggregate(default(MeanValue), (sum, value) => sum.Add(value)).Mean(), Sum(counts).ToEstimate());
            Assert.Equal(mean.Value, estimate.Value, 1e-15);
            Assert.Equal(mean.StandardError * Math.Sqrt((values.Count - 1.0) / values.Count), estimate.StandardError, 1e-14);
        },
        count: 500);

    [Fact]
    public void Addition_OfParts_IsTheWholeInAnyOrder() => Law.Holds(
        from parts in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 50), 3)).Resize(8)
        from shuffled in Gen.Shuffle(parts)
        select (parts, shuffled),
        x => Assert.Equal(
            BrandSentiment.Create(x.parts.Sum(part => part[0]), x.parts.Sum(part => part[1]), x.parts.Sum(part => part[2])),
            x.shuffled.Aggregate(default(BrandSentiment), (sum, part) => sum + Sum(part))),
        count: 300);

    [Fact]
    public void ToString_OfCounts_NamesThem() =>
        Assert.Equal("60 positive, 25 neutral, 15 negative", BrandSentiment.Create(60, 25, 15).ToString());

    [Fact]
    public void ToEstimate_OfMentions_AllocatesNothing()
    {
        var sentiment = BrandSentiment.Create(60, 25, 15);
        Assert.Equal(0, Allocation.Of(() => (sentiment + sentiment).ToEstimate()));
    }

    [Theory]
    [InlineData(-1, 0, 0, "positive")]
    [InlineData(0, -1, 0, "neutral")]
    [InlineData(0, 0, -1, "negative")]
    public void Create_NegativeCounts_AreRefused(long positive, long neutral, long negative, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => BrandSentiment.Create(positive, neutral, negative));

    private static BrandSentiment Sum(int[] counts) => BrandSentiment.Create(counts[0], counts[1], counts[2]);
}
