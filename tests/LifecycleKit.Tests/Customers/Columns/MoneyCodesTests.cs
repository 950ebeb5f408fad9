using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class MoneyCodesTests
{
    private static readonly Gen<decimal> Amount = Gen.OneOf(
        Gen.Choose(-100_000, 100_000).Select(cents => cents / 100m),
        Gen.Choose(-1_000, 1_000).Select(units => units / 10_000_000m),
        Gen.Choose(-9_300, 9_300).Select(billions => billions * 1_000_000_000m),
        Gen.Choose(-9_300, 9_300).Select(quadrillions => quadrillions * 100_000_000_000_000m),
        Gen.Elements(9_223_372_036_854.775807m, 9_223_372_032_559.808512m, 9_223_372_032_559.808513m, 9_000_000_000_000m, 12.340000000m));

    [Fact]
    public void Decode_CodeOfAnAmount_IsTheAmount() => Law.Holds(Gen.ListOf(Amount), amounts =>
    {
        var money = new MoneyCodes();
        var codes = amounts.Select(amount => money.Encode(amount)).ToArray();
        Assert.Equal(amounts, codes.Select(money.Decode));
        Assert.Equal(amounts.Select(Math.Sign), codes.Select(money.Sign));
        Assert.Equal(amounts.Sum(), money.Sum(codes));
    });

    [Fact]
    public void Add_CodesOfTwoAmounts_IsThatOfTheSum() => Law.Holds(Amount.Zip(Amount), x =>
    {
        var (left, right) = x;
        var money = new MoneyCodes();
        Assert.Equal(left + right, money.Decode(money.Add(money.Encode(left), money.Encode(right))));
    });

    [Fact]
    public void Sort_Codes_SortsTheAmounts() => Law.Holds(Gen.ListOf(Amount), amounts =>
    {
        var money = new MoneyCodes();
        var codes = amounts.Select(amount => money.Encode(amount)).ToArray();
        money.Sort(codes);
        Assert.Equal(amounts.Order(), codes.Select(money.Decode));
    });

    [Theory]
    [InlineData("1,2", "1")]
    [InlineData("1.50,2", "1.50")]
    [InlineData("1,2.250", "1.000")]
    [InlineData("1.5000000000,2", "1.500000")]
    [InlineData("0.12345678,1.5", "0.12345678")]
    public void Decode_AmountsOfSeveralScales_ShowsTheFinest(string amounts, string first)
    {
        var money = new MoneyCodes();
        var codes = amounts.Split(',').Select(text => money.Encode(decimal.Parse(text, CultureInfo.InvariantCulture))).ToArray();
        Assert.Equal(first, money.Decode(codes[0]).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Add_OnManyThreads_LosesNothing()
    {
        var money = new MoneyCodes();
        var large = Enumerable.Range(0, 20_000).Select(i => money.Encode(1e15m + i)).ToArray();
        Parallel.For(0, large.Length, i => large[i] = money.Add(large[i], large[i]));
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => 2e15m + 2 * i), large.Select(money.Decode));
    }
}
