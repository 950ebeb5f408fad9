using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv.Purchases;

public class PurchaseSimulationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private const int Customers = 40_000;

    public static TheoryData<string> Families => [.. PurchaseFamilies.All.Select(family => family.Name)];

    /// <summary>
    /// χ² of the counts against P(X(t) = n) stays below its quantile at z = 5 (Wilson and Hilferty 1931), which chance passes once in three
    /// million times; classes with few customers are merged.
    /// </summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Simulate_CountsOfNewCustomers_HaveTheModelsDistribution(string family)
    {
        var model = ModelOf(family);
        foreach (var age in new[] { 2.0, 30 })
        {
            var counts = model.Simulate([.. Enumerable.Repeat(age, Customers)], 17, Token).GroupBy(history => history.RepeatPurchaseCount)
                .ToDictionary(group => group.Key, group => group.Count());
            var squares = 0.0;
            var classes = 0;
            var seen = 0;
            var probable = 0.0;
            for (var n = 0; ; n++)
            {
                var p = model.ProbabilityOfPurchases(model.NewCustomer, n, age).Value;
                if (p * Customers < 20) break;
                squares += Square(counts.GetValueOrDefault(n) - p * Customers) / (p * Customers);
                classes += 1;
                seen += counts.GetValueOrDefault(n);
                probable += p;
            }

            var rest = (1 - probable) * Customers;
            squares += Square(Customers - seen - rest) / rest;
            var freedom = 2.0 / (9 * classes);
            Assert.True(classes >= 3);
            Assert.InRange(squares, 0, classes * Math.Pow(1 - freedom + 5 * Math.Sqrt(freedom), 3));
        }
    }

    /// <summary>The mean number of purchases is E[X(t)], within five standard errors of the drawn ones.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Simulate_MeanOfNewCustomers_IsTheExpectation(string family)
    {
        var model = ModelOf(family);
        var counts = model.Simulate([.. Enumerable.Repeat(50.0, Customers)], 3, Token)
            .Select(history => (double)history.RepeatPurchaseCount).ToArray();
        var mean = counts.Average();
        var error = Math.Sqrt(counts.Average(x => Square(x - mean)) / Customers);
        Assert.Equal(model.ExpectedPurchases(model.NewCustomer, 50).Value, mean, 5 * error);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void SimulateTimes_OfTheSameSeed_AreThoseOfTheHistories(string family)
    {
        var model = ModelOf(family);
        double[] ages = [.. Enumerable.Range(0, 3_000).Select(i => i % 60 * 0.7)];
        var (histories, times) = (model.Simulate(ages, 5, Token), model.SimulateTimes(ages, 5, Token));
        for (var i = 0; i < ages.Length; i++)
        {
            Assert.Equal(
                PurchaseHistory.Create(times[i].Length, times[i].LastOrDefault(), ages[i], model.Unit, model.Grain), histories[i]);
            Assert.Equal(times[i].Order(), times[i]);
            Assert.All(times[i], time => Assert.InRange(time, 0, ages[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void SimulateTimes_OfACustomer_DependOnSeedAndPlaceAlone(string family)
    {
        var model = ModelOf(family);
        var all = model.SimulateTimes([.. Enumerable.Repeat(40.0, 3_000)], 9, Token);
        Assert.Equal(all, model.SimulateTimes([.. Enumerable.Repeat(40.0, 3_000)], 9, Token));
        Assert.Equal(all[..10], model.SimulateTimes([.. Enumerable.Repeat(40.0, 10)], 9, Token));
        Assert.NotEqual(all, model.SimulateTimes([.. Enumerable.Repeat(40.0, 3_000)], 10, Token));
        var shorter = model.SimulateTimes([.. Enumerable.Repeat(15.0, 3_000)], 9, Token);
        Assert.Equal(all.Select(times => times.Where(time => time <= 15)), shorter);
    }

    [Fact]
    public void Simulate_NoAges_IsEmpty() => Assert.Empty(ModelOf("BG/NBD").Simulate([], 1, Token));

    [Fact]
    public void Simulate_BadAges_NamesThem()
    {
        var model = ModelOf("BG/NBD");
        Assert.All([-1, double.NaN, double.PositiveInfinity], age =>
        {
            Assert.Throws<ArgumentOutOfRangeException>("ages", () => model.Simulate([1, age], 1, Token));
            Assert.Throws<ArgumentOutOfRangeException>("ages", () => model.SimulateTimes([1, age], 1, Token));
        });
        Assert.Throws<OperationCanceledException>(() => model.Simulate([1], 1, new CancellationToken(true)));
    }

    private static PurchaseModel ModelOf(string family) =>
        PurchaseFamilies.Find(family)!.Create(new PurchaseParameters(0.7, 5, 0.9, 2.5), TimeUnit.Week, PurchaseGrain.Day, null);

    private static double Square(double x) => x * x;
}
