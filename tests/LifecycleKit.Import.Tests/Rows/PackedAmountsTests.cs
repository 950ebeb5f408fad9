using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

public class PackedAmountsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("12.3400", "12.34")]
    [InlineData("-12.3456", "-12.3456")]
    [InlineData("1000", "1000")]
    [InlineData("1.23456", "1.23456")]
    [InlineData("4294967296", "4294967296")]
    [InlineData("230584300921369.3951", "230584300921369.3951")]
    [InlineData("-230584300921369.3952", "-230584300921369.3952")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Unpack_OfAPackedAmount_IsTheAmount(string amount, string unpacked)
    {
        var amounts = new PackedAmounts();

        var result = amounts.Unpack(amounts.Pack(decimal.Parse(amount, CultureInfo.InvariantCulture)));

        Assert.Equal(unpacked, result?.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Unpack_OfAnyAmount_IsTheAmount()
    {
        var (amounts, random) = (new PackedAmounts(), new Random(5));
        for (var i = 0; i < 20_000; i++)
        {
            var amount = new decimal(random.Next(), random.Next(1 << random.Next(31)), 0, random.Next(2) == 0, (byte)random.Next(8));
            var code = amounts.Pack(amount);
            Assert.Equal((amount, amount < 0), (amounts.Unpack(code), amounts.IsNegative(code)));
        }

        Assert.Null(amounts.Unpack(amounts.Pack(null)));
        Assert.False(amounts.IsNegative(amounts.Pack(null)));
    }
}
