using System.Security.Cryptography;
using System.Text;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.UserTests.Populations;

public class SimulatedPopulationTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static SimulatedPopulationOptions Options(int customers, ulong seed, PurchaseModel? purchases = null) => new()
    {
        Purchases = purchases ?? MbgNbdModel.Create(0.9, 6, 0.8, 2.5, TimeUnit.Week, PurchaseGrain.Order),
        Spend = GammaGammaModel.Create(6, 4, 30, PurchaseGrain.Order),
        CustomerCount = customers,
        Seed = seed,
        Start = Start,
        End = End,
    };

    private static SimulatedPopulationOptions Lively(ulong seed) => new()
    {
        Purchases = MbgNbdModel.Create(0.9, 6, 0.8, 2.5, TimeUnit.Week),
        Spend = GammaGammaModel.Create(6, 4, 30),
        CustomerCount = 300,
        Seed = seed,
        Start = Start,
        End = End,
        FirstOrdersUntil = Start.AddDays(365),
        Currency = "EUR",
        RefundShare = 0.2,
        VisitShare = 0.5,
        ConsentShare = 0.25,
    };

    public static TheoryData<PurchaseModelKind, ulong> Fits => new(
        from kind in (PurchaseModelKind[])[PurchaseModelKind.MbgNbd, PurchaseModelKind.BgNbd, PurchaseModelKind.ParetoNbd]
        from seed in (ulong[])[1, 2]
        select (kind, seed));

    /// <summary>Each of the seven parameters within four standard errors: wrong by chance once in two thousand populations.</summary>
    [Theory]
    [MemberData(nameof(Fits))]
    public void Fit_OnAPopulation_RecoversTheParameters(PurchaseModelKind kind, ulong seed)
    {
        PurchaseModel purchases = kind switch
        {
            PurchaseModelKind.BgNbd => BgNbdModel.Create(0.9, 6, 0.8, 2.5, TimeUnit.Week, PurchaseGrain.Order),
            PurchaseModelKind.ParetoNbd => ParetoNbdModel.Create(0.9, 6, 0.6, 12, TimeUnit.Week, PurchaseGrain.Order),
            _ => MbgNbdModel.Create(0.9, 6, 0.8, 2.5, TimeUnit.Week, PurchaseGrain.Order),
        };
        var options = Options(4000, seed, purchases);
        var fit = PopulationModel.Fit(
            SimulatedPopulation.Create(options, Shop.Cancellation).GetOrderLog(),
            new PopulationModelOptions { AsOf = End, Grain = PurchaseGrain.Order, Purchases = kind }, Shop.Cancellation);

        var truth = options.Purchases.Parameters.Concat(options.Spend.Parameters);
        Assert.All(fit.Purchases.Parameters.Concat(fit.Spend.Parameters).Zip(truth), pair => Assert.InRange(
            Math.Abs(pair.First.Value.Value - pair.Second.Value.Value), 0, 4 * pair.First.Value.StandardError));
    }

    /// <summary>The committed digest shows that every framework and machine that runs the tests draws the same events.</summary>
    [Fact]
    public void Create_WithASeed_GivesTheCommittedEvents()
    {
        var events = SimulatedPopulation.Create(Lively(7), Shop.Cancellation).GetTrackedEvents()
            .Select(one => one.CustomerId + one.Event.ToJson());
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', events))))[..32];

        Assert.Equal("2F28B4B695DCE160CD2FED8735BAC859", digest);
    }

    [Fact]
    public void Create_WithAnotherSeed_GivesOtherEvents() => Assert.NotEqual(Texts(Lively(7)), Texts(Lively(8)));

    [Fact]
    public void Create_WithAShare_ChangesNothingElse()
    {
        var plain = SimulatedPopulation.Create(Options(200, 3), Shop.Cancellation);
        var lively = SimulatedPopulation.Create(
            new SimulatedPopulationOptions
            {
                Purchases = Options(1, 1).Purchases, Spend = Options(1, 1).Spend, CustomerCount = 200, Seed = 3, Start = Start, End = End,
                RefundShare = 0.3, VisitShare = 1, ConsentShare = 1,
            },
            Shop.Cancellation);

        Assert.Equal(
            plain.Customers.SelectMany(customer => customer.Events).Select(one => one.ToJson()),
            lively.Customers.SelectMany(customer => customer.Events)
                .Where(one => one.Snapshot is { RefundedTotal: 0 }).Select(one => one.ToJson()));
    }

    [Fact]
    public void Create_WithShares_HasAboutThatManyEvents()
    {
        var population = SimulatedPopulation.Create(Lively(9), Shop.Cancellation);
        var events = population.Customers.SelectMany(customer => customer.Events).ToArray();
        double orders = events.Count(one => one.Snapshot is { RefundedTotal: 0 });

        Assert.Equal(300, population.Customers.Length);
        Assert.InRange(events.Count(one => one.Snapshot is { RefundedTotal: > 0 }) / orders, 0.14, 0.24);
        Assert.InRange(events.Count(one => one.Kind == CustomerEventKind.Visit) / orders, 0.43, 0.57);
        Assert.InRange(events.Count(one => one.Kind == CustomerEventKind.ConsentChanged) / 300.0, 0.15, 0.35);
        Assert.All(events, one => Assert.True(one.At >= Start && one.At < End));
        Assert.All(events, one => Assert.True(one.Snapshot is null or { Currency: "EUR", GrossTotal: > 0 }));
        Assert.All(population.Customers, customer =>
        {
            Assert.True(customer.Events.First(one => one.Snapshot is not null).At < Start.AddDays(365));
            Assert.Equal(customer.Events.Length, customer.Events.Select(one => one.Key).Distinct().Count());
        });
    }

    [Fact]
    public async Task GetTrackedEvents_InATracker_FillTheShop()
    {
        var population = SimulatedPopulation.Create(Lively(11), Shop.Cancellation);
        var options = new LifecycleOptions { ReportingCurrency = "EUR" }.AddTrack("journey", LifecyclePresets.Retail);
        var tracker = LifecycleTracker.Create(options, timeProvider: new FakeTimeProvider(End));

        var result = await tracker.BackfillAsync(
            population.GetTrackedEvents(), new BackfillOptions { Name = "population" }, Shop.Cancellation);

        Assert.Empty(result.Failures);
        var buyers = population.Customers.Count(one => HistoryOf(one).Profile.OrderCount > 0);
        Assert.True(buyers < population.Customers.Length);
        Assert.Equal(buyers, population.GetOrderLog().CustomerCount);
        var customer = population.Customers.MaxBy(one => one.Events.Length)!;
        var view = await tracker.GetViewAsync(customer.CustomerId, Shop.Cancellation);
        Assert.Equal(HistoryOf(customer).Profile.NetRevenue, view.Profile.NetRevenue);
    }

    private static CustomerHistory HistoryOf(SimulatedCustomer customer)
    {
        var history = new CustomerHistory();
        foreach (var one in customer.Events) history.Apply(one);
        return history;
    }

    [Fact]
    public void Create_OfAnEmptyPeriod_IsRefused() => Assert.Throws<ArgumentException>(() => SimulatedPopulation.Create(
        new SimulatedPopulationOptions
        {
            Purchases = Options(1, 1).Purchases, Spend = Options(1, 1).Spend, CustomerCount = 1, Seed = 1, Start = End, End = Start,
        },
        Shop.Cancellation));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Share_OutOfRange_IsRefused(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedPopulationOptions
    {
        Purchases = Options(1, 1).Purchases, Spend = Options(1, 1).Spend, CustomerCount = 1, Seed = 1, Start = Start, End = End,
        VisitShare = share,
    });

    private static string Texts(SimulatedPopulationOptions options) => string.Concat(
        SimulatedPopulation.Create(options, Shop.Cancellation).GetTrackedEvents().Select(one => one.Event.ToJson()));
}
