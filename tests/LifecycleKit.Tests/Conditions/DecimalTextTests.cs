using FsCheck.Fluent;
using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

public class DecimalTextTests
{
    [Fact]
    public void Read_OfAnyNumberWritten_GivesItBack() => Law.Holds(
        Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue), 3).Zip(Gen.Choose(0, 57)),
        x =>
        {
            var value = new decimal(x.Item1[0], x.Item1[1], x.Item1[2], x.Item2 > 28, (byte)(x.Item2 % 29));
            Assert.Equal(value, DecimalText.Read(ConditionText.Number(value)));
            Assert.True(DecimalText.IsCanonical(ConditionText.Number(value)));
        },
        5_000);

    [Theory]
    [InlineData("007.50", "7.5")]
    [InlineData("-0", "0")]
    [InlineData("-0.10", "-0.1")]
    [InlineData("0000000000000000000000000000000000000001.0000000000000000000000000000000000000", "1")]
    public void Read_OfOtherForms_GivesTheNumber(string text, string canonical)
    {
        Assert.Equal(canonical, ConditionText.Number(DecimalText.Read(text)!.Value));
        Assert.False(DecimalText.IsCanonical(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1e3")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.1.1")]
    [InlineData("1,1")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1.00000000000000000000000000001")]
    public void Read_OfAnythingElse_GivesNone(string text) => Assert.Null(DecimalText.Read(text));
}
