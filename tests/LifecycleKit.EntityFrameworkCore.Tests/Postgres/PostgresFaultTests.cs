namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresProcessTests(PostgresServer server) : ProcessTests
{
    protected override int ProcessCount => 4;

    protected override DatabaseSource Databases => server;
}

public sealed class PostgresArrivalTests(PostgresServer server) : ArrivalTests
{
    protected override DatabaseSource Databases => server;
}

public sealed class PostgresCrossedOrderTests(PostgresContractTests.SharedDatabase shared)
    : StoredCrossedOrderTests, IClassFixture<PostgresContractTests.SharedDatabase>
{
    protected override ValueTask<TestDatabase> SharedAsync() => shared.GetAsync();
}
