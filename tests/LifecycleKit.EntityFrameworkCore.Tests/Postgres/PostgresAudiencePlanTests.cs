namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresAudiencePlanTests(PostgresServer server, FilledDatabase filled)
    : AudiencePlanTests(filled), IClassFixture<FilledDatabase>
{
    [Fact]
    public async Task ListInStages_AmongManyCustomers_ReadsThoseOfTheStageAlone()
    {
        var (database, settled, due) = await InStagesAsync();
        Func<StoreSql, string> statement = sql => sql.Audiences.ListInStages(1);
        var scan = Assert.Single(await ScansAsync(database, LifecycleTables.TrackStates, statement, Without(settled, "@since")));
        Assert.Equal(("ix_lifecycle_track_states_stage", RareCount), scan);
        await ReadsCustomersAsync(database, statement, Without(settled, "@since"), 0);
        await ReadsCustomersAsync(database, statement, Without(due, "@since"), DueCount);
    }

    [Fact]
    public async Task ListInStages_OfTwoTracksAmongManyCustomers_ReadsThoseOfTheStagesAlone()
    {
        var (database, settled, due) = await InStagesAsync();
        Func<StoreSql, string> statement = sql => sql.Audiences.ListInStages(1, 1);
        var scans = await ScansAsync(database, LifecycleTables.TrackStates, statement, OfTwoTracks(settled));
        Assert.DoesNotContain(scans, scan => scan.Index is null);
        Assert.Equal(2 * RareCount, scans.Sum(scan => scan.RowCount));
        await ReadsCustomersAsync(database, statement, OfTwoTracks(due), DueCount);
    }

    [Fact]
    public async Task ListEntered_AmongManyCustomers_ReadsThoseWhoEnteredAlone()
    {
        var (database, settled, due) = await InStagesAsync();
        Func<StoreSql, string> statement = sql => sql.Audiences.ListEntered;
        var scan = Assert.Single(await ScansAsync(database, LifecycleTables.TrackStates, statement, Without(settled, "@stage0")));
        Assert.Equal(("ix_lifecycle_track_states_entered", RareCount), scan);
        await ReadsCustomersAsync(database, statement, Without(due, "@stage0"), DueCount);
    }

    [Fact]
    public async Task CountByStage_OfManyCustomers_ReadsEachStateOnceAndTheDueTwice()
    {
        var (database, _, due) = await InStagesAsync();
        var parameters = Without(due, "@stage0", "@since", "@after", "@max");
        Func<StoreSql, string> statement = sql => sql.Audiences.CountByStage;
        await ReadsCustomersAsync(database, statement, parameters, DueCount);
        var scans = await ScansAsync(database, LifecycleTables.TrackStates, statement, parameters);
        // The tracks of the others are read too where the table is read as a whole.
        Assert.InRange(scans.Sum(scan => scan.RowCount), CustomerCount, (ShopHost.Tracks.Length * (CustomerCount + 2)) + DueCount);
    }

    protected override DatabaseSource Databases => server;

    private static Task<List<(string? Index, int RowCount)>> ScansAsync(
        TestDatabase database, string table, Func<StoreSql, string> statement, (string Name, object Value)[] parameters) =>
        PostgresPlanTests.ScansAsync(database, table, statement, parameters);

    private static async Task ReadsCustomersAsync(
        TestDatabase database, Func<StoreSql, string> statement, (string Name, object Value)[] parameters, int count)
    {
        var scans = await ScansAsync(database, LifecycleTables.Customers, statement, parameters);
        Assert.DoesNotContain(scans, scan => scan.Index is null);
        Assert.Equal(count, scans.Sum(scan => scan.RowCount));
    }
}
