using System.Security.Cryptography;
using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.UserTests.Populations;

public class SimulatedShopTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SimulatedShopOptions Options = new() { CustomerCount = 4000, Seed = 5, Start = Start, Currency = "EUR" };

    private static readonly SimulatedPopulation Simulated = SimulatedPopulation.CreateShop(Options);

    private static CustomerEvent[] Events { get; } = [.. Simulated.Customers.SelectMany(one => one.Events)];

    /// <summary>The last snapshots of the orders.</summary>
    private static OrderSnapshot[] Orders { get; } =
        [.. Events.Where(one => one.Snapshot is not null).GroupBy(one => one.Snapshot!.OrderId).Select(one => one.Last().Snapshot!)];

    /// <summary>The committed digest shows that every framework and machine that runs the tests draws the same events.</summary>
    [Fact]
    public void CreateShop_WithASeed_GivesTheCommittedEvents()
    {
        var small = new SimulatedShopOptions { CustomerCount = 200, Seed = 5, Start = Start };
        var events = SimulatedPopulation.CreateShop(small, Shop.Cancellation).GetTrackedEvents()
            .Select(one => one.CustomerId + one.Event.ToJson());

        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', events))))[..32];
        Assert.Equal("1CE9D9CED55197F42A8F5896592B7FEB", digest);
    }

    [Fact]
    public void Buyers_OfAShop_AreSeventyPercentOneTimeBuyers()
    {
        var buyers = Simulated.Customers.Select(one => one.Events.Where(e => e.Snapshot is not null).Select(e => e.Snapshot!.OrderId)
            .Distinct().Count()).Where(count => count > 0).ToArray();

        Assert.InRange(buyers.Length / 4000.0, 0.67, 0.73);
        Assert.InRange(buyers.Count(count => count == 1) / (double)buyers.Length, 0.67, 0.73);
        Assert.True(buyers.Max() > 10);
    }

    [Fact]
    public void Orders_OfAShop_FollowTheSeasons()
    {
        var months = Enumerable.Range(1, 12).Select(month => Orders.Count(order => order.PlacedAt.Month == month)).ToArray();

        // A growing number of customers orders again, so that late months have more orders than their season alone gives.
        Assert.True(months[11] > 1.8 * months[6], string.Join(", ", months));
        Assert.True(months[1] < months[2], string.Join(", ", months));
    }

    [Fact]
    public void Orders_OfAShop_AreDeliveredAndReturned()
    {
        var delivered = Orders.Where(order => order.DeliveredAt is not null).ToArray();

        Assert.All(Orders, order => Assert.Equal(order.GrossTotal, order.Lines.Sum(line => line.NetAmount)));
        Assert.All(delivered, order => Assert.True(order.PlacedAt < order.ShippedAt && order.ShippedAt < order.DeliveredAt));
        Assert.InRange(delivered.Length / (double)Orders.Length, 0.97, 1);
        Assert.InRange(delivered.Count(order => order.ReturnedAt is not null) / (double)delivered.Length, 0.08, 0.12);
        Assert.InRange(Count(CustomerEventKind.CaseOpened) / (double)delivered.Length, 0.04, 0.06);
        Assert.InRange(Count(CustomerEventKind.Review) / (double)delivered.Length, 0.12, 0.17);
        Assert.All(Events, one => Assert.True(one.At >= Start && one.At < Start.AddDays(730) && one.EventId is not null));
        Assert.All(Simulated.Customers, customer =>
            Assert.Equal(customer.Events.Length, customer.Events.Select(one => one.Key).Distinct().Count()));
    }

    [Fact]
    public async Task Tracker_WithAShop_MovesCustomersThroughEveryStage()
    {
        var options = new LifecycleOptions { ReportingCurrency = "EUR" }
            .AddTrack("journey", LifecyclePresets.Retail).AddTrack("cart", LifecyclePresets.Cart);
        var tracker = LifecycleTracker.Create(options, timeProvider: new FakeTimeProvider(Start.AddDays(730)));

        var result = await tracker.BackfillAsync(Simulated.GetTrackedEvents(), new BackfillOptions { Name = "shop" }, Shop.Cancellation);

        Assert.Empty(result.Failures);
        Assert.Equal(Events.Length, result.AppliedCount);
        foreach (var stage in LifecyclePresets.Retail.Stages.Select(one => one.Id).Except(["won-back"]))
            Assert.True(await tracker.CountAsync(Audience.InStage("journey", stage), Shop.Cancellation) > 0, stage);
        Assert.True(await tracker.CountAsync(Audience.InStage("cart", "lost"), Shop.Cancellation) > 100);
        var log = Simulated.GetOrderLog();
        Assert.Equal(log.CustomerCount, Simulated.Customers.Count(one => HistoryOf(one).Profile.OrderCount > 0));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12, -1)]
    [InlineData(12, double.NaN)]
    [InlineData(12, 0)]
    public void Seasons_OutOfRange_AreRefused(int count, double value = 1) => Assert.Throws<ArgumentException>(() =>
        new SimulatedShopOptions { CustomerCount = 1, Seed = 1, Start = Start, Seasons = [.. Enumerable.Repeat(value, count)] });

    [Theory]
    [InlineData(89)]
    [InlineData(3651)]
    public void DayCount_OutOfRange_IsRefused(int days) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new SimulatedShopOptions { CustomerCount = 1, Seed = 1, Start = Start, DayCount = days });

    private static int Count(CustomerEventKind kind) => Events.Count(one => one.Kind == kind);

    private static CustomerHistory HistoryOf(SimulatedCustomer customer)
    {
        var history = new CustomerHistory();
        foreach (var one in customer.Events) history.Apply(one);
        return history;
    }
}
