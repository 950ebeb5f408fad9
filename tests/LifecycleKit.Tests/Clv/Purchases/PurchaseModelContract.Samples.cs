using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public abstract partial class PurchaseModelContract
{
    /// <summary>
    /// New customers are drawn as the model says: the counts of 40 000 of them against mean and probabilities, within 4.5 standard errors.
    /// </summary>
    [Fact]
    public void NewCustomer_SimulatedPopulation_HasItsExpectationAndProbabilities()
    {
        const int customers = 40_000;
        var model = Everyday();
        Assert.Equal((0, 0.0, 0.0), (model.NewCustomer.RepeatPurchaseCount, model.NewCustomer.LastPurchaseAge, model.NewCustomer.Age));
        var draws = new RandomDraws(3);
        var (counts, times) = (new double[customers], new List<double>());
        for (var i = 0; i < customers; i++)
        {
            times.Clear();
            Family.Simulate(model.Natural, 30, ref draws, times);
            Assert.True(times.SequenceEqual(times.Order()) && times.All(time => time is > 0 and <= 30));
            counts[i] = times.Count;
        }

        var mean = counts.Average();
        var error = Math.Sqrt(counts.Sum(count => (count - mean) * (count - mean))) / customers;
        Assert.Equal(model.ExpectedPurchases(model.NewCustomer, 30).Value, mean, 4.5 * error);
        for (var n = 0; n < 6; n++)
        {
            var p = model.ProbabilityOfPurchases(model.NewCustomer, n, 30).Value;
            Assert.Equal(p, counts.Count(count => count == n) / (double)customers, 4.5 * Math.Sqrt(p * (1 - p) / customers));
        }
    }

    [Fact]
    public void StandardErrors_AnyCustomer_AreThoseOfANaiveDeltaMethod() => Law.Holds(
        PurchaseCase.Plain(Family, IsTime),
        x =>
        {
            var n = Family.Dimension;
            var logs = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) logs[i * n + j] = (i == j ? 0.02 : 0.005) * (1 + i) * (1 + j);
            }

            var covariance = new ParameterCovariance([.. Enumerable.Range(0, n).Select(i => x.Model.Natural[i])], logs);
            var model = Family.Create(x.Model.Natural, TimeUnit.Week, PurchaseGrain.Day, covariance);
            Check((m, se) => m.ProbabilityAlive(x.History, withStandardError: se));
            Check((m, se) => m.ChurnProbability(x.History, x.First, se));
            Check((m, se) => m.ExpectedPurchases(x.History, x.First, x.Second, se));
            Check((m, se) => m.ProbabilityOfPurchases(x.History, 1, x.First, se));
            Check((m, se) => m.DiscountedPurchases(x.History, x.Discount, x.First, se));

            void Check(Func<PurchaseModel, bool, Estimate> ask)
            {
                const double step = 1e-4;
                var slopes = new double[n];
                for (var i = 0; i < n; i++)
                    slopes[i] = (At(i, step) - At(i, -step)) / (2 * step);
                var variance = 0.0;
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++) variance += slopes[i] * slopes[j] * logs[i * n + j];
                }

                var got = ask(model, true);
                Assert.True(got.StandardError >= 0);
                Assert.False(ask(model, false).HasStandardError);
                Near(Math.Sqrt(Math.Max(0, variance)), got.StandardError, 1e-5, 1e-9);

                double At(int i, double by)
                {
                    var moved = Enumerable.Range(0, n).Select(j => x.Model.Natural[j] * (j == i ? Math.Exp(by) : 1)).ToArray();
                    return ask(Family.Create(PurchaseParameters.Of(moved), TimeUnit.Week, PurchaseGrain.Day, null), false).Value;
                }
            }
        },
        count: 200);
}
