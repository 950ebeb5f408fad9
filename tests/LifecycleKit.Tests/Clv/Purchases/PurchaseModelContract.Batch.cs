using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Clv;

public abstract partial class PurchaseModelContract
{
    private const double Horizon = 90 / 7.0;
    private const double ValueHorizon = 365 / 7.0;

    private static readonly Discount TenPerCent = Discount.Continuous(0.1);

    [Fact]
    public void Forecast_Batch_IsTheSinglePredictionsToTheLastBit() => Law.Holds(
        PurchaseCase.Of(Family, IsTime).ListOf(60),
        cases =>
        {
            var model = cases[0].Model;
            var (horizon, valueHorizon, discount) = (cases[0].First, cases[0].Second, cases[0].Discount);
            var histories = cases.Select(x => x.History).ToArray();
            var single = histories.Select(history => model.Forecast(history, horizon, discount, valueHorizon)).ToArray();
            for (var i = 0; i < histories.Length; i++)
            {
                Assert.Equal(model.ProbabilityAlive(histories[i]).Value, single[i].ProbabilityAlive);
                Assert.Equal(model.ExpectedPurchases(histories[i], horizon).Value, single[i].ExpectedPurchases);
                Assert.Equal(
                    model.DiscountedPurchases(histories[i], discount, valueHorizon).Value, single[i].DiscountedPurchases);
            }

            var (batch, numbers) = (new PurchaseForecast[histories.Length], new double[histories.Length]);
            model.Forecast(histories.AsSpan(), batch.AsSpan(), horizon, discount, valueHorizon);
            Assert.Equal(single, batch);
            Array.Reverse(histories);
            var backwards = Enumerable.Reverse(single).ToArray();
            model.Forecast(
                histories.AsMemory(), batch.AsMemory(), horizon, discount, valueHorizon, TestContext.Current.CancellationToken);
            Assert.Equal(backwards, batch);
            model.ProbabilityAlive(histories, numbers);
            Assert.Equal(backwards.Select(x => x.ProbabilityAlive), numbers);
            model.ExpectedPurchases(histories, horizon, numbers);
            Assert.Equal(backwards.Select(x => x.ExpectedPurchases), numbers);
            model.DiscountedPurchases(histories, discount, valueHorizon, numbers);
            Assert.Equal(backwards.Select(x => x.DiscountedPurchases), numbers);
            model.ProbabilityOfPurchases(histories, 2, horizon, numbers);
            Assert.Equal(histories.Select(history => model.ProbabilityOfPurchases(history, 2, horizon).Value), numbers);
            model.TimeToNextPurchase(histories, 0.3, numbers);
            Assert.Equal(histories.Select(history => model.TimeToNextPurchase(history, 0.3).Value), numbers);
        },
        count: 60);

    [Fact]
    public void Forecast_ManyCustomers_IsTheSinglePredictionsToTheLastBit()
    {
        var model = Everyday();
        var draws = new RandomDraws(5);
        var histories = new PurchaseHistory[5_000];
        for (var i = 0; i < histories.Length; i++)
        {
            var (age, count) = (100 * draws.NextUniform(), draws.NextIndex(3) * draws.NextIndex(40));
            histories[i] = PurchaseHistory.Create(count, count == 0 ? 0 : age * draws.NextUniform(), age, TimeUnit.Week);
        }

        var (span, memory) = (new PurchaseForecast[histories.Length], new PurchaseForecast[histories.Length]);
        model.Forecast(histories.AsSpan(), span.AsSpan(), Horizon, TenPerCent, ValueHorizon);
        model.Forecast(
            histories.AsMemory(), memory.AsMemory(), Horizon, TenPerCent, ValueHorizon, TestContext.Current.CancellationToken);
        for (var i = 0; i < histories.Length; i++)
            Assert.Equal(model.Forecast(histories[i], Horizon, TenPerCent, ValueHorizon), span[i]);
        Assert.Equal(span, memory);
    }

    [Fact]
    public void Predictions_AnyCustomer_AllocateNothing()
    {
        var model = Everyday();
        PurchaseHistory[] histories =
            [model.NewCustomer, PurchaseHistory.Create(2, 30.43, 38.86, TimeUnit.Week), PurchaseHistory.Create(40, 5, 70, TimeUnit.Week)];
        var (forecasts, numbers) = (new PurchaseForecast[3], new double[3]);
        var discount = Discount.Effective(0.1);
        foreach (var history in histories)
        {
            Assert.Equal(0, Allocation.Of(() => model.ProbabilityAlive(history, 20)));
            Assert.Equal(0, Allocation.Of(() => model.ChurnProbability(history, 20)));
            Assert.Equal(0, Allocation.Of(() => model.ExpectedPurchases(history, 39, 10)));
            Assert.Equal(0, Allocation.Of(() => model.ExpectedPurchases(history, 5_000)));
            Assert.Equal(0, Allocation.Of(() => model.ProbabilityOfPurchases(history, 3, 39)));
            Assert.Equal(0, Allocation.Of(() => model.TimeToNextPurchase(history, 0.1)));
            Assert.Equal(0, Allocation.Of(() => model.DiscountedPurchases(history, discount)));
            Assert.Equal(0, Allocation.Of(() => model.DiscountedPurchases(history, discount, 52)));
            Assert.Equal(0, Allocation.Of(() => model.LogLikelihood(history)));
            Assert.Equal(0, Allocation.Of(() => model.Forecast(history, Horizon, discount, ValueHorizon)));
        }

        Assert.Equal(0, Allocation.Of(
            () => model.Forecast(histories.AsSpan(), forecasts.AsSpan(), Horizon, discount, ValueHorizon)));
        Assert.Equal(0, Allocation.Of(() => model.ProbabilityAlive(histories, numbers)));
        Assert.Equal(0, Allocation.Of(() => model.ExpectedPurchases(histories, 39, numbers)));
        Assert.Equal(0, Allocation.Of(() => model.DiscountedPurchases(histories, discount, 52, numbers)));
        Assert.Equal(0, Allocation.Of(() => model.ProbabilityOfPurchases(histories, 2, 39, numbers)));
        Assert.Equal(0, Allocation.Of(() => model.TimeToNextPurchase(histories, 0.3, numbers)));

        var n = Family.Dimension;
        var known = Everyday(new ParameterCovariance(
            [.. Enumerable.Range(0, n).Select(i => model.Natural[i])],
            [.. Enumerable.Range(0, n * n).Select(i => i % (n + 1) == 0 ? 0.01 : 0)]));
        Assert.True(known.ExpectedPurchases(histories[1], 39, withStandardError: true).StandardError > 0);
        Assert.Equal(0, Allocation.Of(() => known.ExpectedPurchases(histories[1], 39, withStandardError: true)));
    }

    /// <summary>
    /// The first prediction of a model for a number of purchases allocates nothing either, although no earlier prediction has filled its
    /// cache.
    /// </summary>
    [Fact]
    public void ExpectedPurchases_FirstOfItsKind_AllocatesNothing()
    {
        var model = Everyday();
        var history = PurchaseHistory.Create(1, 10, 40, TimeUnit.Week);
        Assert.Equal(0, Allocation.Of(() => model.ExpectedPurchases(history, 13)));
        // Other numbers in each round, and the least of the rounds: the runtime sometimes allocates on the thread too.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(round => AllocatedFrom(2 + (80 * round))));

        long AllocatedFrom(int least)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var x = least; x < least + 80; x++) model.ExpectedPurchases(PurchaseHistory.Create(x, 10, 40, TimeUnit.Week), 13);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Predictions_BadArguments_ThrowNamingThem()
    {
        var model = Everyday();
        var history = model.NewCustomer;
        foreach (var time in (double[])[-1, double.NaN])
        {
            Named("after", () => model.ProbabilityAlive(history, time));
            Named("after", () => model.ChurnProbability(history, time));
            Named("horizon", () => model.ExpectedPurchases(history, time));
            Named("from", () => model.ExpectedPurchases(history, 1, time));
            Named("horizon", () => model.ProbabilityOfPurchases(history, 1, time));
            Named("horizon", () => model.DiscountedPurchases(history, Discount.None, time));
            Named("horizon", () => model.ExpectedPurchases([history], time, new double[1]));
            Named("horizon", () => model.Forecast(history, time));
            Named("valueHorizon", () => model.Forecast(new[] { history }.AsSpan(), new PurchaseForecast[1].AsSpan(), 13, default, time));
            Named("probability", () => model.TimeToNextPurchase(history, time));
        }

        Named("after", () => model.ProbabilityAlive(history, double.PositiveInfinity));
        Named("from", () => model.ExpectedPurchases(history, 1, double.PositiveInfinity));
        Named("horizon", () => model.ProbabilityOfPurchases(history, 1, double.PositiveInfinity));
        Named("count", () => model.ProbabilityOfPurchases(history, -1, 1));
        Named("probability", () => model.TimeToNextPurchase(history, 0));
        Named("probability", () => model.TimeToNextPurchase(history, 1));
        Named("forecasts", () => model.Forecast(new PurchaseHistory[2].AsSpan(), new PurchaseForecast[1].AsSpan(), 13));
        Named("probabilities", () => model.ProbabilityAlive(new PurchaseHistory[2], new double[3]));
        Named("purchases", () => model.ExpectedPurchases(new PurchaseHistory[2], 1, new double[3]));
        Named("purchases", () => model.DiscountedPurchases(new PurchaseHistory[2], Discount.None, 1, new double[3]));
        Named("probabilities", () => model.ProbabilityOfPurchases(new PurchaseHistory[2], 1, 1, new double[3]));
        Named("times", () => model.TimeToNextPurchase(new PurchaseHistory[2], 0.5, new double[3]));
        Named("horizon", () => model.DiscountedPurchases([history], Discount.None, -1, new double[1]));
        Named("horizon", () => model.ProbabilityOfPurchases([history], 1, double.PositiveInfinity, new double[1]));
        Named("count", () => model.ProbabilityOfPurchases([history], -1, 1, new double[1]));
        Named("probability", () => model.TimeToNextPurchase([history], 1, new double[1]));
        foreach (var other in (PurchaseHistory[])[PurchaseHistory.Create(0, 0, 1, TimeUnit.Day),
            PurchaseHistory.Create(0, 0, 1, TimeUnit.Week, PurchaseGrain.Order)])
        {
            Named("history", () => model.ProbabilityAlive(other));
            Named("history", () => model.LogLikelihood(other));
            Named("history", () => model.Forecast(other, 13));
            Named("history", () => model.Forecast(new[] { history, other }.AsSpan(), new PurchaseForecast[2].AsSpan(), 13));
            Named("history", () => model.ProbabilityAlive([other], new double[1]));
        }

        static void Named(string parameter, Action call) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);
    }

    private PurchaseModel Everyday(ParameterCovariance? covariance = null) =>
        Family.Create(new PurchaseParameters(0.55, 8, 0.8, 2.4), TimeUnit.Week, PurchaseGrain.Day, covariance);
}
