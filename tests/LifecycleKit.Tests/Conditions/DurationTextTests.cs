using FsCheck.Fluent;
using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

public class DurationTextTests
{
    [Fact]
    public void Read_OfAnyLengthWritten_GivesItBack() => Law.Holds(
        Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 1_500_000)),
        x =>
        {
            var ticks = ((long)x.Item2 << 31) + x.Item1 + 1;
            Assert.Equal(new TimeSpan(ticks), DurationText.Read(DurationText.Write(ticks)));
        },
        5_000);

    [Theory]
    [InlineData("90d", 90 * 86_400)]
    [InlineData("1d12h", 129_600)]
    [InlineData("36h", 129_600)]
    [InlineData("30m", 1_800)]
    [InlineData("045s", 45)]
    [InlineData("1d1h1m1s0ticks", 90_061)]
    public void Read_OfALength_GivesIt(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("1")]
    [InlineData("1d2")]
    [InlineData("1D")]
    [InlineData("1s1m")]
    [InlineData("1m1m")]
    [InlineData("1d 1h")]
    [InlineData("٣d")]
    public void Read_OfAnythingElse_GivesNone(string text) => Assert.Null(DurationText.Read(text));

    [Fact]
    public void Read_OfMoreThanThereIs_IsTheGreatest() =>
        Assert.Equal(TimeSpan.MaxValue, DurationText.Read("999999999999999999d999999999999999999h"));
}
