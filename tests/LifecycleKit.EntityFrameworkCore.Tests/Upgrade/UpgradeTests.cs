using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Tests.Upgrade;

/// <summary>Tables of version 1, with rows as that version wrote them, become those of version 2, and nothing is lost.</summary>
public abstract class UpgradeTests : DatabaseTests
{
    private const string Others = "other";
    private const string Key = "scope || '/' || customer_id";
    private const string AllDeliveries =
        $"SELECT {Key}, handler, next_number, last_number, due_at, failure_count, error, leased_until FROM lifecycle_deliveries ORDER BY 1, 2";

    private static readonly string[] Unchanged =
    [
        "SELECT scope, customer_id, order_id, placed_at, entry FROM lifecycle_orders ORDER BY 1, 3",
        "SELECT scope, customer_id, number, kind, occurred_at, event FROM lifecycle_events ORDER BY 1, 2, 3",
        "SELECT scope, customer_id, kind, event_id, seen_at FROM lifecycle_seen_events ORDER BY 1, 2, 3, 4",
        "SELECT number, scope, customer_id, event, failure_count, leased_until FROM lifecycle_pending_events ORDER BY 1",
        "SELECT scope, number, content FROM lifecycle_publications ORDER BY 1, 2",
        "SELECT scope, secret FROM lifecycle_secrets ORDER BY 1",
        "SELECT scope, customer_id, leased_until, save_id, sequence, version FROM lifecycle_customers ORDER BY 1, 2",
    ];

    private static readonly string[] AllRows =
    [
        .. Unchanged, AllDeliveries,
        "SELECT scope, customer_id, due_at, document, format, failure_count FROM lifecycle_customers ORDER BY 1, 2",
        "SELECT * FROM lifecycle_transitions ORDER BY scope, customer_id, number",
        "SELECT * FROM lifecycle_track_states ORDER BY scope, customer_id, track", "SELECT * FROM lifecycle_schema",
    ];

    /// <summary>The columns and indexes of all tables of the library, one a line.</summary>
    protected abstract string Schema { get; }

    protected abstract string Script { get; }

    private static DateTimeOffset Later => ShopHost.Start.AddDays(8);

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfVersion1_KeepsEveryRow()
    {
        await using var database = await Version1Async();
        var before = await RowsAsync(database, Unchanged);
        var documents = await DocumentsAsync(database);

        await EnsureAsync(database);

        Assert.Equal(before, await RowsAsync(database, Unchanged));
        Assert.Equal(["1 | 2"], await database.ReadAsync("SELECT id, version FROM lifecycle_schema"));
        Assert.Equal(["2"], await database.ReadAsync("SELECT DISTINCT format FROM lifecycle_customers"));
        var upgraded = await DocumentsAsync(database);
        Assert.Equal(documents.Keys.Order(), upgraded.Keys.Order());
        foreach (var (key, json) in documents)
        {
            var transitions = await database.ReadAsync(
                $"SELECT notice FROM lifecycle_transitions WHERE {Key} = '{key.Replace("'", "''", StringComparison.Ordinal)}' ORDER BY number");
            var expected = CustomerDocument.FromJson(json) with { LastTransitionNumber = transitions.Count };
            Assert.Equal(expected.ToJson(), upgraded[key]);
        }
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfVersion1_MakesRowsOfDeliveries()
    {
        await using var database = await Version1Async();
        await EnsureAsync(database);

        Assert.Equal(
            [
                "/anna | 1 | quiet | new | buyer | 2026-01-01T13:00", "/anna | 2 | journey | first-time | active | 2026-01-02T18:00",
                "/anna | 3 | quiet | buyer | silent | 2026-01-06T18:00", "/carla | 1 | journey | visitor | first-time | 2026-01-09T12:00",
                "/carla | 2 | quiet | new | buyer | 2026-01-09T12:00", "/Änne \"ß\" 'o' | 1 | quiet | new | buyer | 2026-01-02T19:00",
                "/Änne \"ß\" 'o' | 2 | quiet | buyer | silent | 2026-01-06T19:00",
                "other/anna | 1 | quiet | new | buyer | 2026-01-02T20:00",
            ],
            (await database.ReadAsync(
                $"SELECT {Key}, number, track, from_stage, to_stage, effective_at FROM lifecycle_transitions WHERE NOT is_muted ORDER BY 1, 2"))
            .Select(WithInstant).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "/anna | Shops.Mailer | 1 | 3 | 2026-01-08T12:04 | 3 | null | null",
                "/carla | Shops.Ledger | 1 | 2 | 2026-01-09T12:01 | 1 | null | null",
                "/carla | Shops.Mailer | 2 | 2 | 2026-01-09T12:01 | 1 | null | null",
                "/Änne \"ß\" 'o' | Shops.Ledger | 2 | 2 | 2026-01-08T12:01 | 1 | null | null",
                "/Änne \"ß\" 'o' | Shops.Mailer | 1 | 2 | 2026-01-08T12:02 | 2 | null | null",
                "other/anna | Shops.Mailer | 1 | 1 | 2026-01-02T20:01 | 1 | null | null",
            ],
            (await database.ReadAsync(AllDeliveries)).Select(WithInstant).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["/anna active", "/ben lead", "/carla first-time", "/Änne \"ß\" 'o' first-time", "other/anna first-time"],
            (await database.ReadAsync($"SELECT {Key} || ' ' || stage FROM lifecycle_track_states WHERE track = 'journey'"))
            .Order(StringComparer.Ordinal));

        await using var host = new ShopHost(database.Configure);
        var stuck = Assert.Single(await host.Store.ListStuckAsync(string.Empty, null, 9, Cancellation));
        Assert.Equal(new StuckCustomer(new CustomerKey(string.Empty, "carla"), 2, Later.AddMinutes(2)), stuck);
        // Without deliveries in the document the customer is due when a transition is.
        var anna = (await host.Store.LoadAsync(new CustomerKey(string.Empty, "anna"), null, Cancellation)).Record!;
        Assert.Equal(anna.Document.NextMoveAt, anna.DueAt);
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfVersion1Twice_ChangesNothing()
    {
        await using var database = await Version1Async();
        await EnsureAsync(database);
        var (rows, schema) = (await RowsAsync(database, AllRows), await database.ReadAsync(Schema));

        await EnsureAsync(database);

        Assert.Equal(rows, await RowsAsync(database, AllRows));
        Assert.Equal(schema, await database.ReadAsync(Schema));
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfVersion1ByManyHosts_UpgradesOnce()
    {
        await using var expected = await Version1Async();
        await EnsureAsync(expected);
        await using var database = await Version1Async();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EnsureAsync(database), Cancellation)));
        Assert.Equal(await RowsAsync(expected, AllRows), await RowsAsync(database, AllRows));
    }

    [Fact]
    public async Task EnsureLifecycleSchemaAsync_OfVersion1_MakesTheTablesOfANewDatabase()
    {
        await using var database = await Version1Async();
        await EnsureAsync(database);
        await using var created = await NewDatabaseAsync();
        await EnsureAsync(created);
        Assert.Equal(await created.ReadAsync(Schema), await database.ReadAsync(Schema));
    }

    [Fact]
    public async Task Store_OfVersion1_SaysWhatToDo()
    {
        await using var database = await Version1Async();
        await using var host = new ShopHost(database.Configure);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Store.LoadAsync(new CustomerKey(string.Empty, "anna"), null, Cancellation));
        Assert.Contains("EnsureLifecycleSchemaAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SweepAsync_AfterTheUpgrade_DeliversWhatWasPendingInOrder()
    {
        await using var database = await Version1Async();
        await EnsureAsync(database);
        var log = new HandlerLog();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new ShopClock(Later.AddMinutes(5))).AddSingleton(log);
        services.AddPooledDbContextFactory<ShopContext>(database.Configure);
        services.AddLifecycle(options =>
        {
            ShopHost.SetOptions(options);
            options.SubjectSecret = null;
        }).UseEntityFrameworkStore<ShopContext>().AddTransitionHandler<Mailer>().AddTransitionHandler<Ledger>();
        await using var provider = services.BuildServiceProvider();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();

        foreach (var one in (ILifecycleTracker[])[tracker, tracker.ForScope(Others)])
            Assert.Empty((await one.SweepAsync(cancellationToken: Cancellation)).HandlerFailures);

        // The last transition of the other shop is of this sweep.
        Assert.Equal(
            [
                "/anna Mailer: new buyer, first-time active, buyer silent", "/carla Ledger: visitor first-time, new buyer",
                "/carla Mailer: new buyer", "/Änne \"ß\" 'o' Ledger: buyer silent", "/Änne \"ß\" 'o' Mailer: new buyer, buyer silent",
                "other/anna Ledger: buyer silent", "other/anna Mailer: new buyer, buyer silent",
            ],
            log.Calls.GroupBy(call => call.Pair).Select(pair => $"{pair.Key}: {string.Join(", ", pair.Select(call => call.Stages))}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(0, await database.CountAsync("lifecycle_deliveries"));
    }

    [Fact]
    public async Task LoadAsync_OfADocumentThatAnOlderHostSaved_MakesRowsOfItsDeliveries()
    {
        await using var database = await Version1Async();
        var former = await RowsAsync(database, "SELECT document FROM lifecycle_customers WHERE scope = 'other'");
        await EnsureAsync(database);
        await using var host = new ShopHost(database.Configure);
        var key = new CustomerKey(Others, "anna");
        var loads = new Func<Task<StoredCustomer>>[]
        {
            async () => await host.Store.LoadAsync(key, null, Cancellation),
            async () => (await host.Store.LoadManyAsync([new CustomerQuery(key, [])], Cancellation))[0],
        };
        for (var i = 0; i < loads.Length; i++)
        {
            // As a host of the older version saves, which ran while the tables were upgraded.
            await database.ExecuteAsync(
                $"UPDATE lifecycle_customers SET format = 1, document = '{former.Replace("'", "''", StringComparison.Ordinal)}' WHERE scope = 'other'");
            var stored = await loads[i]();
            Assert.True(stored.HasDeliveries);
            Assert.Equal(i + 2, stored.Record!.Document.LastTransitionNumber);
            Assert.Equal(
                [$"1 | {i + 2}"],
                await database.ReadAsync("SELECT next_number, last_number FROM lifecycle_deliveries WHERE scope = 'other'"));
        }

        Assert.Equal(["2"], await database.ReadAsync("SELECT format FROM lifecycle_customers WHERE scope = 'other'"));
    }

    private static async Task EnsureAsync(TestDatabase database)
    {
        await using var context = database.NewContext();
        await context.Database.EnsureLifecycleSchemaAsync(Cancellation);
    }

    private static async Task<string> RowsAsync(TestDatabase database, params string[] queries)
    {
        var lines = new List<string>();
        foreach (var query in queries) lines.AddRange(await database.ReadAsync(query));
        return string.Join('\n', lines);
    }

    private static async Task<Dictionary<string, string>> DocumentsAsync(TestDatabase database)
    {
        var rows = await database.ReadAsync($"SELECT {Key}, document FROM lifecycle_customers");
        return rows.Select(row => row.Split(" | ", 2)).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }

    /// <summary>Shows ticks as an instant.</summary>
    private static string WithInstant(string line) => string.Join(" | ", line.Split(" | ").Select(value => value.Length == 18
        && long.TryParse(value, out var ticks) ? new DateTime(ticks).ToString("yyyy-MM-ddTHH:mm", null) : value));

    private async Task<TestDatabase> Version1Async()
    {
        var database = await NewDatabaseAsync();
        using var stream = typeof(UpgradeTests).Assembly.GetManifestResourceStream(Script)!;
        using var reader = new StreamReader(stream);
        await database.ExecuteAsync(await reader.ReadToEndAsync(Cancellation));
        return database;
    }

    private sealed class HandlerLog
    {
        public List<(string Pair, string Stages)> Calls { get; } = [];

        public ValueTask Add(string handler, TransitionNotice notice)
        {
            Calls.Add(($"{notice.Customer.Scope}/{notice.Customer.CustomerId} {handler}", $"{notice.From} {notice.To}"));
            return ValueTask.CompletedTask;
        }
    }

    [TransitionHandlerName("Shops.Mailer")]
    private sealed class Mailer(HandlerLog log) : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken) => log.Add("Mailer", notice);
    }

    [TransitionHandlerName("Shops.Ledger")]
    private sealed class Ledger(HandlerLog log) : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken) => log.Add("Ledger", notice);
    }
}

public sealed class SqliteUpgradeTests(SqliteDatabases files) : UpgradeTests
{
    protected override string Schema => """
        SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
        WHERE m.name LIKE 'lifecycle%' UNION ALL
        SELECT name, sql, NULL, NULL, NULL, NULL FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'lifecycle%' ORDER BY 1, 2
        """;

    protected override string Script => "version-1.sqlite.sql";

    protected override DatabaseSource Databases => files;
}
