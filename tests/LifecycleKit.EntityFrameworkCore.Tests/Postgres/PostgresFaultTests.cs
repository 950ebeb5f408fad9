namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresProcessTests(PostgresServer server) : ProcessTests
{
    protected override int ProcessCount => 4;

    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}

public sealed class PostgresArrivalTests(PostgresServer server) : ArrivalTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => server.NewDatabaseAsync();
}

public sealed class PostgresCrossedOrderTests(PostgresContractTests.SharedDatabase shared)
    : StoredCrossedOrderTests, IClassFixture<PostgresContractTests.SharedDatabase>
{
    protected override ValueTask<TestDatabase> SharedAsync() => shared.GetAsync();
}
