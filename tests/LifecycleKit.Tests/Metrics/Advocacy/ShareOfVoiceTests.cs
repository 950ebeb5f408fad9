using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ShareOfVoiceTests
{
    [Fact]
    public void Of_OfAnExample_IsTheBrandsPart() => Assert.Equal(Estimate.Of(0.3), ShareOfVoice.Of(120, 120 + 200 + 80).ToEstimate());

    [Fact]
    public void Of_NoMentionsAtAll_IsUndefined() => Assert.False(ShareOfVoice.Of(0, 0).IsDefined);

    [Fact]
    public void Of_Sources_AddUp() => Assert.Equal(ShareOfVoice.Of(15, 90), ShareOfVoice.Of(5, 50) + ShareOfVoice.Of(10, 40));

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    [InlineData(0, -1)]
    public void Of_ImpossibleCounts_AreRefused(long brand, long all) =>
        Assert.Throws<ArgumentOutOfRangeException>("brandMentions", () => ShareOfVoice.Of(brand, all));
}
