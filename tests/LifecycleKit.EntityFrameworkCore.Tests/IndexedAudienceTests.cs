using System.Reflection;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A search by segment or score among many customers loads the customers of the index alone.</summary>
public abstract class IndexedAudienceTests(FilledDatabase filled) : PlanTests(filled)
{
    private static readonly RfmModel Cuts = RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], ShopHost.Start,
        new RfmOptions
        {
            Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5), Monetary = RfmCuts.Given(20, 50, 90, 150),
        });

    [Fact]
    public async Task FindAsync_BySegmentAndScoresAmongManyCustomers_LoadsThoseAlone()
    {
        await using var database = await NewCreatedAsync();
        await using var host = new ShopHost(database.Configure);
        var store = DispatchProxy.Create<ICustomerStore, CountingStore>();
        var count = (CountingStore)(object)store;
        count.Inner = host.Store;
        var options = new LifecycleOptions { Rfm = Cuts, ScoreIndexes = new ScoreIndexOptions() };
        ShopHost.SetOptions(options);
        var tracker = LifecycleTracker.Create(options.AddSegmentTrack(), store, host.Clock);
        await tracker.RecordAsync("ben", CustomerEvent.Visit(ShopHost.Start), Cancellation);
        for (var i = 0; i < 3; i++) await tracker.RecordAsync($"buyer {i}", ShopHost.Order($"{i}", total: 60), Cancellation);
        await using (var context = database.NewContext())
        {
            await CopyAsync(context, LifecycleTables.Customers, new() { ["customer_id"] = "'c' || n" });
            await CopyAsync(context, LifecycleTables.TrackStates, new() { ["customer_id"] = "'c' || n" });
            await context.Database.ExecuteSqlRawAsync("ANALYZE", Cancellation);
        }

        Audience[] audiences = [Audience.InSegment("First-time Customers"), Audience.WithRfm("5-1-3"), Audience.WithRfm()];
        foreach (var audience in audiences)
        {
            count.LoadedCount = 0;
            var found = new List<string>();
            await foreach (var view in tracker.FindAsync(audience, Cancellation)) found.Add(view.Customer.CustomerId);
            Assert.Equal(["buyer 0", "buyer 1", "buyer 2"], found);
            Assert.Equal(3, count.LoadedCount);
        }

        count.LoadedCount = 0;
        Assert.Equal(CustomerCount + 1, await tracker.CountAsync(Audience.InSegment("Engaged Visitors"), Cancellation));
        Assert.Equal(0, count.LoadedCount);
    }

    /// <summary>Counts the customers that are loaded for searches.</summary>
    public class CountingStore : DispatchProxy
    {
        public ICustomerStore Inner { get; set; } = null!;

        public int LoadedCount { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (args is [IReadOnlyList<CustomerQuery> queries, ..]) LoadedCount += queries.Count;
            return targetMethod!.Invoke(Inner, args);
        }
    }
}

public sealed class SqliteIndexedAudienceTests(SqliteDatabases files, FilledDatabase filled)
    : IndexedAudienceTests(filled), IClassFixture<FilledDatabase>
{
    protected override DatabaseSource Databases => files;
}
