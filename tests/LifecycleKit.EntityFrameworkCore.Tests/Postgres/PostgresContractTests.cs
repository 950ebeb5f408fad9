namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresContractTests(PostgresContractTests.SharedDatabase shared)
    : ContractTests, IClassFixture<PostgresContractTests.SharedDatabase>
{
    protected override ValueTask<TestDatabase> SharedAsync() => shared.GetAsync();

    /// <summary>Makes the database for the first check, so that each check is skipped where there is no PostgreSQL.</summary>
    public sealed class SharedDatabase(PostgresServer server) : IAsyncDisposable
    {
        private TestDatabase? _database;

        public async ValueTask<TestDatabase> GetAsync()
        {
            if (_database is not null) return _database;
            _database = await server.NewDatabaseAsync();
            await _database.CreateAsync();
            return _database;
        }

        public async ValueTask DisposeAsync()
        {
            if (_database is not null) await _database.DisposeAsync();
        }
    }
}
