using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresStoreTests(PostgresServer server) : StoreTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}

public sealed class PostgresPendingTests(PostgresServer server) : PendingTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}

public sealed class PostgresOrderCountTests(PostgresServer server) : OrderCountTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}

public sealed class PostgresKillTests(PostgresServer server) : KillTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}

public sealed class PostgresSchemaTests(PostgresServer server) : SchemaTests
{
    [Fact]
    public async Task KeyColumns_OfTheTables_CompareAsBytes()
    {
        await using var database = await CreatedAsync();
        await using var context = database.NewContext();
        var columns = await context.Database.SqlQueryRaw<string>(
            """
            SELECT table_name || '.' || column_name AS "Value" FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name LIKE 'lifecycle%' AND data_type = 'character varying'
            AND collation_name IS DISTINCT FROM 'C'
            """).ToListAsync(Cancellation);
        Assert.Empty(columns);
    }

    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}
