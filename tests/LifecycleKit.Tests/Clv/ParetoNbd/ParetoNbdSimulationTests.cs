using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Clv;

public sealed class ParetoNbdSimulationTests
{
    private const int Customers = 6_000;
    private const double Age = 60;

    [Fact]
    public void Fit_SimulatedCustomers_RecoversTheParameters()
    {
        var truth = new PurchaseParameters(0.8, 6, 1.2, 15);
        var histories = Simulate(ParetoNbdFamily.Instance, truth);
        var fit = ParetoNbdModel.Fit(PurchaseSample.Create(histories), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(FitStatus.Converged, fit.Status);
        for (var i = 0; i < 4; i++)
            Assert.InRange(Math.Abs(fit.Parameters[i].Value.Value - truth[i]) / fit.Parameters[i].Value.StandardError, 0, 3.5);

        var model = ParetoNbdModel.Create(truth.First, truth.Second, truth.Third, truth.Fourth, TimeUnit.Week);
        AssertCounts(model, histories);
    }

    [Fact]
    public void Fit_SimulatedCustomersWithoutDropout_RecoversTheParametersOfNbd()
    {
        var truth = new PurchaseParameters(1.5, 20);
        var histories = Simulate(NbdFamily.Instance, truth);
        var fit = NbdModel.Fit(PurchaseSample.Create(histories), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(FitStatus.Converged, fit.Status);
        for (var i = 0; i < 2; i++)
            Assert.InRange(Math.Abs(fit.Parameters[i].Value.Value - truth[i]) / fit.Parameters[i].Value.StandardError, 0, 3.5);
        AssertCounts(NbdModel.Create(truth.First, truth.Second, TimeUnit.Week), histories);
    }

    /// <summary>The share of each number of purchases is its probability, within 4.5 standard deviations.</summary>
    private static void AssertCounts(PurchaseModel model, PurchaseHistory[] histories)
    {
        for (var n = 0; n < 12; n++)
        {
            var probability = model.ProbabilityOfPurchases(model.NewCustomer, n, Age).Value;
            var share = histories.Count(history => history.RepeatPurchaseCount == n) / (double)Customers;
            Assert.Equal(probability, share, 4.5 * Math.Sqrt(probability * (1 - probability) / Customers));
        }
    }

    private static PurchaseHistory[] Simulate(PurchaseFamily family, PurchaseParameters θ)
    {
        var draws = new RandomDraws(11);
        var times = new List<double>();
        var histories = new PurchaseHistory[Customers];
        for (var i = 0; i < Customers; i++)
        {
            times.Clear();
            family.Simulate(θ, Age, ref draws, times);
            histories[i] = PurchaseHistory.Create(times.Count, times.Count == 0 ? 0 : times[^1], Age, TimeUnit.Week);
        }

        return histories;
    }
}
