using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

/// <summary>Frequency and monetary cut among repeat customers, recency among all.</summary>
public class RfmPopulationTests
{
    private static readonly RfmOptions AmongRepeat = new() { Population = RfmPopulation.RepeatCustomers };

    /// <summary>Amounts are whole cents, so that the two ways to interpolate round nothing.</summary>
    private static readonly Gen<RfmValues> Customer =
        from days in Gen.Choose(0, 600)
        from orders in Gen.Choose(0, 6)
        from cents in Gen.Choose(-500, 50_000)
        select orders == 0 ? default : RfmValues.Create(days, orders, cents / 100m);

    /// <summary>2 to 61 customers, of whose orders at least one counts.</summary>
    private static readonly Gen<RfmValues[]> Populations =
        from size in Gen.Choose(1, 60)
        from customers in Gen.ArrayOf(Customer, size)
        select (RfmValues[])[RfmValues.Create(7, 1, 10), .. customers];

    [Fact]
    public void Fit_AmongRepeatCustomers_IsTheNaiveQuantilesOfThem() => Law.Holds(Populations, population =>
    {
        var model = RfmModel.Fit(population, RfmPopulations.AsOf, AmongRepeat);
        var buyers = population.Where(values => values.HasOrders).ToArray();
        var repeat = buyers.Where(values => values.Frequency > 1).ToArray();
        var isCut = repeat.Length >= RfmModel.MinRepeatCustomerCount;
        var part = isCut ? repeat : buyers;
        Assert.Equal(isCut ? RfmPopulation.RepeatCustomers : RfmPopulation.AllBuyers, model.Population);
        Assert.Equal(NaiveRfm.Quantiles(buyers.Select(values => (decimal)values.RecencyDays), 5), model.Recency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(part.Select(values => (decimal)values.Frequency), 5), model.Frequency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(part.Select(values => values.Monetary), 5), model.Monetary.CutPoints);
        Assert.All(
            (RfmColumn[])[model.Recency, model.Frequency, model.Monetary], column => Assert.Equal(buyers.Length, column.CustomerCount));
        Assert.Equal(0, model.Drift(population).Largest.TryGetValue(out var drift) ? drift : 0);
    });

    [Theory]
    [InlineData(RfmModel.MinRepeatCustomerCount - 1, RfmPopulation.AllBuyers)]
    [InlineData(RfmModel.MinRepeatCustomerCount, RfmPopulation.RepeatCustomers)]
    public void Fit_WithANumberOfRepeatCustomers_SaysWhoWasCut(int repeat, RfmPopulation population)
    {
        var customers = Shop(repeat);
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, AmongRepeat);
        Assert.Equal(population, model.Population);
        Assert.Equal(1, model.Score(customers[^1]).F);
        Assert.Equal(
            RfmModel.Fit(customers, RfmPopulations.AsOf).ContentHash == model.ContentHash, population == RfmPopulation.AllBuyers);
    }

    [Fact]
    public void Fit_AmongRepeatCustomersWithTiesSpread_FillsTheBinsOfRepeatCustomersEqually()
    {
        var spread = RfmCuts.Quantile(5, spreadTies: true);
        var customers = Shop(100);
        var keys = RfmPopulations.DistinctKeysFor(customers);
        var model = RfmModel.Fit(
            customers, RfmPopulations.AsOf,
            new RfmOptions { Frequency = spread, Monetary = spread, Population = RfmPopulation.RepeatCustomers }, keys);
        var scores = RfmPopulations.Scores(model, customers, keys);
        Assert.All(Enumerable.Range(1, 5), score => Assert.Equal(20, scores.Take(100).Count(one => one.F == score)));
        Assert.All(Enumerable.Range(1, 5), score => Assert.Equal(20, scores.Take(100).Count(one => one.M == score)));
        Assert.All(scores.Skip(100), score => Assert.Equal(1, score.F));
        Assert.Equal(model.ToJson(), RfmModel.FromJson(model.ToJson()).ToJson());
    }

    [Fact]
    public void Fit_WithEqualWidthsAmongRepeatCustomers_LeavesOneTimeBuyersOutOfTheRange()
    {
        RfmValues[] customers =
            [.. Enumerable.Range(0, 40).Select(i => RfmValues.Create(i, 2 + i % 4, 10 + i)), RfmValues.Create(1, 1, 1000)];
        var model = RfmModel.Fit(
            customers, RfmPopulations.AsOf,
            new RfmOptions { Monetary = RfmCuts.Fixed(3), Population = RfmPopulation.RepeatCustomers });
        Assert.Equal([23m, 36m], model.Monetary.CutPoints);
        Assert.Equal(3, model.Score(customers[^1]).M);
    }

    [Fact]
    public void Population_ThatDoesNotExist_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RfmOptions { Population = (RfmPopulation)2 });

    /// <summary>Repeat customers first, then 300 customers with one order.</summary>
    private static RfmValues[] Shop(int repeat) =>
    [
        .. Enumerable.Range(0, repeat).Select(i => RfmValues.Create(i * 37 % 365, 2 + i % 6, 20 + i * 13 % 90)),
        .. Enumerable.Range(0, 300).Select(i => RfmValues.Create(i * 29 % 365, 1, 5 + i % 50)),
    ];
}
