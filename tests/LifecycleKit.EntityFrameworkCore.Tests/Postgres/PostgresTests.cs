using LifecycleKit.EntityFrameworkCore.Tests.Upgrade;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresStoreTests(PostgresServer server) : StoreTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresAccountTests(PostgresServer server) : AccountTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresPendingTests(PostgresServer server) : PendingTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresClaimTests(PostgresServer server) : ClaimTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresOrderCountTests(PostgresServer server) : OrderCountTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresKillTests(PostgresServer server) : KillTests
{
    protected override DatabaseSource Databases => server;
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

    protected override DatabaseSource Databases => server;
}

public sealed class PostgresUpgradeTests(PostgresServer server) : UpgradeTests
{
    protected override string Schema => """
        SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length, collation_name
        FROM information_schema.columns WHERE table_schema = current_schema() AND table_name LIKE 'lifecycle%' UNION ALL
        SELECT tablename, replace(indexdef, current_schema(), ''), NULL, NULL, NULL, NULL, NULL
        FROM pg_indexes WHERE schemaname = current_schema() AND tablename LIKE 'lifecycle%' ORDER BY 1, 2
        """;

    protected override string Script => "version-1.postgres.sql";

    protected override DatabaseSource Databases => server;
}

public sealed class PostgresLostCommitTests(PostgresServer server) : LostCommitTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresDeliveryRaceTests(PostgresServer server) : DeliveryRaceTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresStoreComparisonTests(PostgresServer server) : StoreComparisonTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresReadingTests(PostgresServer server) : ReadingTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresBackfillTests(PostgresServer server) : BackfillTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresAudienceTests(PostgresServer server) : AudienceTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresIndexedAudienceTests(PostgresServer server, FilledDatabase filled)
    : IndexedAudienceTests(filled), IClassFixture<FilledDatabase>
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresErasureTests(PostgresServer server) : ErasureTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresExportTests(PostgresServer server) : ExportTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresRetentionTests(PostgresServer server) : RetentionTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresRollingDeploymentTests(PostgresServer server) : RollingDeploymentTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresIdentityTests(PostgresServer server) : IdentityTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresDatabaseSourceTests(PostgresServer server) : DatabaseSourceTests
{
    protected override DatabaseSource Databases => server;
}
