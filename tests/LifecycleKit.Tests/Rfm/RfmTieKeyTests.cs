using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmTieKeyTests
{
    // Computed by an implementation of FNV-1a and fmix64 in another language. Frozen: fitted models depend on them.
    [Theory]
    [InlineData("a", 0x82A2A958A9BECE5B)]
    [InlineData("foobar", 0x2C22194922D1672B)]
    [InlineData("customer-1", 0xADF92B537B08CDDA)]
    [InlineData("customer-2", 0x5B55FD5D4645D8F3)]
    [InlineData("Łódź", 0x860C747AFD8DAEF9)]
    [InlineData("😀", 0xDA89B0991F06F386)]
    [InlineData("\uFFFD", 0xCF0B301FE2A776CD)]
    public void Of_Id_IsTheFrozenKey(string id, ulong key) => Assert.Equal(key, RfmModel.TieKeyOf(id));

    [Fact]
    public void Of_HalfASurrogatePair_CountsAsReplacementCharacter() =>
        Assert.Equal(RfmModel.TieKeyOf("\uFFFD"), RfmModel.TieKeyOf("\uD83D"));

    [Fact]
    public void Of_NullOrEmpty_Throws()
    {
        Assert.Throws<ArgumentNullException>("customerId", () => RfmModel.TieKeyOf(null!));
        Assert.Throws<ArgumentException>("customerId", () => RfmModel.TieKeyOf(""));
    }

    [Fact]
    public void Of_RunningNumbers_AreDistinctAndSpreadOverTheRange()
    {
        var keys = Enumerable.Range(0, 16_000).Select(i => RfmModel.TieKeyOf($"customer-{i}")).ToArray();

        Assert.Equal(keys.Length, keys.Distinct().Count());
        // 1000 expected per sixteenth, standard deviation 31.
        Assert.All(keys.GroupBy(key => key >> 60), sixteenth => Assert.InRange(sixteenth.Count(), 850, 1150));
    }

    [Fact]
    public void Of_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => RfmModel.TieKeyOf("customer-Łódź-😀")));
}
