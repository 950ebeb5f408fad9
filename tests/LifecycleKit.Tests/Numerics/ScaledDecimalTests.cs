using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class ScaledDecimalTests
{
    private static readonly Gen<decimal> AnyDecimal =
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(int.MinValue, int.MaxValue)))
        from middleOrNone in Gen.Elements(0, 1, middle)
        from negative in Gen.Elements(true, false)
        from scale in Gen.Frequency((3, Gen.Choose(0, 7)), (1, Gen.Choose(0, 28)))
        select new decimal(low, middleOrNone, high, negative, (byte)scale);

    [Theory]
    [InlineData("12.34", 1234, 2)]
    [InlineData("-12.340", -12340, 3)]
    [InlineData("0", 0, 0)]
    [InlineData("9223372036854775807", long.MaxValue, 0)]
    [InlineData("-9223372036854775807", -long.MaxValue, 0)]
    public void TryRead_AmountThatFits_GivesUnitsAndScale(string text, long units, int scale)
    {
        Assert.True(ScaledDecimal.TryRead(Parse(text), out var readUnits, out var readScale));
        Assert.Equal((units, scale), (readUnits, readScale));
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.000000001")]
    public void TryRead_AmountThatDoesNotFit_IsFalse(string text) => Assert.False(ScaledDecimal.TryRead(Parse(text), out _, out _));

    [Theory]
    [InlineData("1.5", 2, true, 150)]
    [InlineData("1.5", 0, false, 0)]
    [InlineData("9223372036854.775807", 6, true, long.MaxValue)]
    [InlineData("92233720368547.75807", 6, false, 0)]
    [InlineData("1.50000000000000", 1, true, 15)]
    [InlineData("-92233720367.547758070000", 8, true, -9_223_372_036_754_775_807)]
    [InlineData("0.000000001", 8, false, 0)]
    [InlineData("79228162514264337593543950335", 8, false, 0)]
    public void TryRead_AtScale_MultipliesWhenItFits(string text, int scale, bool fits, long units)
    {
        Assert.Equal(fits, ScaledDecimal.TryRead(Parse(text), scale, out var read));
        if (fits) Assert.Equal(units, read);
    }

    [Fact]
    public void TryRead_AnyDecimalAtAScale_IsTrueWhenTheProductIsALong() =>
        Law.Holds(AnyDecimal.Zip(Gen.Choose(0, ScaledDecimal.MaxScale)), x =>
        {
            var (value, scale) = x;
            var (floor, ceiling) = (FloorOfProduct(value, scale), -FloorOfProduct(-value, scale));
            var isRead = ScaledDecimal.TryRead(value, scale, out var units);
            if (isRead) Assert.Equal((floor, ceiling), (units, units));
            else Assert.True(floor != ceiling || BigInteger.Abs(floor) > long.MaxValue - BigInteger.Pow(10, scale), $"{value} at {scale}");
        }, 2000);

    [Fact]
    public void Ceiling_AnyDecimal_IsCeilingOfTheProductWithinLong() =>
        Law.Holds(AnyDecimal.Zip(Gen.Choose(0, ScaledDecimal.MaxScale)), x =>
        {
            var (value, scale) = x;
            var expected = BigInteger.Max(-long.MaxValue, BigInteger.Min(long.MaxValue, -FloorOfProduct(-value, scale)));
            Assert.Equal(expected, ScaledDecimal.Ceiling(value, scale));
            if (ScaledDecimal.Reaches(value, scale)) Assert.Equal(-FloorOfProduct(-value, scale), ScaledDecimal.Ceiling(value, scale));
        }, 2000);

    [Fact]
    public void Round_AnyDecimal_IsThatOfDecimalAndBack() => Law.Holds(AnyDecimal.Zip(Gen.Choose(0, ScaledDecimal.MaxScale)), x =>
    {
        var (value, scale) = x;
        var units = ScaledDecimal.Round(value, scale);
        if (Int128.Abs(units) < Int128.One << 96) Assert.Equal(decimal.Round(value, scale), ScaledDecimal.Of(units, scale));
        else Assert.True(Math.Abs(value) > 1e20m);
    }, 2000);

    [Fact]
    public void Of_UnitsRead_IsTheAmount() => Law.Holds(AnyDecimal, value =>
    {
        if (ScaledDecimal.TryRead(value, out var units, out var scale)) Assert.Equal(value, ScaledDecimal.Of(units, scale));
    });

    [Fact]
    public void Floor_AnyDecimal_IsFloorOfTheProductWithinLong() => Law.Holds(AnyDecimal.Zip(Gen.Choose(0, ScaledDecimal.MaxScale)), x =>
    {
        var (value, scale) = x;
        var expected = BigInteger.Max(-long.MaxValue, BigInteger.Min(long.MaxValue, FloorOfProduct(value, scale)));
        Assert.Equal(expected, ScaledDecimal.Floor(value, scale));
    }, 2000);

    [Fact]
    public void Floor_AgainstUnits_DecidesAsTheDecimalsDo() => Law.Holds(AnyDecimal.Zip(AnyDecimal), x =>
    {
        var (value, cut) = x;
        if (!ScaledDecimal.TryRead(value, out var units, out var scale)) return;
        Assert.Equal(value <= cut, units <= ScaledDecimal.Floor(cut, scale));
    }, 2000);

    [Fact]
    public void Normalize_AnyDecimal_IsEqualWithoutTrailingZeros() => Law.Holds(AnyDecimal, value =>
    {
        var normal = ScaledDecimal.Normalize(value);
        var text = normal.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(value, normal);
        Assert.False(text.Contains('.') && text.EndsWith('0'), text);
    }, 2000);

    [Fact]
    public void Normalize_NegativeZero_LosesItsSign() =>
        Assert.Equal(decimal.GetBits(0m), decimal.GetBits(ScaledDecimal.Normalize(-0.00m)));

    [Theory]
    [InlineData("1.5000", "1.5")]
    [InlineData("100", "100")]
    [InlineData("-0.00", "0")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-7.9228162514264337593543950335", "-7.9228162514264337593543950335")]
    public void Normalize_Example_HasNoTrailingZeros(string text, string expected) =>
        Assert.Equal(expected, ScaledDecimal.Normalize(Parse(text)).ToString(CultureInfo.InvariantCulture));

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static BigInteger FloorOfProduct(decimal value, int scale)
    {
        var bits = decimal.GetBits(value);
        var mantissa = bits.Take(3).Reverse().Aggregate(BigInteger.Zero, (sum, part) => (sum << 32) + unchecked((uint)part));
        var product = (value < 0 ? -mantissa : mantissa) * BigInteger.Pow(10, scale);
        var quotient = BigInteger.DivRem(product, BigInteger.Pow(10, value.Scale), out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
