using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

/// <summary>Intervals of 95 % around predictions, by the delta method, contain the truth at their nominal rate.</summary>
public class IntervalCoverageTests
{
    private const int Replications = 200;
    private const int Customers = 2_000;
    private const double Level = 0.95;
    private const double Horizon = 52;

    private static readonly double[] Spend = [6.25, 3.74, 15.44];
    private static readonly Discount TenPerCent = Discount.Continuous(0.10);

    /// <summary>A regular customer, one who has fallen silent, and one of a single repeat purchase.</summary>
    private static readonly PurchaseHistory[] Histories = [History(7, 35, 40, 210), History(4, 20, 40, 90), History(1, 12, 45, 55)];

    /// <summary>
    /// The number of 200 intervals that contain the truth is binomial: 190 on average, with a standard deviation of 3.08; 4.5 deviations
    /// below is
    /// 176. No upper bound is possible (200 is 3.2 deviations above), so the standard errors are compared with the deviation of the
    /// replicates: the ratio of the variances is χ² with 199 degrees of freedom over 199, below 0.6175 or above 1.5062 once in 100 000. The
    /// mean of 200 is more than 4.5 of its own standard errors from the truth seven times in a million; that is 0.32 of the deviation of
    /// one, so a bias below it is not seen.
    /// </summary>
    [Theory]
    [InlineData("BG/NBD")]
    [InlineData("MBG/NBD")]
    [InlineData("Pareto/NBD")]
    public void Interval_TwoHundredReplicates_ContainsTheTruthAtItsNominalRate(string name)
    {
        var token = TestContext.Current.CancellationToken;
        var (family, simulated) = (PurchaseFamilies.Find(name)!, SimulatedModel.All[name]);
        var truth = SimulatedModel.ModelOf(family, simulated.Truth);
        var spend = GammaGammaModel.Create(Spend[0], Spend[1], Spend[2]);
        var questions = Questions(truth, spend, withStandardError: false).Select(question => question.Text).ToArray();
        var expected = Questions(truth, spend, withStandardError: false).Select(question => question.Answer.Value).ToArray();
        var ages = Checks.SimulatedHoldout.Ages(Customers, name == "Pareto/NBD" ? 104 : 52);

        var answers = Replicates.Of(Replications, 5_000, seed =>
        {
            var histories = truth.Simulate(ages, seed, token);
            var fit = PurchaseFit.Fit<PurchaseModel>(family, PurchaseSample.Create(histories), null, token);
            int[] repeats = [.. histories.Select(history => history.RepeatPurchaseCount).Where(x => x > 0)];
            var amounts = SpendSample.Create(repeats, spend.SimulateMeanSpends(repeats, seed + 1_000_000));
            var fittedSpend = GammaGammaModel.Fit(amounts, cancellationToken: token);
            Assert.Equal((FitStatus.Converged, FitStatus.Converged), (fit.Status, fittedSpend.Status));
            return Questions(fit.Model, fittedSpend.Model, withStandardError: true).Select(question => question.Answer).ToArray();
        });

        for (var i = 0; i < expected.Length; i++)
        {
            var column = answers.Select(row => row[i]).ToArray();
            var values = Array.ConvertAll(column, answer => answer.Value);
            var covering = column.Count(answer => answer.Interval(Level).Contains(expected[i]));
            var variance = Replicates.Variance(values);
            var ratio = variance / column.Average(answer => answer.StandardError * answer.StandardError);
            var bias = (values.Average() - expected[i]) / Math.Sqrt(variance);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
                $"{questions[i]} {expected[i]:0.####} ± {Math.Sqrt(variance):0.####}: {covering}, variance {ratio:0.00} times as predicted, bias {bias:0.00}"));
            Assert.All(column, answer => Assert.True(answer.StandardError > 1e-6 * answer.Value));
            Assert.True(
                covering >= Replications * Level - 4.5 * Math.Sqrt(Replications * Level * (1 - Level)), $"{questions[i]}: {covering}");
            Assert.InRange(ratio, 0.617476, 1.50624);
            Assert.InRange(bias, -4.5 / Math.Sqrt(Replications), 4.5 / Math.Sqrt(Replications));
        }
    }

    private static IEnumerable<(string Text, Estimate Answer)> Questions(PurchaseModel model, GammaGammaModel spend, bool withStandardError)
    {
        var value =
            LifetimeValueModel.Create(model, spend, 0.4, TenPerCent, Horizon);
        foreach (var history in Histories)
        {
            var x = FormattableString.Invariant($"x = {history.RepeatPurchaseCount}:");
            yield return ($"{x} alive", model.ProbabilityAlive(history, withStandardError: withStandardError));
            yield return ($"{x} purchases in 26 weeks", model.ExpectedPurchases(history, 26, withStandardError: withStandardError));
            yield return ($"{x} discounted purchases", model.DiscountedPurchases(history, TenPerCent, Horizon, withStandardError));
            yield return ($"{x} value", value.ValueOf(history, withStandardError));
        }

        yield return ("new: purchases in 26 weeks", model.ExpectedPurchases(model.NewCustomer, 26, withStandardError: withStandardError));
        yield return ("new: value", value.ValueOfNewCustomer(withStandardError));
    }

    private static PurchaseHistory History(int count, double last, double age, decimal spend) =>
        PurchaseHistory.Create(count, last, age, TimeUnit.Week, repeatSpend: spend);
}
