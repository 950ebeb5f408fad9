using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The tables come to be, and only tables that the library knows are used.</summary>
public abstract class SchemaTests : DatabaseTests
{
    [Fact]
    public async Task EnsureLifecycleSchemaAsync_Twice_ChangesNothing()
    {
        await using var database = await CreatedAsync();
        await using (var host = new ShopHost(database.Configure))
            await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);
        await using (var context = database.NewContext()) await context.Database.EnsureLifecycleSchemaAsync(Cancellation);

        await using var again = new ShopHost(database.Configure);
        Assert.True((await again.Tracker.GetViewAsync("anna", Cancellation)).IsKnown);
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfManyHostsAtOnce_CreatesTheTablesOnce()
    {
        await using var database = await NewDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                await using var context = database.NewContext();
                await context.Database.EnsureLifecycleSchemaAsync(Cancellation);
            },
            Cancellation)));
        Assert.Equal(1, await database.CountAsync("lifecycle_schema"));
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_WithOneTableMissing_CreatesIt()
    {
        await using var database = await NewCreatedAsync();
        await using var context = database.NewContext();
        await context.Database.ExecuteSqlRawAsync("DROP TABLE lifecycle_secrets", Cancellation);
        await context.Database.EnsureLifecycleSchemaAsync(Cancellation);
        Assert.Equal(0, await database.CountAsync("lifecycle_secrets"));
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfANewerSchema_IsRefused()
    {
        await using var database = await NewCreatedAsync();
        await using var context = database.NewContext();
        await context.Database.ExecuteSqlRawAsync("UPDATE lifecycle_schema SET version = 3", Cancellation);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => context.Database.EnsureLifecycleSchemaAsync(Cancellation));
        Assert.Equal(
            "The lifecycle tables have version 3; this version of LifecycleKit.EntityFrameworkCore knows version 2. Update the package on this host.",
            refused.Message);

        await using var host = new ShopHost(database.Configure);
        var unused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Store.LoadAsync(new CustomerKey(string.Empty, "anna"), null, Cancellation));
        Assert.Equal(refused.Message, unused.Message);
    }

    [Fact]
    public async Task Store_WithoutTables_SaysWhatToDo()
    {
        await using var database = await NewDatabaseAsync();
        await using var host = new ShopHost(database.Configure);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Store.LoadAsync(new CustomerKey(string.Empty, "anna"), null, Cancellation));
        Assert.Contains("EnsureLifecycleSchemaAsync", error.Message, StringComparison.Ordinal);

        // A host that creates them afterwards need not start again.
        await database.CreateAsync();
        await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);
    }

    [Fact]
    public async Task Store_OfAContextWithoutTheTables_SaysWhatToDo()
    {
        await using var database = await CreatedAsync();
        var services = new ServiceCollection().AddDbContext<EmptyContext>(database.Configure);
        services.AddLifecycle().UseEntityFrameworkStore<EmptyContext>();
        await using var provider = services.BuildServiceProvider();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await provider.GetRequiredService<ICustomerStore>().ListAsync(string.Empty, null, 1, Cancellation));
        Assert.Equal(
            "The model of EmptyContext does not contain the table lifecycle_customers. Call modelBuilder.AddLifecycle() in OnModelCreating.",
            error.Message);
    }

    private sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);
}

public sealed class SqliteSchemaTests(SqliteDatabases files) : SchemaTests
{
    protected override DatabaseSource Databases => files;

    [Theory]
    [InlineData(
        "SELECT customer_id FROM lifecycle_customers WHERE scope = '' AND due_at <= 1 ORDER BY due_at", "ix_lifecycle_customers_due")]
    [InlineData(
        "SELECT customer_id FROM lifecycle_customers WHERE scope = '' AND (version < 'v' OR version > 'v')",
        "ix_lifecycle_customers_version")]
    [InlineData("SELECT entry FROM lifecycle_orders WHERE scope = '' AND customer_id = 'a'", "ix_lifecycle_orders_customer")]
    [InlineData(
        "SELECT kind FROM lifecycle_seen_events WHERE scope = '' AND seen_at < 1 ORDER BY seen_at", "ix_lifecycle_seen_events_seen")]
    [InlineData("SELECT number FROM lifecycle_pending_events WHERE scope = '' ORDER BY number", "ix_lifecycle_pending_events_number")]
    [InlineData(
        "SELECT customer_id FROM lifecycle_customers WHERE scope = '' AND failure_count > 0 AND customer_id > 'a' ORDER BY customer_id",
        "ix_lifecycle_customers_stuck")]
    [InlineData(
        "SELECT customer_id, handler FROM lifecycle_deliveries WHERE scope = '' AND due_at <= 1 AND handler IN ('a', 'b') ORDER BY due_at",
        "ix_lifecycle_deliveries_due")]
    [InlineData(
        "SELECT next_number FROM lifecycle_deliveries WHERE scope = '' AND due_at IS NULL AND (customer_id, handler) > ('a', 'b') ORDER BY customer_id, handler",
        "ix_lifecycle_deliveries_parked")]
    [InlineData(
        "SELECT customer_id FROM lifecycle_transitions WHERE scope = '' AND track = 't' AND effective_at >= 1 ORDER BY effective_at",
        "ix_lifecycle_transitions_effective")]
    [InlineData(
        "SELECT customer_id FROM lifecycle_track_states WHERE scope = '' AND track = 't' AND stage = 's' AND customer_id > 'a' ORDER BY customer_id",
        "ix_lifecycle_track_states_stage")]
    [InlineData(
        "SELECT play FROM lifecycle_play_counts WHERE scope = '' AND day >= 1 ORDER BY day, play",
        "sqlite_autoindex_lifecycle_play_counts_1")]
    [InlineData(
        "SELECT event FROM lifecycle_events WHERE scope = '' AND customer_id > 'a' ORDER BY customer_id, number LIMIT 9",
        "sqlite_autoindex_lifecycle_events_1")]
    [InlineData(
        "SELECT entry FROM lifecycle_orders WHERE scope = '' AND customer_id > 'a' ORDER BY customer_id LIMIT 9",
        "ix_lifecycle_orders_customer")]
    public async Task Queries_OfTheStore_AreSearchesOfAnIndex(string query, string index)
    {
        await using var database = await CreatedAsync();
        await using var context = database.NewContext();
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {query}";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var plan = new List<string>();
        while (await reader.ReadAsync(Cancellation)) plan.Add(reader.GetString(3));
        Assert.Contains(plan, line => line.Contains($"INDEX {index} (scope=", StringComparison.Ordinal));
        Assert.DoesNotContain(
            plan,
            line => line.StartsWith("SCAN", StringComparison.Ordinal) || line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queries_OfDocumentsToUpgrade_ReadTheirIndexAlone()
    {
        await using var database = await CreatedAsync();
        var plan = await database.ReadAsync(
            "EXPLAIN QUERY PLAN SELECT document FROM lifecycle_customers WHERE format < 2 ORDER BY scope, customer_id LIMIT 9");
        Assert.EndsWith("INDEX ix_lifecycle_customers_format", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureCreated_OfTheHost_CreatesTheTablesToo()
    {
        await using var database = await NewDatabaseAsync();
        await using var context = database.NewContext();
        await context.Database.EnsureCreatedAsync(Cancellation);
        await context.Database.EnsureLifecycleSchemaAsync(Cancellation);
        await using var host = new ShopHost(database.Configure);
        await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);
    }
}
