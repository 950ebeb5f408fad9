using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.UserTests;

public class ExtremeForecastTests
{
    private static readonly double[] Shapes = [1e-15, 1e-3, 1, 40, 1e15];
    private static readonly double[] Horizons = [5e-324, 1e-300, 1e-31, 1e-29, 1, 1e15, 1e300, double.PositiveInfinity];

    [Theory]
    [InlineData(5e-324)]
    [InlineData(1e300)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void Create_OfAParameterOutsideTheRange_SaysTheRange(double value)
    {
        foreach (var create in (Action[])
        [
            () => BgNbdModel.Create(1, 1, 1, value, TimeUnit.Week), () => MbgNbdModel.Create(1, 1, 1, value, TimeUnit.Week),
            () => ParetoNbdModel.Create(1, 1, value, 1, TimeUnit.Week), () => NbdModel.Create(1, value, TimeUnit.Week),
            () => SbgModel.Create(value, 1), () => BdwModel.Create(1, 1, value),
        ])
        {
            Assert.Contains("from 1E-15 to 1E15", Assert.Throws<ArgumentOutOfRangeException>(create).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ExpectedPurchases_BeyondTheLongestHorizon_AreThoseOfIt()
    {
        foreach (var model in Models(0.24, 4.4))
        {
            Assert.Equal(model.ExpectedPurchases(model.NewCustomer, 1e50), model.ExpectedPurchases(model.NewCustomer, 1e300));
            Assert.Throws<ArgumentOutOfRangeException>("horizon", () => model.ExpectedPurchases(model.NewCustomer, -1));
            Assert.Throws<ArgumentOutOfRangeException>("horizon", () => model.ExpectedPurchases(model.NewCustomer, double.NaN));
        }
    }

    [Fact]
    public void Forecasts_OfExtremeTimesAndRates_AreNumbers()
    {
        foreach (var horizon in Horizons)
        {
            foreach (var model in Models(0.24, 4.4))
            {
                foreach (var history in new[] { model.NewCustomer, PurchaseHistory.Create(5, 20, 30, TimeUnit.Week) })
                {
                    Assert.True(model.ExpectedPurchases(history, horizon).Value >= 0);
                    Assert.True(model.DiscountedPurchases(history, Discount.Continuous(1e-320), horizon).Value >= 0);
                    Assert.True(model.DiscountedPurchases(history, Discount.Continuous(0.1), horizon).Value >= 0);
                    if (double.IsInfinity(horizon)) continue;
                    Assert.InRange(model.ProbabilityAlive(history, horizon).Value, 0, 1);
                    Assert.InRange(model.ProbabilityOfPurchases(history, 3, horizon).Value, 0, 1);
                    Assert.InRange(model.ProbabilityOfPurchases(history, int.MaxValue, horizon).Value, 0, 1);
                }
            }
        }
    }

    [Fact]
    public void ProbabilityAlive_OfParametersAtTheEndsOfTheRange_IsAProbability()
    {
        foreach (var shape in Shapes)
        {
            foreach (var other in Shapes)
            {
                foreach (var model in Models(shape, other))
                    Assert.InRange(model.ProbabilityAlive(PurchaseHistory.Create(5, 20, 30, TimeUnit.Week), 2).Value, 0, 1);
            }
        }
    }

    [Fact]
    public void ExpectedPurchases_AtMinusZero_IsZero() =>
        Assert.All(Models(1, 1), model => Assert.False(double.IsNegative(model.ExpectedPurchases(model.NewCustomer, -0.0).Value)));

    private static PurchaseModel[] Models(double first, double second) =>
    [
        BgNbdModel.Create(first, second, first, second, TimeUnit.Week), MbgNbdModel.Create(first, second, second, first, TimeUnit.Week),
        ParetoNbdModel.Create(first, second, second, first, TimeUnit.Week), NbdModel.Create(first, second, TimeUnit.Week),
    ];
}
