using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv.Checks;

public class HoldoutTableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly BgNbdModel Bg = BgNbdModel.Create(0.243, 4.414, 0.793, 2.426, TimeUnit.Week);
    private static readonly MbgNbdModel Mbg = MbgNbdModel.Create(0.525, 6.183, 0.891, 1.614, TimeUnit.Week);

    /// <summary>The walkthrough of the R package BTYD and a separate computation agree in these figures of the fitted BG/NBD.</summary>
    [Fact]
    public void Of_CdnowUnderBgNbd_HasThePublishedMeansAndErrors()
    {
        var split =
            HoldoutSplit.Create(CdnowSampleOrders.Read(), CdnowSampleOrders.Calibration, CdnowSampleOrders.End, cancellationToken: Token);
        var table = HoldoutTable.Of(split, [BgNbdModel.Fit(split.Sample, cancellationToken: Token).Model], cancellationToken: Token);
        double[] actual = [0.2367, 0.6970, 1.3925, 1.5600, 2.5323, 2.9474, 3.8621, 6.3594];
        double[] expected = [0.2251, 0.5231, 1.0441, 1.5203, 2.1639, 2.6538, 3.5040, 6.1572];
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7+"], table.Buckets.Select(bucket => bucket.Label));
        Assert.Equal([1411, 439, 214, 100, 62, 38, 29, 64], table.Buckets.Select(bucket => bucket.CustomerCount));
        Assert.All(table.Buckets, (bucket, i) => Assert.Equal(actual[i], bucket.Actual.Value, 5e-5));
        Assert.All(table.Buckets, (bucket, i) => Assert.Equal(expected[i], bucket.Expected[0].Value, 5e-5));
        var fit = Assert.Single(table.Models);
        Assert.Equal((1_882L, "BG/NBD"), (table.PurchaseCount, fit.ModelName));
        Assert.Equal(1653.41, fit.Expected, 5e-3);
        Assert.Equal((1653.41 - 1882) / 2357, fit.Bias.Value, 5e-6);
        Assert.Equal(0.78545, fit.MeanAbsoluteError.Value, 5e-6);
        Assert.Equal(1.60798, fit.RootMeanSquaredError.Value, 5e-6);
    }

    /// <summary>The same for Pareto/NBD.</summary>
    [Fact]
    public void Of_CdnowUnderParetoNbd_HasThePublishedMeansAndErrors()
    {
        var split = HoldoutSplit.Create(CdnowSampleOrders.Read(), CdnowSampleOrders.Calibration, CdnowSampleOrders.End, Token);
        var table = HoldoutTable.Of(split, [ParetoNbdModel.Fit(split.Sample, cancellationToken: Token).Model], cancellationToken: Token);
        double[] expected = [0.1384, 0.5995, 1.1958, 1.7138, 2.3983, 2.9072, 3.8186, 6.4031];
        Assert.All(table.Buckets, (bucket, i) => Assert.Equal(expected[i], bucket.Expected[0].Value, 5e-5));
        Assert.Equal(1665.51, table.Models[0].Expected, 5e-3);
        Assert.Equal(0.75452, table.Models[0].MeanAbsoluteError.Value, 5e-6);
    }

    [Fact]
    public void Of_SeveralModels_EqualsTheNaiveSums()
    {
        var split = SimulatedHoldout.Of(Bg, 3_000, 26, 13, 5);
        PurchaseModel[] models = [Bg, Mbg];
        var table = HoldoutTable.Of(split, models, 3, cancellationToken: Token);
        Assert.Equal(3, table.Buckets.Length);
        for (var x = 0; x < 3; x++)
        {
            var own = split.Customers.Where(customer => Math.Min(customer.History.RepeatPurchaseCount, 2) == x).ToArray();
            Assert.Equal((own.Length, x == 2), (table.Buckets[x].CustomerCount, table.Buckets[x].IsOpen));
            Assert.Equal(own.Average(customer => customer.PurchaseCount), table.Buckets[x].Actual.Value, 1e-12);
            for (var m = 0; m < 2; m++)
                Assert.Equal(own.Average(customer => Mean(models[m], customer)), table.Buckets[x].Expected[m].Value, 1e-12);
        }

        for (var m = 0; m < 2; m++)
        {
            var errors = split.Customers.Select(customer => Mean(models[m], customer) - customer.PurchaseCount).ToArray();
            Assert.Equal(errors.Average(), table.Models[m].Bias.Value, 1e-12);
            Assert.Equal(errors.Average(Math.Abs), table.Models[m].MeanAbsoluteError.Value, 1e-12);
            Assert.Equal(Math.Sqrt(errors.Average(error => error * error)), table.Models[m].RootMeanSquaredError.Value, 1e-12);
            var score = split.Customers.Average(customer =>
                Math.Log(models[m].ProbabilityOfPurchases(customer.History, customer.PurchaseCount, 13).Value));
            Assert.Equal(score, table.Models[m].LogScore.Value, 1e-12);
        }

        static double Mean(PurchaseModel model, HoldoutCustomer customer) => model.ExpectedPurchases(customer.History, 13).Value;
    }

    /// <summary>The mean of all expectations equals the mean of the purchases, within five standard errors.</summary>
    [Fact]
    public void Of_TheTrueModel_IsWithoutBiasAndTheWrongOneIsNot()
    {
        var split = SimulatedHoldout.Of(Mbg, 20_000, 40, 39, 11);
        var error = Math.Sqrt(
            split.Customers.Average(customer => (double)customer.PurchaseCount * customer.PurchaseCount) / split.Customers.Length);
        var wrong = MbgNbdModel.Create(0.525, 6.183, 0.891 * 3, 1.614, TimeUnit.Week);
        var table = HoldoutTable.Of(split, [Mbg, wrong], cancellationToken: Token);
        Assert.InRange(table.Models[0].Bias.Value, -5 * error, 5 * error);
        Assert.True(Math.Abs(table.Models[1].Bias.Value) > 5 * error);
        Assert.True(table.Models[0].LogScore.Value > table.Models[1].LogScore.Value);
        Assert.True(table.Models[0].RootMeanSquaredError.Value < table.Models[1].RootMeanSquaredError.Value);
    }

    [Fact]
    public void Of_NoCustomers_SaysSo()
    {
        var table = HoldoutTable.Of(HoldoutSplit.Create([], 13), [Bg], cancellationToken: Token);
        Assert.All(table.Buckets, bucket => Assert.Equal((0L, "there are no customers"), (bucket.CustomerCount, bucket.Actual.Reason)));
        Assert.All(table.Buckets, bucket => Assert.Equal("there are no customers", Assert.Single(bucket.Expected).Reason));
        var fit = Assert.Single(table.Models);
        Assert.Equal(0, fit.Expected);
        Assert.All(
            [fit.Bias, fit.MeanAbsoluteError, fit.RootMeanSquaredError, fit.LogScore],
            x => Assert.Equal("there are no customers", x.Reason));
        Assert.Contains("x = 7+: 0 customers, actual none", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BadArguments_NamesThem()
    {
        var split = SimulatedHoldout.Of(Bg, 3, 26, 13, 5);
        Assert.Throws<ArgumentNullException>("split", () => HoldoutTable.Of(null!, [Bg], cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("models", () => HoldoutTable.Of(split, null!, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("models", () => HoldoutTable.Of(split, [null!], cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>("buckets", () => HoldoutTable.Of(split, [Bg], 0, cancellationToken: Token));
        Assert.Throws<ArgumentException>(
            "models", () => HoldoutTable.Of(split, [BgNbdModel.Create(1, 1, 1, 1, TimeUnit.Day)], cancellationToken: Token));
        Assert.Throws<ArgumentException>(
            "models",
            () => HoldoutTable.Of(split, [BgNbdModel.Create(1, 1, 1, 1, TimeUnit.Week, PurchaseGrain.Order)], cancellationToken: Token));
        Assert.Throws<OperationCanceledException>(() => HoldoutTable.Of(split, [Bg], cancellationToken: new CancellationToken(true)));
    }
}
