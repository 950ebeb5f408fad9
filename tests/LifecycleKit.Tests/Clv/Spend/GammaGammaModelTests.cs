using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class GammaGammaModelTests
{
    private static readonly GammaGammaModel Cdnow = GammaGammaModel.Create(6.25, 3.74, 15.44);

    private static readonly Gen<((double P, double Q, double V) Parameters, int X, double Spend)> Cases =
        from parameters in SpendCases.Parameters
        from x in SpendCases.Magnitude(0, 3.7)
        from spend in SpendCases.Magnitude(-3, 7)
        select (parameters, (int)x, spend);

    // Computed at 40 digits; lifetimes' tests have 24.65, 18.91, 35.17 and 71.46 at fitted parameters.
    [Theory]
    [InlineData(2, 22.35, 24.6637139)]
    [InlineData(1, 11.77, 18.9168521)]
    [InlineData(0, 0, 35.2189781)]
    [InlineData(7, 73.74, 71.4696709)]
    public void ExpectedSpend_CdnowCustomer_IsTheReference(int x, double spend, double expected)
    {
        Assert.Equal(expected, Cdnow.ExpectedSpend(x, spend).Value, 5e-8);
        var history = PurchaseHistory.Create(x, x, 39, TimeUnit.Week, repeatSpend: (decimal)spend * x);
        Assert.Equal(Cdnow.ExpectedSpend(x, spend), Cdnow.ExpectedSpend(history));
    }

    /// <summary>The mean of the population's and the customer's own mean, weighted by q − 1 and p x.</summary>
    [Fact]
    public void ExpectedSpend_AnyCustomer_IsBetweenTheOwnMeanAndThePopulations() => Law.Holds(Cases, one =>
    {
        var model = GammaGammaModel.Create(one.Parameters.P, one.Parameters.Q, one.Parameters.V);
        var own = one.Spend;
        var population = model.MeanSpend().Value;
        var expected = model.ExpectedSpend(one.X, one.Spend).Value;
        Assert.True(expected > 0);
        if (one.Parameters.Q > 1)
            Assert.InRange(expected, Math.Min(own, population) * (1 - 1e-12), Math.Max(own, population) * (1 + 1e-12));
    });

    [Fact]
    public void ExpectedSpend_Infinite_IsAnAnswerWithoutAnError()
    {
        var model = GammaGammaModel.Create(0.2, 0.5, 10);
        Assert.Equal(Estimate.Of(double.PositiveInfinity), model.MeanSpend());
        Assert.Equal(Estimate.Of(double.PositiveInfinity), model.ExpectedSpend(2, 30));
        Assert.Equal(0.2 * (10 + 90) / (0.6 + 0.5 - 1), model.ExpectedSpend(3, 30).Value, 1e-9);
        Assert.Equal(Estimate.Of(double.PositiveInfinity), GammaGammaModel.Create(2, 1, 10).MeanSpend());
    }

    [Fact]
    public void ExpectedSpend_WithStandardError_IsThatOfTheDeltaMethod()
    {
        var model = SpendCases.Fit(SpendCases.Simulated(6.25, 3.74, 15.44, 2_000, 11)).Model;
        var covariance = model.Covariance!;
        foreach (var (x, spend) in new[] { (0, 0.0), (1, 11.77), (7, 73.74), (500, 20.0) })
        {
            double[] slopes =
            [
                Slope(model, (p, q, v) => GammaGammaModel.Create(p, q, v).ExpectedSpend(x, spend).Value, 0),
                Slope(model, (p, q, v) => GammaGammaModel.Create(p, q, v).ExpectedSpend(x, spend).Value, 1),
                Slope(model, (p, q, v) => GammaGammaModel.Create(p, q, v).ExpectedSpend(x, spend).Value, 2),
            ];
            var variance = 0.0;
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++) variance += slopes[i] * slopes[j] * covariance[i, j];
            }

            var estimate = model.ExpectedSpend(x, spend, withStandardError: true);
            Assert.Equal(1, estimate.StandardError / Math.Sqrt(variance), 1e-6);
            Assert.False(model.ExpectedSpend(x, spend).HasStandardError);
        }

        Assert.False(Cdnow.ExpectedSpend(2, 20, withStandardError: true).HasStandardError);
    }

    [Fact]
    public void ExpectedSpend_OfMany_IsThatOfEachToTheLastBit() => Law.Holds(Cases.ArrayOf(20), many =>
    {
        if (many.Length == 0) return;
        var model = GammaGammaModel.Create(many[0].Parameters.P, many[0].Parameters.Q, many[0].Parameters.V);
        PurchaseHistory[] histories =
            [.. many.Select(
                one => PurchaseHistory.Create(one.X, 3, 5, TimeUnit.Week, repeatSpend: Math.Round((decimal)one.Spend, 2) * one.X))];
        var (spends, again) = (new double[many.Length], new double[many.Length]);
        model.ExpectedSpend(histories, spends);
        Assert.Equal(histories.Select(history => model.ExpectedSpend(history).Value), spends);
        model.ExpectedSpend(
            [.. histories.Select(history => history.RepeatPurchaseCount)],
            [.. histories.Select(history => history.MeanRepeatSpend().Value)], again);
        Assert.Equal(spends, again);
    });

    [Fact]
    public void ExpectedSpend_AnyCall_AllocatesNothing()
    {
        var model = SpendCases.Fit(SpendCases.Simulated(6, 4, 15, 500, 12)).Model;
        var history = PurchaseHistory.Create(3, 5, 39, TimeUnit.Week, repeatSpend: 61.5m);
        PurchaseHistory[] histories = [history, history];
        var spends = new double[2];
        Assert.Equal(0, Allocation.Of(() => model.ExpectedSpend(history, withStandardError: true)));
        Assert.Equal(0, Allocation.Of(() => model.ExpectedSpend(histories, spends)));
        Assert.Equal(0, Allocation.Of(() => model.LogLikelihood(3, 20)));
        Assert.Equal(0, Allocation.Of(() => model.MeanSpend(withStandardError: true)));
    }

    /// <summary>The mean over simulated customers against the population's, within four standard errors of its own.</summary>
    [Fact]
    public void SimulateMeanSpends_ManyCustomers_HaveTheMeanAndVarianceOfTheModel()
    {
        const int customers = 40_000;
        var model = GammaGammaModel.Create(2, 8, 70);
        var spends = model.SimulateMeanSpends(Enumerable.Repeat(3, customers).ToArray(), 13);
        // Var z̄ = Var(p / ν) + E(p / ν²) / x, with E ν^−2 = v² / ((q − 1)(q − 2)).
        var square = 70.0 * 70 / (7 * 6);
        var variance = 4 * square - 20 * 20 + 2 * square / 3;
        Assert.Equal(20, spends.Average(), 4 * Math.Sqrt(variance / customers));
        Assert.Equal(variance, spends.Sum(spend => (spend - 20) * (spend - 20)) / customers, 0.1 * variance);
        Assert.Equal(spends[..10], model.SimulateMeanSpends([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 13));
        Assert.NotEqual(spends[..10], model.SimulateMeanSpends([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 14));
    }

    /// <summary>
    /// Amounts of one customer share their rate: the mean of a customer's amounts has the variance of drawn mean spends, which is more than
    /// that of independent amounts.
    /// </summary>
    [Fact]
    public void SimulateAmounts_ManyCustomers_HaveTheMeanAndVarianceOfTheModel()
    {
        const int customers = 40_000;
        var model = GammaGammaModel.Create(2, 8, 70);
        var amounts = model.SimulateAmounts(Enumerable.Repeat(3, customers).ToArray(), 17);
        var means = amounts.Select(one => one.Average()).ToArray();
        var square = 70.0 * 70 / (7 * 6);
        var variance = 4 * square - 20 * 20 + 2 * square / 3;
        Assert.Equal(20, means.Average(), 4 * Math.Sqrt(variance / customers));
        Assert.Equal(variance, means.Sum(mean => (mean - 20) * (mean - 20)) / customers, 0.1 * variance);
        Assert.NotEqual(amounts[0], model.SimulateAmounts([3], 18)[0]);
    }

    [Fact]
    public void SimulateAmounts_OfAPart_AreTheFirstAmounts()
    {
        var model = GammaGammaModel.Create(2, 8, 70);
        var amounts = model.SimulateAmounts([5, 0, 2], 17);
        Assert.Equal([5, 0, 2], amounts.Select(one => one.Length));
        Assert.Equal([amounts[0][..2], amounts[1], amounts[2]], model.SimulateAmounts([2, 0, 2], 17));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.SimulateAmounts([1, -1], 17));
    }

    [Fact]
    public void SimulateMeanSpends_ExtremeShapes_StayWithinTheDoubles() => Assert.All(
        GammaGammaModel.Create(0.001, 0.001, 1).SimulateMeanSpends(Enumerable.Repeat(1, 200).ToArray(), 15),
        spend => Assert.True(spend > 0 && double.IsFinite(spend)));

    [Fact]
    public void Create_BadParameters_AreRefused()
    {
        foreach (var bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("p", () => GammaGammaModel.Create(bad, 1, 1));
            Assert.Throws<ArgumentOutOfRangeException>("q", () => GammaGammaModel.Create(1, bad, 1));
            Assert.Throws<ArgumentOutOfRangeException>("v", () => GammaGammaModel.Create(1, 1, bad));
            Assert.Throws<ArgumentOutOfRangeException>("meanSpend", () => Cdnow.LogLikelihood(1, bad));
        }

        Assert.Throws<ArgumentOutOfRangeException>("grain", () => GammaGammaModel.Create(1, 1, 1, (PurchaseGrain)7));
    }

    [Fact]
    public void Predictions_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("repeatPurchaseCount", () => Cdnow.LogLikelihood(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("repeatPurchaseCount", () => Cdnow.ExpectedSpend(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("meanSpend", () => Cdnow.ExpectedSpend(1, double.NaN));
        Assert.Throws<ArgumentException>("spends", () => Cdnow.ExpectedSpend([default(PurchaseHistory)], new double[2]));
        Assert.Throws<ArgumentException>("meanSpends", () => Cdnow.ExpectedSpend([1], [1, 2], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>("repeatPurchaseCounts", () => Cdnow.SimulateMeanSpends([0], 1));
        var byOrder = PurchaseHistory.Create(1, 1, 2, TimeUnit.Week, PurchaseGrain.Order, 5);
        Assert.Throws<ArgumentException>("history", () => Cdnow.ExpectedSpend(byOrder));
    }

    [Fact]
    public void ToString_AnyModel_ShowsItsParameters() =>
        Assert.Equal("Gamma-Gamma (p 6.25, q 3.74, v 15.44)", Cdnow.ToString());

    private static double Slope(GammaGammaModel model, Func<double, double, double, double> value, int place)
    {
        double[] at = [model.P, model.Q, model.V];
        var step = 1e-4 * at[place];
        return (At(step) - At(-step)) / (2 * step);

        double At(double by)
        {
            var moved = at.ToArray();
            moved[place] += by;
            return value(moved[0], moved[1], moved[2]);
        }
    }
}
