using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Streams of rows give each customer whole, also those who have more rows than a page.</summary>
public abstract class ReadingTests : DatabaseTests
{
    // A page has 2 000 rows: at its end, over its end, and many customers in one.
    private static readonly (string Id, int Count)[] Customers =
        [("a", 1999), ("b", 1), ("c", 2001), ("d", 30), ("e", 3), .. Enumerable.Range(0, 40).Select(i => ($"f{i:00}", 2))];

    [Fact]
    public async Task ReadEventsAsync_OfMoreThanAPage_GivesEachCustomerWhole()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        var customerEvent = CustomerEvent.Visit(ShopHost.Start);
        Assert.All(
            await host.Store.SaveManyAsync(
                [
                    .. Customers.Select(customer => StoreChanges.Of(StoreChanges.Key(customer.Id), 0) with
                    {
                        AddedEvents = [.. Enumerable.Range(1, customer.Count).Select(number => new KeptEvent(number, customerEvent))],
                    }),
                    StoreChanges.Of(StoreChanges.Key("g"), 0), StoreChanges.Of(StoreChanges.Key("a", "other"), 0),
                ],
                Cancellation),
            outcome => Assert.Equal(SaveOutcome.Saved, outcome));

        foreach (var after in (string?[])[null, "a", "c", "d0", "f38", "z"])
        {
            var read = new List<(string Id, int Count)>();
            await foreach (var one in host.Store.ReadEventsAsync(string.Empty, after, Cancellation))
            {
                read.Add((one.Customer.CustomerId, one.Rows.Length));
                Assert.Equal(Enumerable.Range(1, one.Rows.Length), one.Rows.Select(kept => (int)kept.Number));
            }

            Assert.Equal(Customers.Where(customer => string.CompareOrdinal(customer.Id, after) > 0), read);
        }
    }

    [Fact]
    public async Task ReadEventsAsync_WhileCustomersAreSaved_HoldsNoTransaction()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        var customerEvent = CustomerEvent.Visit(ShopHost.Start);
        CustomerChange Change(string id, long sequence) =>
            StoreChanges.Of(StoreChanges.Key(id), sequence) with { AddedEvents = [new KeptEvent(sequence + 1, customerEvent)] };
        await host.Store.SaveManyAsync([Change("a", 0), Change("b", 0), Change("c", 0)], Cancellation);

        var read = new List<string>();
        await foreach (var one in host.Store.ReadEventsAsync(string.Empty, null, Cancellation))
        {
            read.Add(one.Customer.CustomerId);
            Assert.Equal(SaveOutcome.Saved, await host.Store.SaveAsync(Change(one.Customer.CustomerId, 1), Cancellation));
        }

        Assert.Equal(["a", "b", "c"], read);
    }
}

public sealed class SqliteReadingTests(SqliteDatabases files) : ReadingTests
{
    protected override DatabaseSource Databases => files;
}
