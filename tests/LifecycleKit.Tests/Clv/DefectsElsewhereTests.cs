using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Defects of other libraries, numbered, each with the test that prevents it here; figures computed at 40 digits.</summary>
/// <remarks>
/// <list type="number">
/// <item>Off-diagonals of the covariance multiply by the wrong parameter:
/// <see cref="PublishedFiguresTests.BgNbdFit_CdnowRounded_IsThePublishedOneWithItsCovariance"/>.</item>
/// <item>A value of twelve months counts 360 weeks:
/// <see cref="LifetimeValueModelTests.ValueOf_TwelveMonthsOfWeeklyData_CountsWeeks"/>.</item>
/// <item>Expected purchases overflow: <see cref="Defect3_ExpectedPurchasesOfManyPurchases_HaveAllDigits"/>.</item>
/// <item>A logarithm of a negative 2F1: <see cref="Defect4_ExpectedPurchasesWhereShapesSumBelowOne_AreANumber"/>.</item>
/// <item>Closed forms end at a + b + x = 1 and a = 1: <see cref="Defect5_ExpectedPurchasesWhereClosedFormsEnd_HaveAllDigits"/>.</item>
/// <item>Pareto/NBD near s = 1 and at a large beta: <see cref="ParetoNbdModelTests.ExpectedPurchases_DropoutShapeNearOne_IsNearTheLimit"/>,
/// <see cref="ParetoNbdModelTests.LogLikelihood_LargeBetaWithManyPurchases_IsNotNaN"/>.</item>
/// <item>A forecast depends on the batch: <see cref="PublishedFiguresTests.Forecast_OneCustomerOfABatch_IsIndependentOfTheBatch"/>.</item>
/// <item>No purchase of a one-time buyer: <see cref="Defect8_ProbabilityOfNoPurchase_LetsOnlyRepeatCustomersDropOut"/>.</item>
/// <item>Value without the uncertainty of the spend:
/// <see cref="LifetimeValueModelTests.ValueOf_WithStandardError_IncludesThatOfTheSpend"/>.</item>
/// <item>Ties shift scores or fill one bin: <see cref="Rfm.RfmModelFitTests.Fit_MostOrderedOnce_LeavesScoresUnusedAndSaysSo"/>,
/// <see cref="Rfm.RfmModelFitTests.Fit_AmountsCloseTogether_StillFillsAllScores"/>.</item>
/// <item>Likelihoods without the last purchase, or of another model: <see cref="Defect11_LogLikelihood_DependsOnTheLastPurchase"/>,
/// <see cref="Defect11_LogLikelihoodOfSpend_IsThatOfGammaGamma"/>.</item>
/// <item>Probabilities of 172 purchases and more: <see cref="Defect12_ProbabilityOfManyPurchases_HasAllDigits"/>; MBG/NBD held to another
/// model's figure: <see cref="PublishedFiguresTests.MbgNbdFit_CdnowRounded_IsThePublishedOne"/>.</item>
/// <item>A wrong maximum behind a wide tolerance: <see cref="RetentionPublishedTests.Defect13_FitSbgRegular_HasAlpha704"/>.</item>
/// <item>A floor under the likelihood, a penalty that depends on the data:
/// <see cref="BgBbPublishedTests.Defect14_TinyLikelihoodAndLongRow_NeitherFlooredNorScaled"/>.</item>
/// </list>
/// </remarks>
public class DefectsElsewhereTests
{
    private static readonly BgNbdModel Published = BgNbdModel.Create(0.243, 4.414, 0.793, 2.426, TimeUnit.Week);

    /// <summary>Elsewhere a power that overflows times a 2F1 that underflows: NaN or infinity, from x = 300 on in ten years.</summary>
    [Theory]
    [InlineData(300, 365, 365, 221.44991426772731)]
    [InlineData(1_000, 365, 365, 738.34876581876585)]
    [InlineData(1_100, 365, 365, 812.19151544547171)]
    [InlineData(1_500, 365, 365, 1107.5625422631022)]
    [InlineData(3_000, 365, 365, 2215.2040273490153)]
    [InlineData(300, 360, 365, 191.83641697787894)]
    [InlineData(1_000, 360, 365, 1.1208735220198899)]
    [InlineData(1_100, 360, 365, 0.34745826264627694)]
    [InlineData(1_500, 360, 365, 0.0027729602042970391)]
    [InlineData(300, 365, 3_650, 927.58622910790239)]
    [InlineData(350, 365, 3_650, 1081.9412531342766)]
    public void Defect3_ExpectedPurchasesOfManyPurchases_HaveAllDigits(int x, double last, double horizon, double expected) =>
        IsNear(expected, Published.ExpectedPurchases(History(x, last, 365), horizon).Value, 1e-13);

    [Fact]
    public void Defect4_ExpectedPurchasesWhereShapesSumBelowOne_AreANumber() =>
        IsNear(
            0.56458861553278473, BgNbdModel.Create(0.11, 2.24, 0.31, 0.5, TimeUnit.Week).ExpectedPurchases(History(0, 0, 1), 30).Value,
            1e-13);

    /// <summary>At a + b + x = 1 and at a = 1 closed forms are 0 / 0; near it, elsewhere, 15 % off.</summary>
    [Theory]
    [InlineData(0.5, 0.5, 0.45701091466202861)]
    [InlineData(0.25, 0.75, 0.67483141861980561)]
    [InlineData(1, 0.5, 0.33814426075168369)]
    [InlineData(1, 2, 0.50678841813877745)]
    public void Defect5_ExpectedPurchasesWhereClosedFormsEnd_HaveAllDigits(double a, double b, double expected) =>
        IsNear(expected, BgNbdModel.Create(0.11, 2.24, a, b, TimeUnit.Week).ExpectedPurchases(History(0, 0, 1), 30).Value, 1e-12);

    [Theory]
    [InlineData(1, 1e-13)]
    [InlineData(1 + 1e-14, 1e-13)]
    [InlineData(1 - 1e-14, 1e-13)]
    [InlineData(1 + 1e-9, 2e-9)]
    [InlineData(1 - 1e-9, 2e-9)]
    public void Defect5_ExpectedPurchasesAboutOne_AreNearTheLimit(double a, double relative)
    {
        var model = BgNbdModel.Create(0.243, 4.414, a, 2.426, TimeUnit.Week);
        var history = History(2, 30.43, 38.86);
        IsNear(1.1021367860399558, model.ExpectedPurchases(history, 39).Value, relative);
        IsNear(1.6251495363432837, model.ExpectedPurchases(history, 39).Value / model.ProbabilityAlive(history).Value, relative);
    }

    /// <summary>Elsewhere 0.9266 for the one-time buyer, who is certainly alive under BG/NBD.</summary>
    [Theory]
    [InlineData(0, 0, 0.85544945921668155)]
    [InlineData(2, 30.43, 0.44537286208299557)]
    public void Defect8_ProbabilityOfNoPurchase_LetsOnlyRepeatCustomersDropOut(int x, double last, double expected) =>
        IsNear(expected, Published.ProbabilityOfPurchases(History(x, last, 38.86), 0, 39).Value, 1e-13);

    /// <summary>A likelihood that ignores the last purchase is the same for every last purchase; only that of NBD may be.</summary>
    [Theory]
    [InlineData(1, -6.5391251036226447)]
    [InlineData(10.5, -8.5182828878800695)]
    [InlineData(30.43, -9.4586063070662712)]
    [InlineData(38.86, -9.5698102268764615)]
    public void Defect11_LogLikelihood_DependsOnTheLastPurchase(double last, double expected) =>
        IsNear(expected, Published.LogLikelihood(History(2, last, 38.86)), 1e-14);

    [Fact]
    public void Defect11_LogLikelihoodOfAnyFamily_DependsOnTheLastPurchase() => Assert.All(PurchaseFamilies.All, family =>
    {
        var model = SimulatedModel.ModelOf(family, [0.8, 5, 0.9, 3]);
        var (early, late) = (model.LogLikelihood(History(3, 5, 40)), model.LogLikelihood(History(3, 39, 40)));
        if (family.Kind == PurchaseModelKind.Nbd) Assert.Equal(early, late);
        else Assert.True(Math.Abs(early - late) > 0.5);
    });

    /// <summary>
    /// Against the integral over the customer's own rate ν ~ Gamma(q, v) of the density of the customer's mean spend, Gamma(p x, ν x).
    /// </summary>
    [Theory]
    [InlineData(1, 20, -3.5941964929491959)]
    [InlineData(2, 22.35, -3.5513167597317047)]
    [InlineData(7, 73.74, -6.0548673107222289)]
    [InlineData(40, 35.3, -4.0168597724796272)]
    public void Defect11_LogLikelihoodOfSpend_IsThatOfGammaGamma(int x, double mean, double expected) =>
        IsNear(expected, GammaGammaModel.Create(6.25, 3.74, 15.44).LogLikelihood(x, mean), 1e-13);

    /// <summary>Elsewhere the gamma function itself: NaN from n = 172 on.</summary>
    [Theory]
    [InlineData(171, 30, 7.192741658224844e-15)]
    [InlineData(172, 30, 6.2130030960149524e-15)]
    [InlineData(250, 30, 7.7399247806988121e-20)]
    [InlineData(500, 30, 3.2753450026010672e-35)]
    [InlineData(1_000, 30, 1.7375534800668231e-65)]
    [InlineData(171, 1_000, 3.7116903998765472e-5)]
    [InlineData(172, 1_000, 3.656480243337322e-5)]
    [InlineData(173, 1_000, 3.6023195803364808e-5)]
    [InlineData(250, 1_000, 1.3217981700942671e-5)]
    [InlineData(500, 1_000, 1.2981465290885427e-6)]
    [InlineData(1_000, 1_000, 4.4238968949552225e-8)]
    public void Defect12_ProbabilityOfManyPurchases_HasAllDigits(int n, double horizon, double expected) =>
        IsNear(expected, Published.ProbabilityOfPurchases(Published.NewCustomer, n, horizon).Value, 2e-12);

    [Theory]
    [InlineData(0, 39, 0.58260545767282547)]
    [InlineData(172, 1_000, 3.0227392256374226e-5)]
    [InlineData(500, 1_000, 7.167515890188061e-7)]
    [InlineData(1_000, 1_000, 1.1543539699467094e-8)]
    public void Defect12_ProbabilityOfManyPurchasesUnderMbgNbd_HasAllDigits(int n, double horizon, double expected)
    {
        var model = MbgNbdModel.Create(0.524838, 6.182992, 0.891356, 1.614, TimeUnit.Week);
        IsNear(expected, model.ProbabilityOfPurchases(model.NewCustomer, n, horizon).Value, 2e-12);
    }

    private static PurchaseHistory History(int count, double last, double age) => PurchaseHistory.Create(count, last, age, TimeUnit.Week);

    private static void IsNear(double expected, double actual, double relative)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{actual:r}, off by {actual / expected - 1:0.0e0}"));
        Assert.Equal(1, actual / expected, relative);
    }
}
