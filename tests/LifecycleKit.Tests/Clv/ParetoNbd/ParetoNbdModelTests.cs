using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Published figures and the defects of other implementations.</summary>
public sealed class ParetoNbdModelTests
{
    private static readonly ParetoNbdModel Cdnow = ParetoNbdModel.Create(0.553, 10.578, 0.606, 11.669, TimeUnit.Week);

    /// <summary>The estimates of the BTYD walkthrough.</summary>
    private static readonly ParetoNbdModel Walkthrough = ParetoNbdModel.Create(0.5534, 10.5802, 0.6061, 11.6562, TimeUnit.Week);

    [Fact]
    public void Create_Parameters_AreShown()
    {
        Assert.Equal("Pareto/NBD (r 0.553, alpha 10.578, s 0.606, beta 11.669, Week)", Cdnow.ToString());
        Assert.Equal((0.553, 10.578, 0.606, 11.669), (Cdnow.R, Cdnow.Alpha, Cdnow.S, Cdnow.Beta));
        Assert.Throws<ArgumentOutOfRangeException>("s", () => ParetoNbdModel.Create(1, 1, 0, 1, TimeUnit.Week));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => ParetoNbdModel.Create(1, 1, 1, double.NaN, TimeUnit.Week));
    }

    [Fact]
    public void Predictions_WalkthroughCustomer_AreThePublishedOnes()
    {
        var history = Customer(26, 30 + 6.0 / 7, 31);
        Assert.Equal(0.997873276, Walkthrough.ProbabilityAlive(history).Value, 5e-10);
        Assert.Equal(25.4538, Walkthrough.ExpectedPurchases(history, 52).Value, 5e-5);
        Assert.Equal(1.47307, Walkthrough.ExpectedPurchases(Walkthrough.NewCustomer, 52).Value, 5e-6);
    }

    /// <summary>
    /// More purchases in the same time may give a lower expectation: a customer who was busy and then fell silent has dropped out. Figures
    /// at 40 digits for these parameters; the walkthrough has 0.70623, 0.14424, 0.022507 and 0.0030927 from estimates of which it prints
    /// four digits.
    /// </summary>
    [Theory]
    [InlineData(10, 0.7059069544, 0.70623)]
    [InlineData(15, 0.1441745353, 0.14424)]
    [InlineData(20, 0.02249718341, 0.022507)]
    [InlineData(25, 0.003091499954, 0.0030927)]
    public void ExpectedPurchases_BusyThenSilent_FallWithTheirNumber(int x, double expected, double published)
    {
        var purchases = Walkthrough.ExpectedPurchases(Customer(x, 20, 39), 52).Value;
        Assert.Equal(1, purchases / expected, 5e-10);
        Assert.Equal(1, purchases / published, 5e-4);
    }

    [Fact]
    public void Predictions_CdnowCustomers_AreThePublishedOnes()
    {
        Assert.Equal(0.5936250316, Cdnow.ProbabilityOfPurchases(Cdnow.NewCustomer, 0, 39).Value, 5e-11);
        Assert.Equal(0.8691675592, Cdnow.ProbabilityAlive(Customer(2, 30.43, 38.86)).Value, 5e-11);
        Assert.Equal(0.2952866046, Cdnow.ProbabilityAlive(Customer(0, 0, 38.86)).Value, 5e-11);
        Assert.Equal(1.455123193, Cdnow.ExpectedPurchases(Customer(2, 30.43, 38.86), 39).Value, 5e-10);
    }

    [Theory]
    [InlineData(7, 35, 1.86418333)]
    [InlineData(1, 30, 2.19915545)]
    [InlineData(2, 30, 2.84353441)]
    [InlineData(3, 30, 2.86712839)]
    [InlineData(4, 30, 2.44541008)]
    [InlineData(5, 30, 1.84050192)]
    [InlineData(6, 30, 1.26241647)]
    [InlineData(7, 30, 0.80961812)]
    [InlineData(8, 30, 0.49480362)]
    [InlineData(9, 30, 0.29202470)]
    [InlineData(10, 30, 0.16792751)]
    public void DiscountedPurchases_PublishedCustomers_HaveThePublishedDert(int x, double last, double expected)
    {
        var model = ParetoNbdModel.Create(0.5629966, 12.5590370, 0.4081095, 10.5148048, TimeUnit.Week);
        var dert = model.DiscountedPurchases(Customer(x, last, 77.86), Discount.Continuous(0.0027, TimeUnit.Week)).Value;
        Assert.Equal(expected, dert, 5.1e-9);
    }

    [Theory]
    [InlineData(0.5143, 2.8845, 0.2856, 14.1087, 221, 103.42857, 103.57143, -61.5846485617, 5e-11)]
    [InlineData(0.5143, 2.8845, 0.2856, 14.1087, 1000, 98.57143, 99.42857, 1278.532187191, 5e-10)]
    [InlineData(10.465, 0.00798565181, 3.0516, 2.82, 400, 5, 6, 1323.188930968, 5e-10)]
    [InlineData(0.5329, 38.0598, 64.2792, 7721.5264, 3, 50, 145, -15.0405389389, 5e-11)]
    [InlineData(2.5, 0.01, 0.3, 0.02, 3, 1, 5000, -12.0438739426, 5e-11)]
    [InlineData(1, 1, 1, 1, 0, 0, 10, -0.684916681423, 5e-13)]
    public void LogLikelihood_HardRows_HaveAllDigits(
        double r, double alpha, double s, double beta, int x, double last, double age, double expected, double digits) =>
        Assert.Equal(expected, ParetoNbdModel.Create(r, alpha, s, beta, TimeUnit.Week).LogLikelihood(Customer(x, last, age)), digits);

    /// <summary>Elsewhere the form with 2F1 gives NaN.</summary>
    [Fact]
    public void LogLikelihood_LargeBetaWithManyPurchases_IsNotNaN() =>
        Assert.Equal(
            290.6789173348, ParetoNbdModel.Create(0.55, 10.58, 0.6, 5000, TimeUnit.Week).LogLikelihood(Customer(500, 90, 100)), 5e-11);

    /// <summary>Elsewhere s = 1 + 1e-15 is 5 % off, and s = 1 divides by zero.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1 + 1e-15)]
    [InlineData(1 - 1e-15)]
    [InlineData(1 + 1e-9)]
    [InlineData(1 - 1e-9)]
    public void ExpectedPurchases_DropoutShapeNearOne_IsNearTheLimit(double s)
    {
        var k = 2.553;
        var a = 49.438;
        var b = 50.529;
        var t = 39.0;
        var history = Customer(2, 38.86, 38.86);
        var expected = ParetoNbdModel.Create(0.553, 10.578, s, 11.669, TimeUnit.Week).ExpectedPurchases(history, t).Value;
        Assert.Equal(1, expected / (k / a * b * Math.Log(1 + t / b)), s is 1 ? 1e-14 : 2 * Math.Abs(s - 1) + 1e-14);
    }

    [Fact]
    public void ExpectedPurchases_WithoutEnd_AreFiniteOnlyWhereTheMeanLifetimeIs()
    {
        var alive = Customer(2, 38.86, 38.86);
        Assert.Equal(double.PositiveInfinity, Cdnow.ExpectedPurchases(alive, double.PositiveInfinity).Value);
        Assert.Equal(double.PositiveInfinity, Cdnow.DiscountedPurchases(alive, Discount.None).Value);
        var dropout = ParetoNbdModel.Create(0.553, 10.578, 3, 11.669, TimeUnit.Week);
        Assert.Equal(2.553 / 49.438 * 50.529 / 2, dropout.ExpectedPurchases(alive, double.PositiveInfinity).Value, 1e-13);
        Assert.Equal(dropout.ExpectedPurchases(alive, 1e12).Value, dropout.ExpectedPurchases(alive, double.PositiveInfinity).Value, 1e-10);
    }

    [Fact]
    public void ProbabilityAlive_Later_FallsAsThePowerOfTheDropoutRate()
    {
        var history = Customer(2, 30.43, 38.86);
        var expected = Cdnow.ProbabilityAlive(history).Value * Math.Pow(50.529 / 60.529, 0.606);
        Assert.Equal(expected, Cdnow.ProbabilityAlive(history, 10).Value, 1e-14);
        Assert.Equal(1, Cdnow.ProbabilityAlive(Customer(7, 12, 12)).Value);
    }

    [Fact]
    public void Predictions_WithoutStandardError_AllocateNothing()
    {
        var history = Customer(2, 30.43, 38.86);
        var discount = Discount.Continuous(0.1);
        Assert.Equal(0, Allocation.Of(() => Cdnow.LogLikelihood(history)));
        Assert.Equal(0, Allocation.Of(() => Cdnow.ProbabilityAlive(history, 3)));
        Assert.Equal(0, Allocation.Of(() => Cdnow.ExpectedPurchases(history, 52)));
        Assert.Equal(0, Allocation.Of(() => Cdnow.DiscountedPurchases(history, discount)));
        Assert.Equal(0, Allocation.Of(() => Cdnow.ProbabilityOfPurchases(history, 3, 52)));
        Assert.Equal(0, Allocation.Of(() => Cdnow.TimeToNextPurchase(history)));
    }

    private static PurchaseHistory Customer(int x, double last, double age) => PurchaseHistory.Create(x, last, age, TimeUnit.Week);
}
